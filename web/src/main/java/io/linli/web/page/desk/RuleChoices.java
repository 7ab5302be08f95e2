package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

import io.linli.catalog.category.Categories;
import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.supplier.SupplierProfile;
import io.linli.catalog.supplier.Suppliers;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Community;
import io.linli.marketplace.community.PropertyCompanies;
import io.linli.marketplace.community.PropertyCompany;

/** What a split rule can be for. */
@ApplicationScoped
public class RuleChoices {

    private static final int MOST_SUPPLIERS = 200;

    private final PropertyCompanies companies;
    private final Communities communities;
    private final Suppliers suppliers;
    private final Categories categories;

    RuleChoices(PropertyCompanies companies, Communities communities, Suppliers suppliers, Categories categories) {
        this.companies = companies;
        this.communities = communities;
        this.suppliers = suppliers;
        this.categories = categories;
    }

    /** @param categories the top of the tree */
    @TemplateData
    public record Lists(
            List<PropertyCompany> companies,
            List<Community> communities,
            List<SupplierProfile> suppliers,
            List<CategoryNode> categories) {}

    Uni<Lists> lists() {
        return companies.list().chain(allCompanies -> communities
                .list()
                .chain(places -> suppliersAndCategories(allCompanies, places)));
    }

    private Uni<Lists> suppliersAndCategories(List<PropertyCompany> allCompanies, List<Community> places) {
        return suppliers
                .list(null, MOST_SUPPLIERS)
                .chain(found -> categories.roots().map(roots -> new Lists(allCompanies, places, found.items(), roots)));
    }
}
