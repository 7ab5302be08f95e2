package io.linli.marketplace.purchase;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.Offers;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.Campaigns;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.deadline.DeadlineHandler;
import io.linli.marketplace.deadline.Due;

/** Writes the purchase orders of campaigns of which nothing is open any more; the others are looked at again. */
@ApplicationScoped
class WritePurchaseOrders implements DeadlineHandler {

    static final String KIND = "campaign-purchase-orders";

    private static final Logger LOG = Logger.getLogger(WritePurchaseOrders.class);

    private final Campaigns campaigns;
    private final Communities communities;
    private final Offers offers;
    private final PurchaseStore store;
    private final Clock clock;

    WritePurchaseOrders(Campaigns campaigns, Communities communities, Offers offers, PurchaseStore store, Clock clock) {
        this.campaigns = campaigns;
        this.communities = communities;
        this.offers = offers;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Outcome> act(List<Due> due) {
        return store.settled(due.stream().map(Due::subject).toList())
                .call(settled -> campaigns.byIds(settled).chain(this::writeAll))
                .map(Outcome::done);
    }

    /** One after the other: a session is used by one at a time. */
    private Uni<Void> writeAll(List<Campaign> settled) {
        return Multi.createFrom()
                .iterable(settled)
                .onItem()
                .transformToUniAndConcatenate(this::write)
                .collect()
                .last();
    }

    private Uni<Void> write(Campaign campaign) {
        var terms = campaign.terms();
        return store.had(terms.id())
                .chain(had -> store.suppliersWithOne(terms.id()).chain(written -> offers.byIds(
                                had.stream().map(PurchaseStore.Had::offerId).toList())
                        .chain(found -> communities
                                .get(terms.communityId())
                                .map(place -> LocalDate.ofInstant(clock.instant(), place.zone()))
                                .chain(day -> insert(campaign, bySupplier(had, found), written, day)))));
    }

    private Uni<Void> insert(
            Campaign campaign, Map<UUID, List<PurchaseLine>> bySupplier, Set<UUID> written, LocalDate day) {
        return Multi.createFrom()
                .iterable(bySupplier.entrySet())
                .filter(supplier -> !written.contains(supplier.getKey()))
                .onItem()
                .transformToUniAndConcatenate(
                        supplier -> insert(campaign, supplier.getKey(), supplier.getValue(), day, clock.instant()))
                .collect()
                .last();
    }

    private Uni<Void> insert(Campaign campaign, UUID supplierId, List<PurchaseLine> lines, LocalDate day, Instant now) {
        var id = Ids.next();
        return store.insert(id, campaign, supplierId, Optional.empty(), day, now)
                .invoke(number -> LOG.infof(
                        "purchase order %s (%s) of campaign %s to supplier %s: %d lines",
                        number, id, campaign.terms().id(), supplierId, lines.size()))
                .chain(() -> store.insertLines(id, campaign.terms().companyId(), lines));
    }

    /** In the campaign's order. */
    private static Map<UUID, List<PurchaseLine>> bySupplier(List<PurchaseStore.Had> had, List<OfferListing> found) {
        var offers = found.stream().collect(toMap(OfferListing::offerId, Function.identity()));
        return had.stream()
                .collect(groupingBy(
                        one -> offers.get(one.offerId()).supplierId(),
                        LinkedHashMap::new,
                        mapping(one -> line(one, offers.get(one.offerId())), toList())));
    }

    static PurchaseLine line(PurchaseStore.Had had, OfferListing offer) {
        return new PurchaseLine(
                offer.offerId(), offer.supplierSku(), offer.name(), had.units(), had.caseSize(), had.unitPrice());
    }
}
