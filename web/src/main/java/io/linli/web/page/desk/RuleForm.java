package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.ledger.PartyKind;
import io.linli.marketplace.settlement.Portion;
import io.linli.marketplace.settlement.RuleScope;
import io.linli.marketplace.settlement.SplitRuleDraft;
import io.linli.marketplace.settlement.SplitTerm;
import io.linli.marketplace.settlement.SplitTerms;

/**
 * A split rule as a person types it: percent, yuan, dates. Of each party there is one value in each of the lists, in the
 * order of the parties' kinds.
 */
@TemplateData
public class RuleForm {

    private static final int BASIS_DIGITS = 2;
    private static final String TIER = ";";
    private static final String TIER_RATE = ":";
    /** Where the operator's days begin and end. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @RestForm
    public @Nullable String company;

    @RestForm
    public @Nullable String community;

    @RestForm
    public @Nullable String supplier;

    @RestForm
    public @Nullable String category;

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

    /** Refuses with: {@code rate-unreadable}, {@code amount-unreadable}, and as the rule does. */
    SplitRuleDraft draft() {
        var scope = RuleScope.of(id(company), id(community), id(supplier), id(category), null);
        var terms = new ArrayList<SplitTerm>();
        for (var line : lines()) {
            if (line.rest()) {
                terms.add(SplitTerm.rest(line.party(), partnerOf(line.party())));
            } else if (!isBlank(line.rate() + line.perUnit() + line.minimum() + line.maximum())) {
                terms.add(term(line));
            }
        }
        requireWhole(terms);
        return new SplitRuleDraft(
                scope,
                new SplitTerms(
                        terms,
                        isBlank(commissionTax) ? 0 : basisPoints(commissionTax),
                        Money.CNY,
                        isBlank(lowestPrice) ? 1 : fen(lowestPrice)));
    }

    /** From the day after on the rule holds no more. Refuses with: {@code date-unreadable}. */
    Optional<Instant> end() {
        try {
            return isBlank(validTo)
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(validTo)
                            .plusDays(1)
                            .atStartOfDay(ZONE)
                            .toInstant());
        } catch (DateTimeParseException unreadable) {
            throw new Refusal(Refusal.Kind.INVALID, "date-unreadable", "A date is written like 2026-05-31.");
        }
    }

    YearMonth month(YearMonth otherwise) {
        try {
            return isBlank(month) ? otherwise : YearMonth.parse(month);
        } catch (DateTimeParseException unreadable) {
            throw new Refusal(Refusal.Kind.INVALID, "date-unreadable", "A month is written like 2026-05.");
        }
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

    private SplitTerm term(Line line) {
        return new SplitTerm(
                line.party(),
                partnerOf(line.party()),
                portion(line.rate()),
                isBlank(line.perUnit()) ? 0 : fen(line.perUnit()),
                isBlank(line.minimum()) ? 0 : fen(line.minimum()),
                isBlank(line.maximum()) ? Optional.empty() : Optional.of(fen(line.maximum())));
    }

    private Optional<UUID> partnerOf(PartyKind party) {
        return party == PartyKind.OPERATING_PARTNER ? Optional.ofNullable(id(partner)) : Optional.empty();
    }

    /** Who also types a percentage for the party that takes the rest means it: then all must come to 100. */
    private void requireWhole(List<SplitTerm> terms) {
        var declared = lines().stream()
                .filter(line -> line.rest() && !isBlank(line.rate()))
                .findFirst();
        if (declared.isEmpty() || terms.stream().anyMatch(SplitTerm::hasAmounts)) {
            return;
        }
        int sum = basisPoints(declared.get().rate())
                + terms.stream()
                        .mapToInt(term -> term.portion().basisPointsOf(0))
                        .sum();
        if (sum != Portion.WHOLE) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE, "rates-do-not-add-up", "The rates must add up to 100 percent.");
        }
    }

    /** A percentage, or tiers: {@code 10; 100: 8} is 10 percent, and 8 percent from 100 yuan on. */
    private static Portion portion(String text) {
        if (!text.contains(TIER)) {
            return new Portion.Percentage(isBlank(text) ? 0 : basisPoints(text));
        }
        return new Portion.Tiers(
                Arrays.stream(text.split(TIER)).map(RuleForm::tier).toList());
    }

    private static Portion.Tier tier(String text) {
        int colon = text.indexOf(TIER_RATE);
        return colon < 0
                ? new Portion.Tier(0, basisPoints(text))
                : new Portion.Tier(fen(text.substring(0, colon)), basisPoints(text.substring(colon + 1)));
    }

    private static int basisPoints(String percent) {
        try {
            return new BigDecimal(percent.strip()).movePointRight(BASIS_DIGITS).intValueExact();
        } catch (ArithmeticException | NumberFormatException unreadable) {
            throw new Refusal(Refusal.Kind.INVALID, "rate-unreadable", "A rate is written like 8.5.");
        }
    }

    private static long fen(String yuan) {
        try {
            return new BigDecimal(yuan.strip())
                    .movePointRight(Money.CNY.getDefaultFractionDigits())
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException unreadable) {
            throw new Refusal(Refusal.Kind.INVALID, "amount-unreadable", "An amount is written like 12.50.");
        }
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

    private static @Nullable UUID id(@Nullable String text) {
        try {
            return isBlank(text) ? null : UUID.fromString(text.strip());
        } catch (IllegalArgumentException unreadable) {
            throw new Refusal(Refusal.Kind.INVALID, "unknown-party", "This is nobody's id.");
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
