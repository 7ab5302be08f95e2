package io.linli.marketplace.sheet;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.Offers;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.CampaignItem;
import io.linli.marketplace.campaign.Campaigns;
import io.linli.marketplace.campaign.Host;

/**
 * Reads who ordered what, and what goes where, for whoever runs a campaign.
 *
 * <p>Refuses with: {@code campaign-not-found} (also another company's), {@code not-the-leader} (another leader's), {@code
 * sheet-too-long} with the fact {@code most}.
 */
@ApplicationScoped
public class CampaignSheets {

    /** Lines of one sheet. */
    static final int MOST = 20_000;

    private final Tenancy tenancy;
    private final Campaigns campaigns;
    private final SheetStore store;
    private final Offers offers;

    CampaignSheets(Tenancy tenancy, Campaigns campaigns, SheetStore store, Offers offers) {
        this.tenancy = tenancy;
        this.campaigns = campaigns;
        this.store = store;
        this.offers = offers;
    }

    @WithTransaction
    public Uni<OrderSheet> orders(Host host, UUID campaignId) {
        return own(host, campaignId).chain(campaign -> items(campaign).chain(items -> store.seats(campaignId, MOST + 1)
                .invoke(CampaignSheets::checkLength)
                .map(seats -> new OrderSheet(campaign, items, seats))));
    }

    @WithTransaction
    public Uni<SortingList> sortingList(Host host, UUID campaignId) {
        return own(host, campaignId).chain(campaign -> items(campaign).chain(items -> store.sorted(campaignId, MOST + 1)
                .invoke(CampaignSheets::checkLength)
                .map(rows -> new SortingList(campaign, items, rows))));
    }

    /** Refuses with {@code visit-list-not-found} where it is a campaign of goods. */
    @WithTransaction
    public Uni<VisitList> visits(Host host, UUID campaignId) {
        return own(host, campaignId).invoke(CampaignSheets::requireVisits).chain(campaign -> store.visits(
                        campaignId, MOST + 1)
                .invoke(CampaignSheets::checkLength)
                .map(rows -> new VisitList(campaign, rows)));
    }

    private static void requireVisits(Campaign campaign) {
        if (campaign.terms().visits() == null) {
            throw Refusal.notFound("visit-list");
        }
    }

    private Uni<Campaign> own(Host host, UUID campaignId) {
        return tenancy.enter(host.companyId()).chain(() -> campaigns.own(host, campaignId));
    }

    private Uni<List<SheetItem>> items(Campaign campaign) {
        var items = campaign.terms().items();
        return offers.byIds(items.stream().map(CampaignItem::offerId).toList())
                .map(found -> found.stream().collect(toMap(OfferListing::offerId, OfferListing::name)))
                .map(names ->
                        items.stream().map(item -> item(campaign, item, names)).toList());
    }

    /** A group-buy of visits has the name of its service. */
    private static SheetItem item(Campaign campaign, CampaignItem item, Map<UUID, LocalizedText> names) {
        var unknown = campaign.terms().visits() == null
                ? LocalizedText.same(item.offerId().toString())
                : campaign.terms().title();
        return new SheetItem(item.id(), item.offerId(), names.getOrDefault(item.offerId(), unknown));
    }

    private static void checkLength(List<?> lines) {
        if (lines.size() > MOST) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE,
                    "sheet-too-long",
                    "The sheet has more than " + MOST + " lines.",
                    Map.of("most", MOST));
        }
    }
}
