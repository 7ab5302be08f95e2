package io.linli.search.recommend;

import java.util.List;
import java.util.Set;

/**
 * What was bought at once.
 *
 * @param buyer tells whose baskets belong together, not who it is
 * @param ageDays how long ago, not negative
 * @param items each once
 */
public record Basket<T extends Comparable<T>>(String buyer, double ageDays, List<T> items) {

    private static final double HALF_LIFE_DAYS = 180;

    public Basket {
        items = List.copyOf(Set.copyOf(items));
    }

    /**
     * How much it says about any two of its items: half as much after half a year, and the less the more was bought at once,
     * for of a basket of a hundred items hardly two have to do with each other. (Newman 2001, "Scientific collaboration
     * networks II", weighs by 1 / (n - 1); its root did better on held-out baskets.)
     */
    double weight() {
        return Math.pow(0.5, ageDays / HALF_LIFE_DAYS) / Math.sqrt(Math.max(items.size(), 2) - 1.0);
    }
}
