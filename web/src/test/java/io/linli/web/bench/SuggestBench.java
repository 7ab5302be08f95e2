package io.linli.web.bench;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import io.linli.search.suggest.SuggestBodies;
import io.linli.web.bench.ClosedLoop.Measured;
import io.linli.web.bench.ClosedLoop.Work;
import io.linli.web.running.RunningProduct;

/**
 * Suggestions per second over 8 connections, for 400 different beginnings as they are typed: 80 names of real goods, each after
 * 1, 2, 3 and 6 letters of it and after its first word and a letter of the second; one in ten has a slip in it. Ceiling: the
 * bodies the product sends for them, sent to Elasticsearch directly. Higher is better; product and ceiling are measured in turns.
 */
final class SuggestBench implements Bench.Benchmark {

    private static final int BEGINNINGS = 400;
    private static final int ROUNDS = 4;
    private static final int PASSES = 10;
    private static final int WARM_UP_PASSES = 15;
    private static final int ONE_IN = 10;
    private static final long SEED = 43;

    @Override
    public Result run(RunningProduct product) throws Exception {
        ImportBench.fill(product);
        var elastic = new Elastic(product);
        var beginnings = beginnings(elastic);
        var ours = beginnings.stream().map(typed -> ours(product, typed)).toList();
        var raw = new ArrayList<Work>();
        for (String typed : beginnings) {
            raw.add(raw(product, elastic, typed));
        }
        ClosedLoop.measure(ours, WARM_UP_PASSES);
        ClosedLoop.measure(raw, WARM_UP_PASSES);
        var oursBest = Measured.NONE;
        var rawBest = Measured.NONE;
        for (int round = 0; round < ROUNDS; round++) {
            oursBest = ClosedLoop.better(oursBest, ClosedLoop.measure(ours, PASSES));
            rawBest = ClosedLoop.better(rawBest, ClosedLoop.measure(raw, PASSES));
        }
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("beginnings", beginnings.size());
        details.put("connections", ClosedLoop.CONNECTIONS);
        details.put(
                "askedAgain",
                raw.stream().filter(work -> work.requests().size() > 1).count());
        details.put("p50Millis", Result.rounded(oursBest.p50Millis()));
        details.put("p95Millis", Result.rounded(oursBest.p95Millis()));
        details.put("p99Millis", Result.rounded(oursBest.p99Millis()));
        details.put("ceilingP50Millis", Result.rounded(rawBest.p50Millis()));
        details.put("ceilingP95Millis", Result.rounded(rawBest.p95Millis()));
        return new Result(oursBest.rate(), "suggestions/s", rawBest.rate(), oursBest.rate() / rawBest.rate(), details);
    }

    private static List<String> beginnings(Elastic elastic) throws Exception {
        var documents = elastic.documents();
        var random = new Random(SEED);
        var beginnings = new LinkedHashSet<String>();
        while (beginnings.size() < BEGINNINGS) {
            String name = documents
                    .get(random.nextInt(documents.size()))
                    .at("/name/en")
                    .asText();
            String plain = name.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} ]+", " ")
                    .strip();
            typedOf(plain).stream()
                    .map(typed -> random.nextInt(ONE_IN) == 0 ? slipped(typed) : typed)
                    .limit((long) BEGINNINGS - beginnings.size())
                    .forEach(beginnings::add);
        }
        return List.copyOf(beginnings);
    }

    private static List<String> typedOf(String name) {
        var typed = new ArrayList<String>();
        for (int length : new int[] {1, 2, 3, 6}) {
            if (name.length() > length) {
                typed.add(name.substring(0, length).strip());
            }
        }
        int second = name.indexOf(' ');
        if (second > 0) {
            typed.add(name.substring(0, Math.min(name.length(), second + 2)));
        }
        return typed;
    }

    /** Two letters in the wrong order. */
    private static String slipped(String typed) {
        return typed.length() < 4
                ? typed
                : typed.substring(0, 1) + typed.charAt(2) + typed.charAt(1) + typed.substring(3);
    }

    private static Work ours(RunningProduct product, String typed) {
        String path = "/api/v1/search/suggestions?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8);
        return new Work(List.of(HttpRequest.newBuilder(product.address(path)).build()));
    }

    /** The requests the product makes for this beginning, one after the other. */
    private static Work raw(RunningProduct product, Elastic elastic, String typed) throws Exception {
        var first = elastic.question(SuggestBodies.path(), SuggestBodies.body(typed, false));
        byte[] answer = product.http()
                .send(first, HttpResponse.BodyHandlers.ofByteArray())
                .body();
        if (!SuggestBodies.isEmpty(typed, answer) || !SuggestBodies.asksAgain(typed)) {
            return new Work(List.of(first));
        }
        return new Work(List.of(first, elastic.question(SuggestBodies.path(), SuggestBodies.body(typed, true))));
    }
}
