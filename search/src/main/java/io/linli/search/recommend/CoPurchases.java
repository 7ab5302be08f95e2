package io.linli.search.recommend;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much was bought together, for the most-bought items: the weight of the baskets that hold both of two, and how many buyers
 * bought both. Both are symmetric; an item with itself counts the baskets that hold it.
 */
final class CoPurchases<T extends Comparable<T>> {

    /** Bounds the memory: two tables of n² / 2 numbers of four bytes. */
    static final int MOST_ITEMS = 4_000;

    private final List<T> items;
    private final float[] weights;
    private final int[] buyers;

    private CoPurchases(List<T> items) {
        this.items = items;
        this.weights = new float[cells(items.size())];
        this.buyers = new int[cells(items.size())];
    }

    static <T extends Comparable<T>> CoPurchases<T> of(List<Basket<T>> baskets) {
        var table = new CoPurchases<T>(mostBought(baskets));
        Map<T, Integer> places = new HashMap<>();
        for (int i = 0; i < table.items.size(); i++) {
            places.put(table.items.get(i), i);
        }
        Map<String, BitSet> bought = new HashMap<>();
        for (var basket : baskets) {
            int[] held = basket.items().stream()
                    .filter(places::containsKey)
                    .mapToInt(places::get)
                    .sorted()
                    .toArray();
            table.addWeight(held, (float) basket.weight());
            var all = bought.computeIfAbsent(basket.buyer(), buyer -> new BitSet());
            for (int item : held) {
                all.set(item);
            }
        }
        bought.values().forEach(all -> table.addBuyer(all.stream().toArray()));
        return table;
    }

    private static <T extends Comparable<T>> List<T> mostBought(List<Basket<T>> baskets) {
        var counts =
                baskets.stream().flatMap(basket -> basket.items().stream()).collect(groupingBy(i -> i, counting()));
        return counts.entrySet().stream()
                .sorted(comparing(Map.Entry<T, Long>::getValue, reverseOrder()).thenComparing(Map.Entry::getKey))
                .limit(MOST_ITEMS)
                .map(Map.Entry::getKey)
                .toList();
    }

    List<T> items() {
        return items;
    }

    double weight(int one, int other) {
        return weights[cell(one, other)];
    }

    int buyers(int one, int other) {
        return buyers[cell(one, other)];
    }

    private void addWeight(int[] held, float weight) {
        for (int i = 0; i < held.length; i++) {
            for (int j = 0; j <= i; j++) {
                weights[cell(held[i], held[j])] += weight;
            }
        }
    }

    private void addBuyer(int[] held) {
        for (int i = 0; i < held.length; i++) {
            for (int j = 0; j <= i; j++) {
                buyers[cell(held[i], held[j])]++;
            }
        }
    }

    private static int cells(int size) {
        return size * (size + 1) / 2;
    }

    private static int cell(int one, int other) {
        int high = Math.max(one, other);
        return high * (high + 1) / 2 + Math.min(one, other);
    }
}
