package io.linli.web.page.desk;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.offer.OfferListing;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.CampaignItem;
import io.linli.marketplace.campaign.Host;
import io.linli.marketplace.campaign.Substitution;
import io.linli.marketplace.campaign.Substitutions;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.purchase.PurchaseOrder;
import io.linli.marketplace.purchase.PurchaseOrders;
import io.linli.marketplace.purchase.PurchaseViewer;
import io.linli.web.page.SoldListings;

/** Brings a group buy together with its goods and its purchase orders, for who runs it. */
@ApplicationScoped
public class CampaignDesks {

    private static final int MOST_ORDERS = 50;

    private final Communities communities;
    private final SoldListings offers;
    private final Substitutions substitutions;
    private final PurchaseOrders orders;

    CampaignDesks(Communities communities, SoldListings offers, Substitutions substitutions, PurchaseOrders orders) {
        this.communities = communities;
        this.offers = offers;
        this.substitutions = substitutions;
        this.orders = orders;
    }

    /** @param terms of a draft, as they were typed; null of one that is published */
    Uni<CampaignDesk> of(String path, Host host, Campaign campaign, @Nullable DraftTermsForm terms) {
        var id = campaign.terms().id();
        return communities.get(campaign.terms().communityId()).chain(place -> goods(campaign)
                .chain(goods -> orders.list(new PurchaseViewer.OfHost(host), id, null, MOST_ORDERS)
                        .map(written -> new CampaignDesk(
                                path,
                                new CampaignRow(campaign, place.name(), true),
                                goods,
                                written.items(),
                                Ids.next().toString(),
                                terms))));
    }

    /** The names of those who were ordered from. */
    static Map<UUID, LocalizedText> suppliers(CampaignDesk desk) {
        var names = desk.goods().stream()
                .collect(toMap(good -> good.item().offerId(), CampaignDesk.Good::supplier, (one, same) -> one));
        return desk.purchaseOrders().stream()
                .collect(toMap(
                        PurchaseOrder::supplierId,
                        order -> names.getOrDefault(order.lines().get(0).offerId(), LocalizedText.same("")),
                        (one, same) -> one.en().isEmpty() ? same : one));
    }

    Uni<List<CampaignDesk.Good>> goods(Campaign campaign) {
        var items = campaign.terms().items();
        return substitutions
                .byIds(items.stream().map(CampaignItem::id).toList())
                .chain(replacing ->
                        offers.byIds(offerIds(items, replacing)).map(found -> goods(campaign, found, replacing)));
    }

    private static List<UUID> offerIds(List<CampaignItem> items, List<Substitution> replacing) {
        var ids = new ArrayList<UUID>();
        items.forEach(item -> ids.add(item.offerId()));
        replacing.forEach(one -> ids.add(one.insteadOf()));
        return ids;
    }

    private static List<CampaignDesk.Good> goods(
            Campaign campaign, List<OfferListing> found, List<Substitution> replacing) {
        var byId = found.stream().collect(toMap(OfferListing::offerId, Function.identity()));
        var replaced = replacing.stream().collect(toMap(Substitution::id, one -> byId.get(one.insteadOf())
                .name()));
        return campaign.terms().items().stream()
                .filter(item -> byId.containsKey(item.offerId()))
                .map(item -> good(campaign, item, byId.get(item.offerId()), replaced.get(item.id())))
                .toList();
    }

    private static CampaignDesk.Good good(
            Campaign campaign, CampaignItem item, OfferListing offer, @Nullable LocalizedText insteadOf) {
        return new CampaignDesk.Good(
                item,
                offer.name(),
                offer.supplierName(),
                campaign.priceReached(item),
                campaign.progress().unitsOf(item.id()),
                insteadOf);
    }
}
