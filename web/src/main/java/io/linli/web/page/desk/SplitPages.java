package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.category.Categories;
import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.supplier.SupplierProfile;
import io.linli.catalog.supplier.Suppliers;
import io.linli.marketplace.community.PropertyCompanies;
import io.linli.marketplace.community.PropertyCompany;
import io.linli.marketplace.settlement.PutSplitRule;
import io.linli.marketplace.settlement.Rates;
import io.linli.marketplace.settlement.RuleScope;
import io.linli.marketplace.settlement.SplitRuleDraft;
import io.linli.marketplace.settlement.SplitRules;
import io.linli.marketplace.settlement.SplitTerms;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** Who gets which part: read by property companies, set by the operator. */
@Path("/splits")
@Produces(MediaType.TEXT_HTML)
public class SplitPages {

    private static final int MOST_RULES = 200;
    private static final int MOST_SUPPLIERS = 200;
    private static final int BASIS_DIGITS = 2;
    private static final String SPLITS = "/splits";

    private final Frames frames;
    private final Actors actors;
    private final SplitRules rules;
    private final PutSplitRule putRule;
    private final RuleRows rows;
    private final PropertyCompanies companies;
    private final Suppliers suppliers;
    private final Categories categories;

    SplitPages(
            Frames frames,
            Actors actors,
            SplitRules rules,
            PutSplitRule putRule,
            RuleRows rows,
            PropertyCompanies companies,
            Suppliers suppliers,
            Categories categories) {
        this.frames = frames;
        this.actors = actors;
        this.rules = rules;
        this.putRule = putRule;
        this.rows = rows;
        this.companies = companies;
        this.suppliers = suppliers;
        this.categories = categories;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        /** @param editable with the form and its choices */
        static native TemplateInstance splits(
                Frame frame,
                List<RuleRow> rules,
                boolean editable,
                List<PropertyCompany> companies,
                List<SupplierProfile> suppliers,
                List<CategoryNode> categories);
    }

    @GET
    @RolesAllowed({"property", "operator"})
    public Uni<TemplateInstance> list() {
        return frames.frame().chain(frame -> actors.hasRole("operator") ? all(frame) : ofCompany(frame));
    }

    /** @param supplierRate and the other rates: percent, as typed */
    @POST
    @RolesAllowed("operator")
    @Form
    public Uni<Response> put(
            @RestForm @Nullable String company,
            @RestForm @Nullable String supplier,
            @RestForm @Nullable String category,
            @RestForm String supplierRate,
            @RestForm String companyRate,
            @RestForm String platformRate) {
        var scope = RuleScope.of(id(company), null, id(supplier), id(category), null);
        return Replies.orBack(
                Uni.createFrom()
                        .item(() -> new Rates(
                                basisPoints(supplierRate), basisPoints(companyRate), basisPoints(platformRate)))
                        .chain(rates -> putRule.put(
                                new SplitRuleDraft(scope, SplitTerms.of(rates)), Optional.empty(), Optional.empty()))
                        .map(rule -> Replies.done(SPLITS, "rule-put")),
                SPLITS);
    }

    private Uni<TemplateInstance> ofCompany(Frame frame) {
        return actors.propertyCompany()
                .chain(company -> rules.of(company, Optional.empty(), MOST_RULES))
                .chain(found -> rows.of(found.items(), frame.now()))
                .map(found -> frame.show(Templates.splits(frame, found, false, List.of(), List.of(), List.of())));
    }

    private Uni<TemplateInstance> all(Frame frame) {
        return rules.all(Optional.empty(), MOST_RULES)
                .chain(found -> rows.of(found.items(), frame.now()))
                .chain(found -> companies.list().chain(allCompanies -> suppliers
                        .list(null, MOST_SUPPLIERS)
                        .chain(allSuppliers -> categories
                                .roots()
                                .map(roots -> frame.show(Templates.splits(
                                        frame, found, true, allCompanies, allSuppliers.items(), roots))))));
    }

    private static @Nullable UUID id(@Nullable String text) {
        return text == null || text.isBlank() ? null : UUID.fromString(text);
    }

    private static int basisPoints(@Nullable String percent) {
        try {
            return new BigDecimal(percent == null ? "" : percent.strip())
                    .movePointRight(BASIS_DIGITS)
                    .intValueExact();
        } catch (ArithmeticException | NumberFormatException unreadable) {
            throw new Refusal(Refusal.Kind.INVALID, "rate-unreadable", "A rate is written like 8.5.");
        }
    }
}
