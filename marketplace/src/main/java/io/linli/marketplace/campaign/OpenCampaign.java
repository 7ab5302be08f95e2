package io.linli.marketplace.campaign;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.Offers;
import io.linli.catalog.stock.Stock;
import io.linli.catalog.supplier.Suppliers;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Community;

/**
 * Opens a group-buy of offers in a community, or writes a draft of one.
 *
 * <p>A replay of the same key answers with the first campaign. Refuses with: {@code community-not-found} (also another
 * company's), {@code offer-not-found} (also withdrawn), {@code offer-not-served}, {@code price-above-offer}, {@code
 * threshold-above-stock}, {@code campaign-terms-invalid} with the fact {@code field}, {@code price-tiers-invalid} with the facts {@code tier} and {@code why}.
 */
@ApplicationScoped
public class OpenCampaign {

    private final Tenancy tenancy;
    private final CampaignStore campaigns;
    private final Communities communities;
    private final Offers offers;
    private final Suppliers suppliers;
    private final Stock stock;
    private final OpeningRules rules;
    private final Clock clock;

    OpenCampaign(
            Tenancy tenancy,
            CampaignStore campaigns,
            Communities communities,
            Offers offers,
            Suppliers suppliers,
            Stock stock,
            CampaignSettings settings,
            Clock clock) {
        this.tenancy = tenancy;
        this.campaigns = campaigns;
        this.communities = communities;
        this.offers = offers;
        this.suppliers = suppliers;
        this.stock = stock;
        this.rules = new OpeningRules(settings.longest());
        this.clock = clock;
    }

    /** The caller has checked that whoever asks is a leader of that community or its property company. */
    @WithTransaction
    public Uni<Campaign> open(OpenRequest request) {
        var now = clock.instant();
        return tenancy.enter(request.companyId())
                .chain(() -> campaigns.byIds(List.of(request.key()), now))
                .chain(found ->
                        found.isEmpty() ? openNew(request) : Uni.createFrom().item(found.get(0)));
    }

    private Uni<Campaign> openNew(OpenRequest request) {
        var now = clock.instant();
        var ids = request.items().stream().map(ItemRequest::offerId).distinct().toList();
        return communities
                .get(request.communityId())
                .invoke(community -> checkCompany(community, request))
                .chain(() -> offers.byIds(ids))
                .invoke(found -> checkFound(found, ids))
                .call(found -> suppliers
                        .serving(request.communityId())
                        .invoke(serving -> found.forEach(offer -> checkServed(offer, serving))))
                .chain(found ->
                        stock.available(ids).map(available -> rules.terms(request, byId(found), available, now)))
                .call(terms -> campaigns.insert(terms, state(request)))
                .map(terms -> Campaign.at(terms, Progress.NONE, state(request), now));
    }

    private static Campaign.Outcome state(OpenRequest request) {
        return request.draft() ? Campaign.Outcome.DRAFT : Campaign.Outcome.OPEN;
    }

    private static Map<UUID, OfferListing> byId(List<OfferListing> offers) {
        return offers.stream().collect(toMap(OfferListing::offerId, Function.identity()));
    }

    static void checkFound(List<OfferListing> found, List<UUID> wanted) {
        if (found.size() < wanted.size()) {
            throw Refusal.notFound("offer");
        }
    }

    private static void checkCompany(Community community, OpenRequest request) {
        if (!community.companyId().equals(request.companyId())) {
            throw Refusal.notFound("community");
        }
    }

    static void checkServed(OfferListing offer, Set<UUID> serving) {
        if (offer.withdrawn()) {
            throw Refusal.notFound("offer");
        }
        if (!serving.contains(offer.supplierId())) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE, "offer-not-served", "The supplier does not sell in this community.");
        }
    }
}
