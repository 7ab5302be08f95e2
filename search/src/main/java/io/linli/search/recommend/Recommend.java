package io.linli.search.recommend;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import io.linli.catalog.kernel.Tenancy;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.Offers;
import io.linli.search.recommend.Known.Popular;
import io.linli.search.recommend.Known.Why;
import io.linli.search.recommend.Recommended.Reason;

/**
 * What to offer to whom, and why. Only what can be had in the community; nothing is invented: where nothing is known of what
 * goes with something, what is popular is said to be popular, and where nothing is, the answer is empty.
 */
@ApplicationScoped
public class Recommend {

    /** Looked at before it is known which of them can be had. */
    private static final int CANDIDATES = 60;

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration SEEN_LATELY = Duration.ofDays(30);

    /** Goods that a list for one resident is made of, at most. */
    private static final int MOST_SEEDS = 30;

    private final KnownRows rows;
    private final Offers offers;
    private final Tenancy tenancy;
    private final Clock clock;

    Recommend(KnownRows rows, Offers offers, Tenancy tenancy, Clock clock) {
        this.rows = rows;
        this.offers = offers;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** Where it is to be had; the company is the tenant. */
    public record Where(UUID companyId, UUID communityId) {}

    /** What goes with the goods, the best first. Popular goods where too little is known. */
    @WithTransaction
    public Uni<List<Recommended>> goesWith(Where where, Collection<UUID> skus, int most) {
        return tenancy.enter(where.companyId())
                .chain(() -> rows.about(skus, where.communityId()))
                .chain(known -> toBeHad(where, known.best(Set.copyOf(skus), CANDIDATES), known::why, most));
    }

    /**
     * What neighbours bought who bought the same as the resident, or what the resident looked at, where that may be remembered;
     * none of what was bought already.
     *
     * @param bought of the resident's goods, most bought first
     */
    @WithTransaction
    public Uni<List<Recommended>> forResident(Where where, UUID residentId, List<UUID> bought, int most) {
        return tenancy.enter(where.companyId())
                .chain(() -> rows.seen(residentId, clock.instant().minus(SEEN_LATELY), MOST_SEEDS))
                .map(seen -> seeds(seen, bought))
                .chain(seeds -> goesWith(where, seeds, most + bought.size()))
                .map(found -> without(found, Set.copyOf(bought), most));
    }

    /**
     * Of what the resident bought, what can be had still, most bought first.
     *
     * @param times in how many checkouts, by SKU and in order
     */
    @WithTransaction
    public Uni<List<Recommended>> buyAgain(Where where, Map<UUID, Integer> times, int most) {
        return toBeHad(
                where,
                List.copyOf(times.keySet()),
                sku -> Optional.of(new Why(Reason.BUY_AGAIN, times.get(sku), sku)),
                most);
    }

    /** What enough households of the building bought within the last seven days. */
    @WithTransaction
    public Uni<List<Recommended>> inBuilding(Where where, UUID buildingId, int most) {
        return tenancy.enter(where.companyId())
                .chain(() -> rows.inBuilding(
                        where.communityId(), buildingId, clock.instant().minus(WEEK)))
                .chain(counts -> {
                    Map<UUID, Why> reasons = new HashMap<>();
                    counts.forEach(good -> reasons.put(
                            good.sku(), new Why(Reason.POPULAR_IN_BUILDING, good.households(), good.sku())));
                    return toBeHad(
                            where, counts.stream().map(KnownRows.Count::sku).toList(), of(reasons), most);
                });
    }

    /** What enough households of the community bought within the last four weeks; else of all communities. */
    @WithTransaction
    public Uni<List<Recommended>> popular(Where where, int most) {
        return tenancy.enter(where.companyId())
                .chain(() -> rows.popular(where.communityId()))
                .map(popular -> new Known(List.of(), Map.of(), popular, new Shrinkage(1)))
                .chain(known -> toBeHad(where, skus(known.popular()), known::why, most));
    }

    private static List<UUID> skus(List<Popular> popular) {
        return popular.stream().map(Popular::sku).distinct().toList();
    }

    private static Function<UUID, Optional<Why>> of(Map<UUID, Why> reasons) {
        return sku -> Optional.ofNullable(reasons.get(sku));
    }

    private static List<UUID> seeds(List<UUID> seen, List<UUID> bought) {
        var seeds = new ArrayList<>(seen);
        bought.stream().filter(sku -> !seen.contains(sku)).forEach(seeds::add);
        return seeds.stream().limit(MOST_SEEDS).toList();
    }

    private static List<Recommended> without(List<Recommended> found, Set<UUID> bought, int most) {
        return found.stream()
                .filter(one -> !bought.contains(one.offer().skuId()))
                .limit(most)
                .toList();
    }

    /** The cheapest offer of each, in the order of the goods; none that cannot be had there or that nothing speaks for. */
    private Uni<List<Recommended>> toBeHad(Where where, List<UUID> skus, Function<UUID, Optional<Why>> why, int most) {
        if (skus.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return offers.ofSkus(skus, where.communityId()).map(found -> {
            Map<UUID, OfferListing> cheapest = new HashMap<>();
            found.forEach(offer -> cheapest.putIfAbsent(offer.skuId(), offer));
            return skus.stream()
                    .filter(cheapest::containsKey)
                    .flatMap(sku -> why.apply(sku).map(reason -> told(cheapest.get(sku), reason)).stream())
                    .limit(most)
                    .toList();
        });
    }

    private static Recommended told(OfferListing offer, Why why) {
        boolean together = why.reason() == Reason.NEIGHBOURS_BOUGHT_BOTH || why.reason() == Reason.OTHERS_BOUGHT_BOTH;
        return new Recommended(offer, why.reason(), why.count(), together ? why.with() : null);
    }
}
