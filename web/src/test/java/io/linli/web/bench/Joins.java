package io.linli.web.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import io.linli.web.running.RunningProduct;

/**
 * Residents who join group-buys by the API, each the next as soon as the last is answered, on one event loop: the load must not
 * take the processors from what it loads.
 */
final class Joins {

    private static final int HELD = 201;
    private static final int INVALID = 400;
    private static final Buffer ONE = Buffer.buffer("{\"quantity\":1}");
    private static final Buffer NONE = Buffer.buffer("{\"quantity\":0}");

    private final RunningProduct product;
    private final List<String> tokens;
    private final int connections;

    /** What was answered: how long each took, in nanoseconds, and how many were answered otherwise than they should. */
    record Answers(List<Long> nanos, long refused) {}

    Joins(RunningProduct product, List<String> tokens, int connections) {
        this.product = product;
        this.tokens = tokens;
        this.connections = connections;
    }

    /** @param campaigns which is joined next */
    Answers during(long seconds, Supplier<UUID> campaigns) throws InterruptedException {
        return during(seconds, campaigns, ONE, HELD);
    }

    /** Requests to join with nothing: who asks is looked up and the body is read, and that is all. */
    Answers ofNothing(long seconds, Supplier<UUID> campaigns) throws InterruptedException {
        return during(seconds, campaigns, NONE, INVALID);
    }

    private Answers during(long seconds, Supplier<UUID> campaigns, Buffer wish, int expected)
            throws InterruptedException {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        var client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(connections));
        var load = new Load(client, campaigns, wish, expected, System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds));
        vertx.runOnContext(nothing -> load.begin());
        load.done.await();
        client.close();
        vertx.close();
        return new Answers(load.nanos, load.refused.get());
    }

    private final class Load {

        private final HttpClient client;
        private final Supplier<UUID> campaigns;
        private final Buffer wish;
        private final int expected;
        private final long end;
        private final CountDownLatch done = new CountDownLatch(connections);
        private final List<Long> nanos = new ArrayList<>();
        private final AtomicLong refused = new AtomicLong();
        private int turn;

        private Load(HttpClient client, Supplier<UUID> campaigns, Buffer wish, int expected, long end) {
            this.client = client;
            this.campaigns = campaigns;
            this.wish = wish;
            this.expected = expected;
            this.end = end;
        }

        private void begin() {
            for (int connection = 0; connection < connections; connection++) {
                join();
            }
        }

        private void join() {
            long started = System.nanoTime();
            if (started >= end) {
                done.countDown();
                return;
            }
            String token = tokens.get(turn++ % tokens.size());
            var address = product.address("/api/v1/campaigns/" + campaigns.get() + "/joins");
            client.request(new RequestOptions()
                            .setMethod(HttpMethod.POST)
                            .setAbsoluteURI(address.toString())
                            .putHeader("Authorization", "Bearer " + token)
                            .putHeader("Content-Type", "application/json")
                            .putHeader("Idempotency-Key", UUID.randomUUID().toString()))
                    .compose(this::send)
                    .onComplete(answer -> {
                        count(answer.succeeded() ? answer.result() : 0, started);
                        join();
                    });
        }

        private Future<Integer> send(HttpClientRequest request) {
            return request.send(wish).compose(response -> response.body().map(response.statusCode()));
        }

        private void count(int status, long started) {
            long ended = System.nanoTime();
            if (status != expected) {
                refused.incrementAndGet();
            } else if (ended <= end) {
                nanos.add(ended - started);
            }
        }
    }
}
