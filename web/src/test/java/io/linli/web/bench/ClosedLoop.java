package io.linli.web.bench;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests over 8 connections, each taking the next piece of work as soon as its last is answered. */
final class ClosedLoop {

    static final int CONNECTIONS = 8;

    /** What one query costs: one request, or more where the first finds too little. */
    record Work(List<HttpRequest> requests) {}

    record Measured(double rate, double p50Millis, double p95Millis, double p99Millis) {

        static final Measured NONE = new Measured(0, 0, 0, 0);
    }

    private ClosedLoop() {}

    static Measured measure(List<Work> work, int passes) throws Exception {
        int total = work.size() * passes;
        var next = new AtomicInteger();
        var nanos = new long[total];
        var connections = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            Callable<Void> connection = () -> {
                var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                for (int i = next.getAndIncrement(); i < total; i = next.getAndIncrement()) {
                    nanos[i] = perform(http, work.get(i % work.size()));
                }
                return null;
            };
            long started = System.nanoTime();
            for (var done : connections.invokeAll(Collections.nCopies(CONNECTIONS, connection))) {
                done.get();
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            Arrays.sort(nanos);
            return new Measured(
                    total / seconds,
                    nanos[total / 2] / 1e6,
                    nanos[total * 95 / 100] / 1e6,
                    nanos[total * 99 / 100] / 1e6);
        } finally {
            connections.shutdown();
        }
    }

    private static long perform(HttpClient http, Work work) throws Exception {
        long started = System.nanoTime();
        for (HttpRequest request : work.requests()) {
            var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(request.uri() + " answered " + response.statusCode());
            }
        }
        return System.nanoTime() - started;
    }

    static Measured better(Measured one, Measured other) {
        return one.rate() > other.rate() ? one : other;
    }
}
