package io.linli.web.bench;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.linli.search.index.RawDocuments;
import io.linli.search.meaning.Language;
import io.linli.search.meaning.Meaning;
import io.linli.search.meaning.Vector;
import io.linli.web.running.RunningProduct;

/**
 * Seconds that a rebuild of the index of 41,122 offers takes, meanings reused, while searching goes on; every search in
 * between is counted and must be answered. Ceiling: its documents, vectors and all, by raw bulk requests. Lower is better.
 */
final class RebuildBench implements Bench.Benchmark {

    private static final int ROUNDS_OF_CEILING = 2;
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(100);

    @Override
    public Result run(RunningProduct product) throws Exception {
        var elastic = new Elastic(product);
        ImportBench.fill(product);
        ImportBench.awaitMeaning(product, elastic);
        rebuild(product);
        var searched = new ArrayList<Long>();
        double seconds = rebuild(product, searched);
        double ceiling = Double.MAX_VALUE;
        var meanings = meanings(product);
        var documents = elastic.documents().stream()
                .map(shown -> RawDocuments.whole(
                        shown,
                        meanings.getOrDefault(UUID.fromString(shown.get("skuId").asText()), Meaning.UNKNOWN)))
                .toList();
        for (int round = 0; round < ROUNDS_OF_CEILING; round++) {
            ceiling = Math.min(ceiling, elastic.bulkSeconds(documents));
        }
        var nanos = searched.stream().mapToLong(Long::longValue).sorted().toArray();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("documents", documents.size());
        details.put("searchesMeanwhile", nanos.length);
        details.put(
                "slowestSearchMillis", Result.rounded(Arrays.stream(nanos).max().orElse(0) / 1e6));
        details.put("medianSearchMillis", Result.rounded(nanos.length == 0 ? 0 : nanos[nanos.length / 2] / 1e6));
        return new Result(seconds, "s", ceiling, seconds / ceiling, details);
    }

    /** As they were learnt, by SKU. */
    private static Map<UUID, Meaning> meanings(RunningProduct product) throws SQLException {
        var vectors = new HashMap<UUID, List<Vector>>();
        try (var database = CheckoutBench.connect(product);
                var statement = database.createStatement();
                var rows = statement.executeQuery("SELECT sku_id, language, vector FROM search.meaning")) {
            while (rows.next()) {
                vectors.computeIfAbsent(rows.getObject("sku_id", UUID.class), sku -> new ArrayList<>())
                        .add(new Vector(Language.valueOf(rows.getString("language")), rows.getBytes("vector")));
            }
        }
        return vectors.entrySet().stream().collect(toMap(Map.Entry::getKey, sku -> new Meaning(sku.getValue())));
    }

    private static void rebuild(RunningProduct product) throws Exception {
        rebuild(product, new ArrayList<>());
    }

    /** @param searched gets the nanoseconds of each search that was answered meanwhile */
    private static double rebuild(RunningProduct product, ArrayList<Long> searched) throws Exception {
        String token = product.token("operator");
        long started = System.nanoTime();
        var begin = HttpRequest.newBuilder(product.address("/api/v1/search/rebuild"))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.noBody());
        var state = RunningProduct.json(product.http().send(begin.build(), HttpResponse.BodyHandlers.ofByteArray()));
        String path = "/api/v1/search/rebuilds/" + state.get("id").asText();
        while (!state.get("state").asText().equals("COMPLETED")) {
            if (System.nanoTime() - started > LIMIT.toNanos()) {
                throw new IOException("the rebuild did not finish: " + state);
            }
            searched.add(search(product));
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            state = product.getJson(path, token);
        }
        return (System.nanoTime() - started) / 1e9;
    }

    private static long search(RunningProduct product) throws Exception {
        long started = System.nanoTime();
        var answer = product.http()
                .send(
                        HttpRequest.newBuilder(product.address("/api/v1/search?q=rice"))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        if (RunningProduct.json(answer).get("total").asLong() == 0) {
            throw new IOException("nothing was found during the rebuild");
        }
        return System.nanoTime() - started;
    }
}
