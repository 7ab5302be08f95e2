package io.linli.web.bench;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.linli.web.bench.Invoices.Invoice;

/** What recommendations are compared with: how often items were bought, and bought together, as it is. */
final class PlainCounts {

    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> items = new ArrayList<>();
    private final int[][] together;

    PlainCounts(List<Invoice> invoices) {
        invoices.forEach(invoice -> invoice.items().forEach(this::place));
        together = new int[items.size()][items.size()];
        for (var invoice : invoices) {
            int[] held = invoice.items().stream().mapToInt(places::get).toArray();
            for (int one : held) {
                for (int other : held) {
                    together[one][other]++;
                }
            }
        }
    }

    private void place(String item) {
        if (places.putIfAbsent(item, items.size()) == null) {
            items.add(item);
        }
    }

    /** By the sum of the counts with each of the basket, best first, none of the basket. */
    List<String> best(Collection<String> basket, int most) {
        int[] sums = new int[items.size()];
        for (String item : basket) {
            int place = places.getOrDefault(item, -1);
            for (int other = 0; place >= 0 && other < sums.length; other++) {
                sums[other] += together[place][other];
            }
        }
        Map<String, Integer> found = new HashMap<>();
        for (int other = 0; other < sums.length; other++) {
            if (sums[other] > 0) {
                found.put(items.get(other), sums[other]);
            }
        }
        found.keySet().removeAll(Set.copyOf(basket));
        return ranked(found).stream().limit(most).toList();
    }

    static List<String> mostBought(List<Invoice> invoices) {
        Map<String, Integer> counts = new HashMap<>();
        invoices.forEach(invoice -> invoice.items().forEach(item -> counts.merge(item, 1, Integer::sum)));
        return ranked(counts);
    }

    private static List<String> ranked(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(comparing(Map.Entry<String, Integer>::getValue, reverseOrder())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }
}
