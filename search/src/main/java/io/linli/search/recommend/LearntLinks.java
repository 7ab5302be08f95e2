package io.linli.search.recommend;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What a set of baskets teaches, ready to be asked: the product keeps the links in its database, a trial asks here. */
public final class LearntLinks<T extends Comparable<T>> {

    private final Map<T, List<Link<T>>> links;
    private final Map<T, Double> popularity;

    private LearntLinks(Map<T, List<Link<T>>> links, Map<T, Double> popularity) {
        this.links = links;
        this.popularity = popularity;
    }

    /**
     * Learns from all of them.
     *
     * @param least buyers who must have bought both of two for the two to be linked, at least
     */
    public static <T extends Comparable<T>> LearntLinks<T> from(List<Basket<T>> baskets, int least) {
        return new LearntLinks<>(Learning.links(CoPurchases.of(baskets), least), Popularity.of(baskets));
    }

    /** The best link first. */
    public List<Link<T>> of(T item) {
        return links.getOrDefault(item, List.of());
    }

    /** Of each item that has links. */
    Map<T, List<Link<T>>> all() {
        return links;
    }

    /**
     * What to offer with a basket, the best first.
     *
     * @param boughtBefore how often its buyer bought an item before; empty where that is not known
     */
    public List<T> best(Collection<T> basket, Map<T, Integer> boughtBefore, int most) {
        return Ranking.best(basket, this::of, boughtBefore, popularity, most);
    }
}
