package io.linli.web.bench;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.linli.search.index.RawDocuments;
import io.linli.web.running.RunningProduct;

/**
 * Seconds that a rebuild of the index of 41,122 offers takes, meanings reused, while searching goes on; every search in
 * between is counted and must be answered. Ceiling: its documents by raw bulk requests. Lower is better.
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
        var documents =
                elastic.documents().stream().map(RawDocuments::withSomeMeaning).toList();
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
