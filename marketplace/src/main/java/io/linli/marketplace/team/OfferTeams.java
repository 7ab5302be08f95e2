package io.linli.marketplace.team;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.Offers;
import io.linli.catalog.stock.Stock;
import io.linli.catalog.supplier.Suppliers;
import io.linli.marketplace.campaign.Host;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Community;

/** Offers teams of a good to a community, and withdraws that; by its leaders and its property company. */
@ApplicationScoped
public class OfferTeams {

    private final Tenancy tenancy;
    private final TeamOfferStore store;
    private final Communities communities;
    private final Offers offers;
    private final Suppliers suppliers;
    private final Stock stock;
    private final Clock clock;

    OfferTeams(
            Tenancy tenancy,
            TeamOfferStore store,
            Communities communities,
            Offers offers,
            Suppliers suppliers,
            Stock stock,
            Clock clock) {
        this.tenancy = tenancy;
        this.store = store;
        this.communities = communities;
        this.offers = offers;
        this.suppliers = suppliers;
        this.stock = stock;
        this.clock = clock;
    }

    /**
     * The caller has checked that whoever asks is a leader of that community or its property company. A replay of the same key
     * answers with the first.
     *
     * <p>Refuses with: {@code community-not-found} (also another company's), {@code offer-not-found} (also withdrawn), {@code
     * offer-not-served}, {@code price-above-offer}, {@code team-above-stock}, {@code team-terms-invalid} with the fact {@code
     * field}, {@code team-offered-already}.
     */
    @WithTransaction
    public Uni<TeamOffer> offer(TeamOfferRequest request) {
        return tenancy.enter(request.companyId())
                .chain(() -> store.find(request.key()))
                .chain(found -> found.isPresent() ? Uni.createFrom().item(found.get()) : offerNew(request));
    }

    /**
     * No team is opened on these terms any more; those that are open go on. Repeated, it changes nothing more.
     *
     * <p>Refuses with: {@code team-offer-not-found} (also another company's), {@code not-the-leader} (another leader's).
     */
    @WithTransaction
    public Uni<Void> withdraw(Host host, UUID teamOfferId) {
        return tenancy.enter(host.companyId())
                .chain(() -> store.find(teamOfferId))
                .invoke(found -> requireOwn(host, found))
                .chain(() -> store.withdraw(teamOfferId, clock.instant()));
    }

    private Uni<TeamOffer> offerNew(TeamOfferRequest request) {
        var offerIds = List.of(request.offerId());
        return communities
                .get(request.communityId())
                .invoke(community -> checkCompany(community, request))
                .chain(() -> offers.byIds(offerIds))
                .map(found -> found.stream()
                        .filter(offer -> !offer.withdrawn())
                        .findFirst()
                        .orElseThrow(() -> Refusal.notFound("offer")))
                .call(offer -> suppliers.serving(request.communityId()).invoke(serving -> checkServed(offer, serving)))
                .chain(offer -> stock.available(offerIds)
                        .map(available ->
                                TeamRules.offer(request, offer, Optional.ofNullable(available.get(request.offerId())))))
                .call(offer -> store.insert(offer, clock.instant()).invoke(OfferTeams::requireFirst));
    }

    private static void requireFirst(boolean first) {
        if (!first) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "team-offered-already",
                    "Teams of this community can be opened for this already: withdraw that first.");
        }
    }

    private static void requireOwn(Host host, Optional<TeamOffer> found) {
        var offer = found.filter(known -> known.companyId().equals(host.companyId()))
                .orElseThrow(() -> Refusal.notFound("team-offer"));
        if (host.leaderId() != null && !host.leaderId().equals(offer.leaderId())) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "not-the-leader", "Only who offered this may withdraw it.");
        }
    }

    private static void checkCompany(Community community, TeamOfferRequest request) {
        if (!community.companyId().equals(request.companyId())) {
            throw Refusal.notFound("community");
        }
    }

    private static void checkServed(OfferListing offer, Set<UUID> serving) {
        if (!serving.contains(offer.supplierId())) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE, "offer-not-served", "The supplier does not sell in this community.");
        }
    }
}
