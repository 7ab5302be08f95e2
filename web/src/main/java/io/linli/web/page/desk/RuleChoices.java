package io.linli.web.page.desk;

import static java.util.stream.Collectors.toMap;

import io.quarkus.qute.TemplateData;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.category.Categories;
import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.supplier.SupplierProfile;
import io.linli.catalog.supplier.Suppliers;
import io.linli.marketplace.campaign.Campaigns;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Community;
import io.linli.marketplace.community.PropertyCompanies;
import io.linli.marketplace.community.PropertyCompany;

/** What a split rule can be for. */
@ApplicationScoped
public class RuleChoices {

    private static final int MOST_SUPPLIERS = 200;
    private static final int MOST_CAMPAIGNS = 200;

    private final PropertyCompanies companies;
    private final Communities communities;
    private final Suppliers suppliers;
    private final Categories categories;
    private final Campaigns campaigns;

    RuleChoices(
            PropertyCompanies companies,
            Communities communities,
            Suppliers suppliers,
            Categories categories,
            Campaigns campaigns) {
        this.companies = companies;
        this.communities = communities;
        this.suppliers = suppliers;
        this.categories = categories;
        this.campaigns = campaigns;
    }

    /**
     * Choices of a form's fields.
     *
     * @param companies empty where there is nothing to choose
     * @param categories the top of the tree
     * @param campaigns the newest of the communities
     */
    @TemplateData
    public record Lists(
            List<PropertyCompany> companies,
            List<Community> communities,
            List<SupplierProfile> suppliers,
            List<CategoryNode> categories,
            List<CampaignRow> campaigns) {}

    /** For the operator: everything but campaigns. */
    Uni<Lists> lists() {
        return companies.list().chain(known -> communities.list().chain(places -> lists(known, places)));
    }

    /** For the operator: everything. */
    Uni<Lists> all() {
        return lists().chain(this::withCampaigns);
    }

    /** For a property company: its own communities and their campaigns. */
    Uni<Lists> ofCompany(UUID companyId) {
        return communities
                .ofCompany(companyId)
                .chain(places -> lists(List.of(), places))
                .chain(this::withCampaigns);
    }

    /** The parties a property company answers for: itself, and the owners' funds of its communities. */
    Uni<Lists> partiesOfCompany(UUID companyId) {
        return companies.get(companyId).chain(company -> communities
                .ofCompany(companyId)
                .map(places -> new Lists(List.of(company), places, List.of(), List.of(), List.of())));
    }

    private Uni<Lists> lists(List<PropertyCompany> known, List<Community> places) {
        return suppliers.list(null, MOST_SUPPLIERS).chain(found -> categories
                .roots()
                .map(roots -> new Lists(known, places, found.items(), roots, List.of())));
    }

    private Uni<Lists> withCampaigns(Lists lists) {
        var names = lists.communities().stream().collect(toMap(Community::id, Community::name));
        return campaigns
                .newest(names.keySet(), MOST_CAMPAIGNS)
                .map(found -> found.stream()
                        .map(campaign -> new CampaignRow(
                                campaign, names.get(campaign.terms().communityId()), false))
                        .toList())
                .map(found -> new Lists(
                        lists.companies(), lists.communities(), lists.suppliers(), lists.categories(), found));
    }
}
