package io.linli.web.bench;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

import io.linli.search.recommend.Basket;
import io.linli.search.recommend.LearntLinks;
import io.linli.web.bench.Invoices.Invoice;

/**
 * Of each later basket one item is hidden, drawn by fixed seeds, and asked for by the others: how often it is among the first
 * ten (hit-rate), and how far up (mean reciprocal rank; 0 where it is not among them). Learnt from what was sold before only;
 * what was never sold before cannot be found and counts as missed.
 *
 * <p>{@code -Drecommend.file=FILE[,FILE]} names other invoices, {@code -Drecommend.test-from=YYYY-MM} the first month to test
 * on. The method's few constants were chosen on May and June 2011 alone.
 */
final class RecommendBench {

    private static final int SHOWN = 10;
    private static final int LEAST_HOUSEHOLDS = 5;
    private static final long[] SEEDS = {1, 2, 3};

    /** Asks with a basket without what is hidden. */
    private interface Method {
        List<String> ask(List<String> rest, Invoice asked);
    }

    private record Outcome(double hitRate, double reciprocalRank) {

        @Override
        public String toString() {
            return String.format(java.util.Locale.ROOT, "%.4f  %.4f", hitRate, reciprocalRank);
        }
    }

    private RecommendBench() {}

    static Result run() throws Exception {
        String files = setting("recommend.file", Invoices.usual());
        var missing = Invoices.missing(files);
        if (!missing.isEmpty()) {
            System.err.println("The benchmark needs invoices; not found: " + missing
                    + ". Name others with -Drecommend.file=FILE[,FILE].");
            System.exit(3);
        }
        var invoices = Invoices.read(files);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("invoices", invoices.size());
        Map<String, Outcome> last = Map.of();
        for (var from : firstMonths(invoices)) {
            last = split(invoices, from, details);
        }
        double ours = last.get("ours").hitRate();
        double counts = last.get("co-occurrence counts").hitRate();
        return new Result(100 * ours, "% hit-rate@10", 100 * counts, ours / counts, details);
    }

    /** The one that was asked for, or the last two months and the last alone. */
    private static List<YearMonth> firstMonths(List<Invoice> invoices) {
        String asked = setting("recommend.test-from", "");
        if (!asked.isEmpty()) {
            return List.of(YearMonth.parse(asked));
        }
        var end = YearMonth.from(invoices.get(invoices.size() - 1).date());
        return List.of(end.minusMonths(1), end);
    }

    private static Map<String, Outcome> split(List<Invoice> invoices, YearMonth from, Map<String, Object> details) {
        var start = from.atDay(1);
        var before = invoices.stream().filter(i -> i.date().isBefore(start)).toList();
        var later = invoices.stream()
                .filter(i -> !i.date().isBefore(start) && i.items().size() > 1)
                .toList();
        System.out.printf(
                "%nLearnt from %,d invoices before %s, asked with %,d of then and later, %d times each%n%-46s hit@10  MRR@10%n",
                before.size(), start, later.size(), SEEDS.length, "");
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        methods(before, start, details).forEach((name, method) -> {
            var outcome = measure(later, method);
            System.out.printf("%-46s %s%n", name, outcome);
            outcomes.put(name, outcome);
            details.put(from + " " + name + " hit-rate", Math.round(10_000 * outcome.hitRate()) / 10_000.0);
            details.put(from + " " + name + " MRR", Math.round(10_000 * outcome.reciprocalRank()) / 10_000.0);
        });
        return outcomes;
    }

    private static Map<String, Method> methods(List<Invoice> before, LocalDate start, Map<String, Object> details) {
        var baskets = before.stream()
                .map(i -> new Basket<>(i.buyer(), ChronoUnit.DAYS.between(i.date(), start), List.copyOf(i.items())))
                .toList();
        var popular = PlainCounts.mostBought(before);
        var recent = PlainCounts.mostBought(before.stream()
                .filter(i -> !i.date().isBefore(start.minusDays(28)))
                .toList());
        var together = new PlainCounts(before);
        long began = System.nanoTime();
        var links = LearntLinks.from(baskets, 1);
        details.put("learning ms from " + start, (System.nanoTime() - began) / 1_000_000);
        var anonymous = LearntLinks.from(baskets, LEAST_HOUSEHOLDS);
        var history = histories(before);
        Map<String, Method> methods = new LinkedHashMap<>();
        methods.put("most popular", (rest, asked) -> without(popular, rest));
        methods.put("most popular of the last four weeks", (rest, asked) -> without(recent, rest));
        methods.put("co-occurrence counts", (rest, asked) -> together.best(rest, SHOWN));
        methods.put("ours, of the basket alone", (rest, asked) -> links.best(rest, Map.of(), SHOWN));
        methods.put("ours", (rest, asked) -> links.best(rest, history.getOrDefault(asked.buyer(), Map.of()), SHOWN));
        methods.put(
                "ours, only what " + LEAST_HOUSEHOLDS + " bought both",
                (rest, asked) -> anonymous.best(rest, history.getOrDefault(asked.buyer(), Map.of()), SHOWN));
        return methods;
    }

    private static Map<String, Map<String, Integer>> histories(List<Invoice> before) {
        Map<String, Map<String, Integer>> found = new HashMap<>();
        before.stream().collect(groupingBy(Invoice::buyer)).forEach((buyer, own) -> {
            Map<String, Integer> times = new HashMap<>();
            own.forEach(i -> i.items().forEach(item -> times.merge(item, 1, Integer::sum)));
            found.put(buyer, times);
        });
        return found;
    }

    private static List<String> without(List<String> ranked, List<String> rest) {
        var held = new TreeSet<>(rest);
        return ranked.stream().filter(item -> !held.contains(item)).limit(SHOWN).toList();
    }

    private static Outcome measure(List<Invoice> later, Method method) {
        int hits = 0;
        double ranks = 0;
        for (long seed : SEEDS) {
            var random = new Random(seed);
            for (var invoice : later) {
                var rest = new ArrayList<>(invoice.items());
                String hidden = rest.remove(random.nextInt(rest.size()));
                int place = method.ask(rest, invoice).indexOf(hidden);
                hits += place >= 0 ? 1 : 0;
                ranks += place >= 0 ? 1.0 / (place + 1) : 0;
            }
        }
        double asked = (double) later.size() * SEEDS.length;
        return new Outcome(hits / asked, ranks / asked);
    }

    private static String setting(String name, String otherwise) {
        String value = System.getProperty(name, "");
        return value.isBlank() ? otherwise : value;
    }
}
