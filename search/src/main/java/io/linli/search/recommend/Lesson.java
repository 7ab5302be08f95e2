package io.linli.search.recommend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What the baskets of one community, or of all, teach, as it is stored: nothing that fewer households did than are asked for.
 *
 * @param links of two goods
 * @param goods of each alone
 */
record Lesson(List<Row> links, List<Good> goods) {

    record Row(UUID sku, UUID other, double score, int households) {}

    /** @param lately of the households, those of the last four weeks */
    record Good(UUID sku, int households, int lately, double popularity) {}

    static Lesson of(List<Basket<UUID>> baskets, int least) {
        var learnt = LearntLinks.from(baskets, least);
        List<Row> links = new ArrayList<>();
        learnt.all()
                .forEach((sku, own) ->
                        own.forEach(link -> links.add(new Row(sku, link.other(), link.score(), link.households()))));
        var popularity = Popularity.of(baskets);
        var ever = buyers(baskets, Double.MAX_VALUE);
        var lately = buyers(baskets, Popularity.DAYS);
        List<Good> goods = new ArrayList<>();
        ever.forEach((sku, buyers) -> {
            if (buyers.size() >= least) {
                int recent = lately.getOrDefault(sku, Set.of()).size();
                double share = recent >= least ? popularity.getOrDefault(sku, 0.0) : 0;
                goods.add(new Good(sku, buyers.size(), recent >= least ? recent : 0, share));
            }
        });
        return new Lesson(links, goods);
    }

    private static Map<UUID, Set<String>> buyers(List<Basket<UUID>> baskets, double days) {
        Map<UUID, Set<String>> found = new HashMap<>();
        for (var basket : baskets) {
            if (basket.ageDays() <= days) {
                basket.items().forEach(sku -> found.computeIfAbsent(sku, first -> new HashSet<>())
                        .add(basket.buyer()));
            }
        }
        return found;
    }
}
