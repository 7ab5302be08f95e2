package io.linli.marketplace.purchase;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Tenancy;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.Offers;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.Campaigns;
import io.linli.marketplace.campaign.ItemSubstituted;
import io.linli.marketplace.campaign.Substitution;
import io.linli.marketplace.campaign.Substitutions;
import io.linli.marketplace.community.Communities;

/**
 * A good was replaced after its purchase order had been written: what comes instead is ordered by one more, which says what it
 * replaces. Where the order is not written yet, it will be of the substitute.
 */
@ApplicationScoped
class SupplementPurchaseOrders implements DomainEventListener<ItemSubstituted> {

    private static final Logger LOG = Logger.getLogger(SupplementPurchaseOrders.class);

    private final Tenancy tenancy;
    private final Campaigns campaigns;
    private final Substitutions substitutions;
    private final Communities communities;
    private final Offers offers;
    private final PurchaseStore store;
    private final Clock clock;

    SupplementPurchaseOrders(
            Tenancy tenancy,
            Campaigns campaigns,
            Substitutions substitutions,
            Communities communities,
            Offers offers,
            PurchaseStore store,
            Clock clock) {
        this.tenancy = tenancy;
        this.campaigns = campaigns;
        this.substitutions = substitutions;
        this.communities = communities;
        this.offers = offers;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "purchase.supplement-purchase-orders";
    }

    @Override
    public Class<ItemSubstituted> eventType() {
        return ItemSubstituted.class;
    }

    @Override
    public Uni<Void> on(ItemSubstituted event) {
        return tenancy.enter(event.companyId())
                .chain(() -> substitutions.byIds(List.of(event.substitutionId())))
                .chain(found -> supplement(found.get(0)));
    }

    private Uni<Void> supplement(Substitution substitution) {
        return campaigns.get(substitution.campaignId()).chain(campaign -> offers.get(substitution.offerId())
                .chain(offer -> store.suppliersWithOne(substitution.campaignId())
                        .chain(written -> written.contains(offer.supplierId())
                                ? write(campaign, substitution, offer)
                                : Uni.createFrom().voidItem())));
    }

    private Uni<Void> write(Campaign campaign, Substitution substitution, OfferListing offer) {
        return store.hasSupplement(substitution.id())
                .chain(has -> has
                        ? Uni.createFrom().item(List.<PurchaseStore.Had>of())
                        : store.had(substitution.campaignId()))
                .map(had -> had.stream()
                        .filter(one -> one.offerId().equals(offer.offerId()))
                        .findFirst())
                .chain(had -> had.map(one -> insert(campaign, substitution, WritePurchaseOrders.line(one, offer)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> insert(Campaign campaign, Substitution substitution, PurchaseLine line) {
        var id = Ids.next();
        return offers.get(substitution.insteadOf())
                .chain(was -> today(campaign)
                        .chain(day -> store.insert(
                                id,
                                campaign,
                                was.supplierId(),
                                Optional.of(new PurchaseStore.Instead(substitution.id(), was.name())),
                                day,
                                clock.instant())))
                .invoke(number -> LOG.infof(
                        "purchase order %s (%s) of campaign %s: %d units of a substitute",
                        number, id, substitution.campaignId(), line.units()))
                .chain(() -> store.insertLines(id, campaign.terms().companyId(), List.of(line)));
    }

    private Uni<LocalDate> today(Campaign campaign) {
        UUID communityId = campaign.terms().communityId();
        return communities.get(communityId).map(place -> LocalDate.ofInstant(clock.instant(), place.zone()));
    }
}
