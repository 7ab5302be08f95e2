package io.linli.web.recommend;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.Offers;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Community;
import io.linli.marketplace.community.Households;
import io.linli.marketplace.order.BoughtGoods;
import io.linli.marketplace.order.BoughtGoods.Bought;
import io.linli.search.recommend.Recommend;
import io.linli.search.recommend.Recommend.Where;
import io.linli.search.recommend.Recommended;
import io.linli.web.identity.ResidentActor;

/** What is recommended, with the reason in words: with goods, and to a resident. */
@ApplicationScoped
public class Suggestions {

    /** Of each list. */
    public static final int MOST = 12;

    private static final Duration REMEMBERED_PURCHASES = Duration.ofDays(365);
    private static final int MOST_PURCHASES = 60;

    private final Recommend recommend;
    private final ReasonTexts texts;
    private final BoughtGoods bought;
    private final Offers offers;
    private final Communities communities;
    private final Households households;
    private final Clock clock;

    Suggestions(
            Recommend recommend,
            ReasonTexts texts,
            BoughtGoods bought,
            Offers offers,
            Communities communities,
            Households households,
            Clock clock) {
        this.recommend = recommend;
        this.texts = texts;
        this.bought = bought;
        this.offers = offers;
        this.communities = communities;
        this.households = households;
        this.clock = clock;
    }

    /** What goes with one offer in a community. Refuses with: {@code offer-not-found}, {@code community-not-found}. */
    public Uni<List<Suggestion>> with(UUID offerId, UUID communityId, int most) {
        return offers.get(offerId).chain(offer -> communities.get(communityId).chain(community -> recommend
                .goesWith(where(community), List.of(offer.skuId()), most)
                .map(found -> texts.plain(found, community))));
    }

    /** What goes with offers that are in a cart; nothing where it holds no goods. */
    public Uni<List<Suggestion>> withAll(Collection<UUID> offerIds, Community community, int most) {
        return offers.byIds(offerIds)
                .map(found -> found.stream().map(OfferListing::skuId).distinct().toList())
                .chain(skus -> skus.isEmpty()
                        ? Uni.createFrom().item(List.<Recommended>of())
                        : recommend.goesWith(where(community), skus, most))
                .chain(found -> texts.naming(found, community));
    }

    /** All lists of a resident. */
    public Uni<ResidentSuggestions> of(ResidentActor resident, int most) {
        return communities.get(resident.communityId()).chain(community -> purchases(resident)
                .chain(purchases -> lists(resident, community, purchases, most)));
    }

    private Uni<ResidentSuggestions> lists(
            ResidentActor resident, Community community, Map<UUID, Integer> purchases, int most) {
        var where = where(community);
        var skus = List.copyOf(purchases.keySet());
        return recommend
                .buyAgain(where, purchases, most)
                .map(found -> texts.plain(found, community))
                .chain(again -> recommend
                        .forResident(where, resident.residentId(), skus, most)
                        .chain(found -> texts.naming(found, community))
                        .chain(also -> popular(resident, community, most)
                                .map(popular -> new ResidentSuggestions(again, also, popular))));
    }

    private Uni<List<Suggestion>> popular(ResidentActor resident, Community community, int most) {
        return households
                .building(resident.companyId(), resident.householdId())
                .chain(building -> recommend.inBuilding(where(community), building, most))
                .map(found -> texts.plain(found, community));
    }

    /** In how many checkouts, by SKU, most often first. */
    private Uni<Map<UUID, Integer>> purchases(ResidentActor resident) {
        return bought.ofResident(resident.toResident(), clock.instant().minus(REMEMBERED_PURCHASES), MOST_PURCHASES)
                .chain(found -> offers.byIds(found.stream().map(Bought::offerId).toList())
                        .map(listings -> times(found, listings)));
    }

    private static Map<UUID, Integer> times(List<Bought> bought, List<OfferListing> listings) {
        Map<UUID, UUID> skus = new HashMap<>();
        listings.forEach(offer -> skus.put(offer.offerId(), offer.skuId()));
        Map<UUID, Integer> times = new LinkedHashMap<>();
        bought.stream()
                .filter(one -> skus.containsKey(one.offerId()))
                .forEach(one -> times.merge(skus.get(one.offerId()), one.times(), Integer::sum));
        return times;
    }

    private static Where where(Community community) {
        return new Where(community.companyId(), community.id());
    }
}
