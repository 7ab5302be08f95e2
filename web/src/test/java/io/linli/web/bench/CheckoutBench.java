package io.linli.web.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.linli.web.Neighbourhood;
import io.linli.web.running.RunningProduct;

/**
 * Whole purchases per second by 16 residents at once: two lines of two suppliers into the cart, check out, pay at the
 * simulator, its webhook, the split posted; each begins its next when the last one's split stands in the ledger. Ceiling: the
 * same rows by one plain transaction each, over as many connections. Higher is better.
 */
final class CheckoutBench implements Bench.Benchmark {

    private static final int USERS = 16;

    /** Residents 3 to 18 live where both suppliers sell, each in a household of its own. */
    private static final int FIRST_RESIDENT = 3;

    private static final int OFFERS_OF_FIRST = 10;
    private static final int FIRST_OF_SECOND = 13;
    private static final int OFFERS_OF_SECOND = 6;
    private static final long WARM_UP_SECONDS = 90;
    private static final long SECONDS = 30;
    private static final String FORM =
            "method=card&number=4242424242424242&expiry=12%2F34&cvc=123&email=a%40example.org";

    @Override
    public Result run(RunningProduct product) throws Exception {
        try (var database = connect(product);
                var splits = new SplitWatch(database)) {
            settle(database);
            var shoppers = shoppers(product, splits);
            shop(shoppers, WARM_UP_SECONDS);
            var cpu = CpuShares.begin();
            var measured = shop(shoppers, SECONDS);
            var shares = cpu.perJourney(measured.size());
            var plain = PlainJourney.sample(database, shoppers.get(0)::journey);
            double ceiling = plain.perSecond(() -> connect(product), USERS, SECONDS);
            return result(measured, ceiling, shares, plain);
        }
    }

    private static Result result(List<Long> nanos, double ceiling, Map<String, Object> shares, PlainJourney plain) {
        var sorted = nanos.stream().sorted().toList();
        double rate = sorted.size() / (double) SECONDS;
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("users", USERS);
        details.put("journeys", sorted.size());
        details.put("p50Millis", Result.rounded(sorted.get(sorted.size() / 2) / 1e6));
        details.put("p99Millis", Result.rounded(sorted.get(sorted.size() * 99 / 100) / 1e6));
        details.put("cpuMillisPerJourney", shares);
        details.put("rowsPerJourney", plain.rows());
        return new Result(rate, "journeys/s", ceiling, rate / ceiling, details);
    }

    private static List<Shopper> shoppers(RunningProduct product, SplitWatch splits) throws Exception {
        var shoppers = new ArrayList<Shopper>();
        for (int user = 0; user < USERS; user++) {
            int resident = FIRST_RESIDENT + user;
            shoppers.add(new Shopper(product, splits, product.token("resident-%02d".formatted(resident)), resident));
        }
        return shoppers;
    }

    /** @return how long each journey took that ended within the time, in nanoseconds */
    private static List<Long> shop(List<Shopper> shoppers, long seconds) throws Exception {
        var connections = Executors.newFixedThreadPool(shoppers.size());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try {
            var work = shoppers.stream()
                    .map(shopper -> (Callable<List<Long>>) () -> shopper.until(end))
                    .toList();
            var nanos = new ArrayList<Long>();
            for (var done : connections.invokeAll(work)) {
                nanos.addAll(done.get());
            }
            return nanos;
        } finally {
            connections.shutdown();
        }
    }

    /** The small neighbourhood of the tests, with goods enough for all. */
    static void settle(Connection database) throws SQLException, IOException {
        try (var script = CheckoutBench.class.getResourceAsStream("/neighbourhood.sql");
                var statement = database.createStatement()) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            statement.execute("SELECT set_config('linli.tenant', '*', false)");
            statement.execute("UPDATE catalog.stock SET available = 1000000000");
        }
    }

    static Connection connect(RunningProduct product) throws SQLException {
        var database = DriverManager.getConnection(
                "jdbc:" + product.setting("LINLI_DATABASE_URL"),
                product.setting("LINLI_DATABASE_OWNER"),
                product.setting("LINLI_DATABASE_OWNER_PASSWORD"));
        try (var statement = database.createStatement()) {
            statement.execute("SELECT set_config('linli.tenant', '*', false)");
        }
        return database;
    }

    /** A resident who buys again and again. */
    private static final class Shopper {

        private final RunningProduct product;
        private final SplitWatch splits;
        private final String token;
        private final HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        private int turn;

        Shopper(RunningProduct product, SplitWatch splits, String token, int turn) {
            this.product = product;
            this.splits = splits;
            this.token = token;
            this.turn = turn;
        }

        List<Long> until(long end) throws Exception {
            var nanos = new ArrayList<Long>();
            while (true) {
                long started = System.nanoTime();
                journey();
                long ended = System.nanoTime();
                if (ended > end) {
                    return nanos;
                }
                nanos.add(ended - started);
            }
        }

        Void journey() throws Exception {
            turn++;
            String cart = post("/api/v1/carts", "{}").get("id").asText();
            add(cart, 1 + turn % OFFERS_OF_FIRST);
            add(cart, FIRST_OF_SECOND + turn % OFFERS_OF_SECOND);
            var placed = post("/api/v1/checkouts", "{\"cartId\":\"" + cart + "\"}");
            var divided = splits.of(UUID.fromString(placed.get("orderGroupId").asText()));
            pay(URI.create(placed.get("payUrl").asText()));
            divided.get(60, TimeUnit.SECONDS);
            return null;
        }

        private void add(String cart, int offer) throws Exception {
            post(
                    "/api/v1/carts/" + cart + "/lines",
                    "{\"offerId\":\"" + Neighbourhood.offer(offer) + "\",\"quantity\":1}");
        }

        private void pay(URI page) throws Exception {
            var request = HttpRequest.newBuilder(page)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(FORM));
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() != 303) {
                throw new IOException("the payment page answered " + answer.statusCode());
            }
        }

        private JsonNode post(String path, String body) throws Exception {
            var request = HttpRequest.newBuilder(product.address(path))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            return RunningProduct.json(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        }
    }
}
