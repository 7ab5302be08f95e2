package io.linli.search.recommend;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Learns from baskets which items go with which.
 *
 * <p>For each item its nearest others are found by the cosine of their baskets (Deshpande and Karypis 2004, "Item-based top-N
 * recommendation algorithms"), and of these a ridge regression says how much each one <em>by itself</em> leads to the item:
 * two that say the same share what they say instead of both counting. That is SLIM with its features chosen by nearness (Ning
 * and Karypis 2011, "SLIM: sparse linear methods for top-N recommender systems"), with the squared penalty and the closed form of
 * EASE (Steck 2019, "Embarrassingly shallow autoencoders for sparse data"), whose one large matrix falls into small ones.
 */
final class Learning {

    /** Others that explain an item, at most. */
    private static final int NEAREST = 50;

    /** Links kept of an item, the strongest ones. */
    static final int MOST_LINKS = 100;

    /** In weight of baskets: an item in fewer says little. */
    private static final double LAMBDA = 10;

    /** Added to the weight of each item, so that two that were bought once, together, are no twins. */
    private static final double RARE = 0.3;

    private static final double NEGLIGIBLE = 0.001;

    private Learning() {}

    /**
     * The links of each item, strongest first.
     *
     * @param least buyers who must have bought both of two, at least, for a link to be told
     */
    static <T extends Comparable<T>> Map<T, List<Link<T>>> links(CoPurchases<T> bought, int least) {
        Map<T, List<Link<T>>> links = new HashMap<>();
        for (int item = 0; item < bought.items().size(); item++) {
            int[] nearest = nearest(bought, item, least);
            double[] scores = explain(bought, item, nearest);
            for (int i = 0; i < nearest.length; i++) {
                var link = new Link<>(bought.items().get(item), scores[i], bought.buyers(nearest[i], item));
                links.computeIfAbsent(bought.items().get(nearest[i]), from -> new ArrayList<>())
                        .add(link);
            }
        }
        links.replaceAll((from, all) -> strongest(all));
        return links;
    }

    private static <T extends Comparable<T>> int[] nearest(CoPurchases<T> bought, int item, int least) {
        record Near(int other, double cosine) {}
        var kept = new PriorityQueue<Near>(comparingDouble(Near::cosine));
        for (int other = 0; other < bought.items().size(); other++) {
            double together = bought.weight(item, other);
            if (other == item || together <= 0 || bought.buyers(item, other) < least) {
                continue;
            }
            double apart = (bought.weight(item, item) + RARE) * (bought.weight(other, other) + RARE);
            kept.add(new Near(other, together / Math.sqrt(apart)));
            if (kept.size() > NEAREST) {
                kept.poll();
            }
        }
        return kept.stream().mapToInt(Near::other).sorted().toArray();
    }

    private static double[] explain(CoPurchases<?> bought, int item, int[] nearest) {
        double[][] among = new double[nearest.length][nearest.length];
        double[] scores = new double[nearest.length];
        for (int i = 0; i < nearest.length; i++) {
            scores[i] = bought.weight(nearest[i], item);
            for (int j = 0; j < nearest.length; j++) {
                among[i][j] = bought.weight(nearest[i], nearest[j]);
            }
        }
        Ridge.solve(among, scores, LAMBDA);
        return scores;
    }

    private static <T extends Comparable<T>> List<Link<T>> strongest(List<Link<T>> links) {
        return links.stream()
                .filter(link -> Math.abs(link.score()) >= NEGLIGIBLE)
                .sorted(comparingDouble((Link<T> link) -> -Math.abs(link.score()))
                        .thenComparing(Link::other))
                .limit(MOST_LINKS)
                .sorted(comparingDouble((Link<T> link) -> -link.score()).thenComparing(Link::other))
                .toList();
    }
}
