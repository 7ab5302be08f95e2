package io.linli.search.recommend;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is bought much of late: a basket shares its say among what is in it. */
final class Popularity {

    /** Four weeks, so that every day of the week counts alike. */
    static final double DAYS = 28;

    private Popularity() {}

    /** 1 for the most popular item, for others less; nothing of what was not bought of late. */
    static <T extends Comparable<T>> Map<T, Double> of(List<Basket<T>> baskets) {
        Map<T, Double> sums = new HashMap<>();
        for (var basket : baskets) {
            if (basket.ageDays() <= DAYS) {
                double say = 1.0 / Math.max(basket.items().size() - 1, 1);
                basket.items().forEach(item -> sums.merge(item, say, Double::sum));
            }
        }
        if (!sums.isEmpty()) {
            double most = Collections.max(sums.values());
            sums.replaceAll((item, sum) -> sum / most);
        }
        return sums;
    }
}
