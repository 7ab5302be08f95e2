package io.linli.search.recommend;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import io.linli.search.recommend.Recommended.Reason;

/**
 * What is known about some goods in a community: its own links where it has any, blended with those of all by how many of its
 * households bought the good.
 */
record Known(List<StoredLink> links, Map<UUID, Integer> households, List<Popular> popular, Shrinkage shrinkage) {

    /** @param own of the community, otherwise of all */
    record StoredLink(boolean own, UUID sku, UUID other, double score, int households) {}

    /** @param own of the community, otherwise of all */
    record Popular(boolean own, UUID sku, int households, double share) {}

    /** Why a good is offered. */
    record Why(Reason reason, int count, UUID with) {}

    /** The best first; none of the basket. */
    List<UUID> best(Set<UUID> basket, int most) {
        var blended = blended();
        return Ranking.best(basket, sku -> blended.getOrDefault(sku, List.of()), Map.of(), popularity(), most);
    }

    /** The strongest reason that is true: bought with it here, bought with it anywhere, popular. */
    Optional<Why> why(UUID sku) {
        return together(sku, true, Reason.NEIGHBOURS_BOUGHT_BOTH)
                .or(() -> together(sku, false, Reason.OTHERS_BOUGHT_BOTH))
                .or(() -> popular(sku));
    }

    private Optional<Why> together(UUID sku, boolean own, Reason reason) {
        return links.stream()
                .filter(link -> link.own() == own && link.other().equals(sku) && link.score() > 0)
                .max((one, other) -> Integer.compare(one.households(), other.households()))
                .map(link -> new Why(reason, link.households(), link.sku()));
    }

    private Optional<Why> popular(UUID sku) {
        return popular.stream()
                .filter(good -> good.sku().equals(sku))
                .findFirst()
                .map(good ->
                        new Why(good.own() ? Reason.POPULAR_IN_COMMUNITY : Reason.POPULAR, good.households(), sku));
    }

    /** Of the community where it has enough of it, else of all. */
    private Map<UUID, Double> popularity() {
        return popular.stream().collect(toMap(Popular::sku, Popular::share, (own, all) -> own));
    }

    private Map<UUID, List<Link<UUID>>> blended() {
        Map<UUID, List<Link<UUID>>> found = new HashMap<>();
        links.stream().collect(groupingBy(StoredLink::sku)).forEach((sku, of) -> found.put(sku, blended(sku, of)));
        return found;
    }

    private List<Link<UUID>> blended(UUID sku, List<StoredLink> of) {
        var own = byOther(of, true);
        var all = byOther(of, false);
        var others = new HashSet<>(own.keySet());
        others.addAll(all.keySet());
        var blended = new ArrayList<Link<UUID>>();
        for (UUID other : others) {
            double score = shrinkage.blend(score(own, other), score(all, other), households.getOrDefault(sku, 0));
            blended.add(new Link<>(other, score, 0));
        }
        return blended;
    }

    private static Map<UUID, StoredLink> byOther(List<StoredLink> links, boolean own) {
        return links.stream().filter(link -> link.own() == own).collect(toMap(StoredLink::other, Function.identity()));
    }

    private static double score(Map<UUID, StoredLink> links, UUID other) {
        return links.containsKey(other) ? links.get(other).score() : 0;
    }
}
