package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.ledger.PartyKind;
import io.linli.web.page.Frame;

/**
 * A split rule as a person types it: percent, yuan, dates. Of each party there is one value in each of the lists, in the
 * order of the parties' kinds. {@link RuleReading} makes a rule of it.
 */
@TemplateData
public class RuleForm {

    /** The id of all parties' shares together: what is wrong with their sum is told there. */
    static final String PARTS = "parts";

    @RestForm
    public @Nullable String company;

    @RestForm
    public @Nullable String community;

    @RestForm
    public @Nullable String supplier;

    @RestForm
    public @Nullable String category;

    @RestForm
    public @Nullable String campaign;

    @RestForm
    public @Nullable String rest;

    @RestForm
    public @Nullable String partner;

    @RestForm
    public @Nullable List<String> rate;

    @RestForm
    public @Nullable List<String> perUnit;

    @RestForm
    public @Nullable List<String> minimum;

    @RestForm
    public @Nullable List<String> maximum;

    @RestForm
    public @Nullable String commissionTax;

    @RestForm
    public @Nullable String lowestPrice;

    @RestForm
    public @Nullable String validTo;

    @RestForm
    public @Nullable String month;

    private Map<String, String> errors = Map.of();

    /**
     * What is typed for one party.
     *
     * @param key what its fields' ids begin with
     */
    @TemplateData
    public record Line(
            PartyKind party, String key, boolean rest, String rate, String perUnit, String minimum, String maximum) {

        public String rateId() {
            return key + "Rate";
        }

        public String perUnitId() {
            return key + "PerUnit";
        }

        public String minimumId() {
            return key + "Minimum";
        }

        public String maximumId() {
            return key + "Maximum";
        }
    }

    /** What the form holds before anybody typed: the usual shares. */
    static RuleForm usual(YearMonth month) {
        var form = new RuleForm();
        form.rest = PartyKind.SUPPLIER.name();
        form.rate = List.of("85", "10", "5");
        form.month = month.toString();
        return form;
    }

    /** For that company where none was typed. */
    RuleForm orOf(UUID companyId) {
        if (company == null || company.isBlank()) {
            company = companyId.toString();
        }
        return this;
    }

    /** The same form, saying beside each field why it was refused. */
    RuleForm refused(Refusal refusal, Frame frame) {
        var told = new LinkedHashMap<String, String>();
        RuleReading.problems(refusal).forEach((field, code) -> told.put(field, frame.refusal(code)));
        errors = told;
        return this;
    }

    /** Why the field was refused; null where it was not. */
    public @Nullable String error(String field) {
        return errors.get(field);
    }

    /** Whether somebody who types begins at this field: the first that was refused. */
    public boolean first(String field) {
        return errors.keySet().stream().findFirst().filter(field::equals).isPresent();
    }

    /** For the page: a line for each kind of party. */
    public List<Line> lines() {
        return Arrays.stream(PartyKind.values()).map(this::line).toList();
    }

    public boolean forCompany(UUID id) {
        return id.toString().equals(company);
    }

    public boolean forCommunity(UUID id) {
        return id.toString().equals(community);
    }

    public boolean forSupplier(UUID id) {
        return id.toString().equals(supplier);
    }

    public boolean forCategory(UUID id) {
        return id.toString().equals(category);
    }

    public boolean forCampaign(UUID id) {
        return id.toString().equals(campaign);
    }

    private Line line(PartyKind party) {
        int index = party.ordinal();
        return new Line(
                party,
                key(party),
                party.name().equals(rest),
                at(rate, index),
                at(perUnit, index),
                at(minimum, index),
                at(maximum, index));
    }

    private static String key(PartyKind party) {
        return switch (party) {
            case SUPPLIER -> "supplier";
            case PROPERTY_COMPANY -> "company";
            case PLATFORM -> "platform";
            case LEADER -> "leader";
            case OPERATING_PARTNER -> "partner";
            case OWNERS_FUND -> "fund";
        };
    }

    private static String at(@Nullable List<String> values, int index) {
        return values == null || index >= values.size() ? "" : values.get(index);
    }
}
