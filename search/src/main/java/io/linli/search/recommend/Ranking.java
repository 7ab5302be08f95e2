package io.linli.search.recommend;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What to offer with a basket, from the links of its items, what its buyer bought before, and what is bought by many. */
final class Ranking {

    /** Of the best link, how much an item adds that was bought before: 0.15 once, 0.2 twice, towards 0.3. */
    private static final double BOUGHT_BEFORE = 0.3;

    /** Of the best link, how much the most popular item adds. */
    private static final double POPULAR = 0.1;

    private Ranking() {}

    /**
     * The best first; none of the basket, and none that nothing speaks for.
     *
     * @param basket what it is to go with; may be empty
     * @param links of an item, empty where none are known
     * @param boughtBefore how often the buyer bought an item before
     * @param popularity of the last weeks, 1 for the most popular item
     */
    static <T extends Comparable<T>> List<T> best(
            Collection<T> basket,
            Function<T, List<Link<T>>> links,
            Map<T, Integer> boughtBefore,
            Map<T, Double> popularity,
            int most) {
        var scores = sums(basket, links);
        double best = scores.values().stream().mapToDouble(score -> score).max().orElse(0);
        if (best > 0) {
            scores.replaceAll((item, score) -> score / best);
        }
        boughtBefore.forEach((item, times) -> scores.merge(item, BOUGHT_BEFORE * times / (times + 1), Double::sum));
        popularity.forEach((item, share) -> scores.merge(item, POPULAR * share, Double::sum));
        Set.copyOf(basket).forEach(scores::remove);
        return scores.entrySet().stream()
                .filter(scored -> scored.getValue() > 0)
                .sorted(comparing(Map.Entry<T, Double>::getValue, reverseOrder())
                        .thenComparing(Map.Entry::getKey))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static <T> Map<T, Double> sums(Collection<T> basket, Function<T, List<Link<T>>> links) {
        Map<T, Double> scores = new HashMap<>();
        for (T item : Set.copyOf(basket)) {
            links.apply(item).forEach(link -> scores.merge(link.other(), link.score(), Double::sum));
        }
        return scores;
    }
}
