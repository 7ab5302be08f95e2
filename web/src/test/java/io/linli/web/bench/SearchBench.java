package io.linli.web.bench;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.linli.search.query.QueryBodies;
import io.linli.web.bench.ClosedLoop.Measured;
import io.linli.web.bench.ClosedLoop.Work;
import io.linli.web.running.RunningProduct;

/**
 * Searches per second over 8 connections: 200 queries, 74 of them written by real shoppers, the rest the first words of
 * real goods. Ceiling: the bodies the product sends for them, sent to Elasticsearch directly. Higher is better; product and
 * ceiling are measured in turns.
 */
final class SearchBench implements Bench.Benchmark {

    private static final int QUERIES = 200;
    private static final int ROUNDS = 4;
    private static final int PASSES = 10;
    private static final int WARM_UP_PASSES = 30;
    private static final long SEED = 41;

    @Override
    public Result run(RunningProduct product) throws Exception {
        ImportBench.fill(product);
        var elastic = new Elastic(product);
        ImportBench.awaitMeaning(product, elastic);
        var queries = queries(elastic);
        var ours = queries.stream().map(query -> ours(product, query)).toList();
        var raw = new ArrayList<Work>();
        for (String query : queries) {
            raw.add(raw(elastic, query));
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
        details.put("queries", queries.size());
        details.put("connections", ClosedLoop.CONNECTIONS);
        details.put(
                "askedAgain",
                raw.stream().filter(work -> work.requests().size() > 1).count());
        details.put("p50Millis", Result.rounded(oursBest.p50Millis()));
        details.put("p99Millis", Result.rounded(oursBest.p99Millis()));
        details.put("ceilingP50Millis", Result.rounded(rawBest.p50Millis()));
        details.put("ceilingP99Millis", Result.rounded(rawBest.p99Millis()));
        details.put("p50OverCeilingMillis", Result.rounded(oursBest.p50Millis() - rawBest.p50Millis()));
        return new Result(oursBest.rate(), "searches/s", rawBest.rate(), oursBest.rate() / rawBest.rate(), details);
    }

    private static List<String> queries(Elastic elastic) throws Exception {
        var queries = new ArrayList<>(CatalogFile.judgedQueries());
        var documents = elastic.documents();
        var random = new Random(SEED);
        while (queries.size() < QUERIES) {
            String name = documents
                    .get(random.nextInt(documents.size()))
                    .at("/name/en")
                    .asText();
            var words = Arrays.stream(name.split("[^\\p{L}\\p{N}]+"))
                    .filter(word -> word.length() > 2)
                    .limit(2)
                    .toList();
            if (!words.isEmpty()) {
                queries.add(String.join(" ", words));
            }
        }
        return queries;
    }

    private static Work ours(RunningProduct product, String query) {
        String path = "/api/v1/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        return new Work(List.of(HttpRequest.newBuilder(product.address(path)).build()));
    }

    /** The requests the product makes for this query, one after the other. */
    private static Work raw(Elastic elastic, String query) {
        var requests = QueryBodies.of(query, elastic::found).stream()
                .map(elastic::search)
                .toList();
        return new Work(requests);
    }
}
