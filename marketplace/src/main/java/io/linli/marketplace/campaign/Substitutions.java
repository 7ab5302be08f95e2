package io.linli.marketplace.campaign;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.Offers;
import io.linli.catalog.stock.Stock;
import io.linli.catalog.supplier.Suppliers;

/** Goods of campaigns that cannot be delivered, and what is offered instead of them. */
@ApplicationScoped
public class Substitutions {

    private static final Logger LOG = Logger.getLogger(Substitutions.class);

    private final Tenancy tenancy;
    private final CampaignStore campaigns;
    private final SeatStore seats;
    private final SubstitutionStore store;
    private final Offers offers;
    private final Suppliers suppliers;
    private final Stock stock;
    private final DomainEvents events;
    private final Clock clock;

    Substitutions(
            Tenancy tenancy,
            CampaignStore campaigns,
            SeatStore seats,
            SubstitutionStore store,
            Offers offers,
            Suppliers suppliers,
            Stock stock,
            DomainEvents events,
            Clock clock) {
        this.tenancy = tenancy;
        this.campaigns = campaigns;
        this.seats = seats;
        this.store = store;
        this.offers = offers;
        this.suppliers = suppliers;
        this.stock = stock;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What became of a request.
     *
     * @param offer what is offered instead; empty where the request was a replay, and nothing changed
     */
    public record Made(Campaign campaign, Optional<OfferListing> offer) {}

    /** What a substitute of this good may cost at most. */
    public static Money most(Campaign campaign, CampaignItem item) {
        return SubstitutionRules.promised(campaign, item);
    }

    /** Whether goods of it may be replaced at all. */
    public static boolean allows(Campaign campaign) {
        return campaign.terms().kind() == CampaignTerms.Kind.COMMUNITY
                && !(campaign instanceof Campaign.Draft
                        || campaign instanceof Campaign.Failed
                        || campaign instanceof Campaign.Cancelled);
    }

    /** Those of the ids that are substitutes. */
    @WithSession
    public Uni<List<Substitution>> byIds(Collection<UUID> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(List.of()) : store.byIds(ids);
    }

    /**
     * Offers another good instead of one. Who paid and takes a substitute has it, in the order of paying and as far as its
     * stock goes; all other seats of the good are given up, and so are those that nobody paid for yet. Joins the caller's
     * transaction, and enters the host's tenancy. What becomes of the lines and the money of these seats is the caller's
     * business; {@link ItemSubstituted} tells it.
     *
     * <p>A replay of the same key changes nothing more. Refuses with: {@code campaign-not-found}, {@code not-the-leader}, {@code
     * campaign-item-not-found}, {@code already-substituted}, {@code already-in-campaign}, {@code substitute-key-reused}, {@code
     * offer-not-found} (also withdrawn), {@code offer-not-served}, and as {@link SubstitutionRules} does.
     */
    @WithTransaction
    public Uni<Made> make(Host host, SubstituteRequest request) {
        var id = request.campaignId();
        return tenancy.enter(host.companyId())
                .chain(() -> seats.lockCampaigns(List.of(id)))
                .chain(() -> campaigns.lock(id))
                .chain(() -> campaigns.get(id, clock.instant()))
                .invoke(campaign -> requireOwn(host, campaign))
                .chain(campaign -> store.known(id, request.key())
                        .chain(known -> isReplay(request, known)
                                ? Uni.createFrom().item(new Made(campaign, Optional.empty()))
                                : make(campaign, request, known)));
    }

    private Uni<Made> make(Campaign campaign, SubstituteRequest request, List<SubstitutionStore.Known> known) {
        SubstitutionRules.checkCampaign(campaign);
        var replaced = replaced(campaign, request, known);
        return offers(campaign, replaced, request).chain(both -> {
            var offer = both.get(request.offerId());
            var substitute =
                    SubstitutionRules.substitute(campaign, replaced, both.get(replaced.offerId()), offer, request);
            return replace(campaign, replaced, substitute)
                    .chain(() -> campaigns.again(campaign.terms().id(), clock.instant()))
                    .map(now -> new Made(now, Optional.of(offer)));
        });
    }

    private Uni<Void> replace(Campaign campaign, CampaignItem replaced, CampaignItem substitute) {
        var id = campaign.terms().id();
        boolean decided = campaign instanceof Campaign.Succeeded;
        var finalPrice = decided ? Optional.of(substitute.price()) : Optional.<Money>empty();
        return store.insert(id, substitute, replaced.id(), finalPrice)
                .chain(() -> store.willing(replaced.id(), decided, substitute.inCases()))
                .chain(willing -> stock.exchange(substitute.offerId(), willing))
                .call(moved -> store.move(moved, substitute.id(), decided, substitute.inCases()))
                .chain(moved -> store.giveUp(replaced.id(), substitute.id())
                        .invoke(given -> LOG.infof(
                                "campaign %s: %s instead of %s for %d seats, %d are given up",
                                id, substitute.offerId(), replaced.offerId(), moved.size(), given.size())))
                .chain(stock::writeOff)
                .chain(() -> store.recount(id, replaced.id(), substitute.id()))
                .chain(() -> events.publish(List.of(
                        new ItemSubstituted(id, campaign.terms().companyId(), substitute.id()),
                        new CampaignMoved(id))));
    }

    /** That which is replaced, and its substitute. */
    private Uni<Map<UUID, OfferListing>> offers(Campaign campaign, CampaignItem replaced, SubstituteRequest request) {
        var ids = List.of(replaced.offerId(), request.offerId());
        return offers.byIds(ids)
                .map(found -> found.stream().collect(toMap(OfferListing::offerId, Function.identity())))
                .invoke(found -> OpenCampaign.checkFound(List.copyOf(found.values()), ids))
                .call(found -> suppliers
                        .serving(campaign.terms().communityId())
                        .invoke(serving -> OpenCampaign.checkServed(found.get(request.offerId()), serving)));
    }

    private static CampaignItem replaced(
            Campaign campaign, SubstituteRequest request, List<SubstitutionStore.Known> known) {
        if (known.stream().anyMatch(item -> request.itemId().equals(item.replaces()))) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "already-substituted",
                    "Another good is offered instead of this one already.");
        }
        if (known.stream().anyMatch(item -> request.offerId().equals(item.offerId()))) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "already-in-campaign",
                    "The group-buy has that good already, or had it.",
                    Map.of("offerId", request.offerId()));
        }
        return campaign.terms().item(request.itemId()).orElseThrow(() -> Refusal.notFound("campaign-item"));
    }

    private static boolean isReplay(SubstituteRequest request, List<SubstitutionStore.Known> known) {
        var same =
                known.stream().filter(item -> item.id().equals(request.key())).findFirst();
        if (same.isPresent()
                && !(request.itemId().equals(same.get().replaces())
                        && request.offerId().equals(same.get().offerId())
                        && request.campaignId().equals(same.get().campaignId()))) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE, "substitute-key-reused", "This key was used for another substitute.");
        }
        return same.isPresent();
    }

    private static void requireOwn(Host host, Campaign campaign) {
        if (campaign instanceof Campaign.Draft && !host.owns(campaign.terms())) {
            throw Refusal.notFound("campaign");
        }
        host.requireOwn(campaign.terms());
    }
}
