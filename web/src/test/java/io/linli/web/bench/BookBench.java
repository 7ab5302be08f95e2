package io.linli.web.bench;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

import io.linli.web.Neighbourhood;
import io.linli.web.running.RunningProduct;

/**
 * Visits booked per second through the API by {@value #CONNECTIONS} residents at once, each answered after the technician's time, the
 * booking and its line in the cart are on the disk; nobody wants another's time. Ceiling: the same three rows, the exclusion
 * constraint among them, as one plain SQL transaction over and over. Higher is better.
 */
final class BookBench implements Bench.Benchmark {

    private static final int CONNECTIONS = 16;
    private static final int TECHNICIANS = 120;
    private static final int DAYS = 55;
    private static final int SLOTS_A_DAY = 23;

    /** So many carts that none is full in the end. */
    private static final int RESIDENTS = 600;

    private static final int MOST_IN_A_CART = 45;
    private static final long WARM_UP_SECONDS = 15;
    private static final long SECONDS = 15;
    private static final long PLAIN_SECONDS = 8;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final String TEAM =
            """
            INSERT INTO catalog.supplier (id, code, kind, name_en, name_zh) VALUES ('%1$s', 'bench', 'SERVICES', 'Bench', '测');
            INSERT INTO catalog.supplier_community (supplier_id, community_id) VALUES ('%1$s', '%2$s');
            INSERT INTO catalog.service_item (id, supplier_id, category_id, name_en, name_zh, duration_minutes, price, currency)
            SELECT '%3$s', '%1$s', category_id, 'Bench', '测', 30, 100, 'CNY' FROM catalog.service_item WHERE id = '%4$s';
            INSERT INTO fulfillment.technician (id, supplier_id, display_name)
            SELECT gen_random_uuid(), '%1$s', 'T' || n FROM generate_series(1, %5$d) n;
            INSERT INTO fulfillment.shift (id, technician_id, weekday, starts, ends)
            SELECT gen_random_uuid(), t.id, weekday, '08:00', '20:00' FROM fulfillment.technician t, generate_series(1, 7) weekday
            WHERE t.supplier_id = '%1$s';
            DROP SCHEMA IF EXISTS bench CASCADE; CREATE SCHEMA bench;
            CREATE TABLE bench.hold (LIKE fulfillment.slot_hold INCLUDING INDEXES INCLUDING DEFAULTS);
            CREATE TABLE bench.booking (LIKE marketplace.booking INCLUDING INDEXES INCLUDING DEFAULTS);
            CREATE TABLE bench.line (LIKE marketplace.cart_line INCLUDING INDEXES INCLUDING DEFAULTS);
            ANALYZE""";

    private static final String PLAIN =
            """
            BEGIN;
            INSERT INTO bench.hold (id, technician_id, booking_id, during, state, expires_at)
            VALUES ('%1$s', '%2$s', '%1$s', tstzrange('%3$s', timestamptz '%3$s' + interval '30 minutes'), 'HELD', now());
            INSERT INTO bench.booking (id, company_id, community_id, household_id, resident_id, service_item_id, supplier_id,
                technician_id, starts_at, ends_at, price, currency, state, expires_at)
            VALUES ('%1$s', '%2$s', '%2$s', '%2$s', '%2$s', '%2$s', '%2$s', '%2$s', '%3$s',
                timestamptz '%3$s' + interval '30 minutes', 100, 'CNY', 'HELD', now());
            INSERT INTO bench.line (id, company_id, cart_id, booking_id, quantity)
            VALUES ('%1$s', '%2$s', '%2$s', '%1$s', 1);
            COMMIT""";

    private final AtomicInteger next = new AtomicInteger();

    private @Nullable OwnIssuer issuer;

    /** A technician's time that nobody else asks for. */
    private record Time(UUID technician, Instant start) {}

    private record Basket(String token, String cart) {}

    @Override
    public Map<String, String> environment() throws Exception {
        issuer = new OwnIssuer();
        return Map.of("LINLI_OIDC_ISSUER", issuer.address());
    }

    @Override
    public Result run(RunningProduct product) throws Exception {
        try (var signIns = Objects.requireNonNull(issuer);
                var database = CheckoutBench.connect(product)) {
            CheckoutBench.settle(database);
            var item = UUID.randomUUID();
            var team = team(database, item);
            var baskets = baskets(product, JoinBench.tokens(signIns, database, RESIDENTS));
            book(product, item, team, baskets, WARM_UP_SECONDS);
            PlainJoins.analyze(database);
            var cpu = CpuShares.begin();
            var nanos = book(product, item, team, baskets, SECONDS);
            var shares = cpu.perJourney(nanos.size());
            double rate = nanos.size() / (double) SECONDS;
            double ceiling = plain(product, team);
            var details = new LinkedHashMap<String, Object>();
            details.put("connections", CONNECTIONS);
            details.put("technicians", TECHNICIANS);
            details.put("booked", nanos.size());
            details.put("overlapping", overlapping(database));
            details.put("p50Millis", Result.rounded(nanos.get(nanos.size() / 2) / 1e6));
            details.put("p95Millis", Result.rounded(nanos.get(nanos.size() * 95 / 100) / 1e6));
            details.put("cpuMillisPerBooking", shares);
            return new Result(rate, "bookings/s", ceiling, rate / ceiling, details);
        }
    }

    private static List<UUID> team(Connection database, UUID item) throws SQLException {
        var supplier = UUID.randomUUID();
        var team = new ArrayList<UUID>();
        try (var statement = database.createStatement()) {
            statement.execute(
                    TEAM.formatted(supplier, Neighbourhood.MAPLE_COURT, item, Neighbourhood.HOUSEKEEPING, TECHNICIANS));
            try (var rows = statement.executeQuery(
                    "SELECT id FROM fulfillment.technician WHERE supplier_id = '" + supplier + "'")) {
                while (rows.next()) {
                    team.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return team;
    }

    private static List<Basket> baskets(RunningProduct product, List<String> tokens) throws Exception {
        var baskets = new ArrayList<Basket>();
        for (var token : tokens) {
            var answer = product.http()
                    .send(
                            HttpRequest.newBuilder(product.address("/api/v1/carts"))
                                    .header("Authorization", "Bearer " + token)
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            baskets.add(new Basket(token, RunningProduct.json(answer).get("id").asText()));
        }
        return baskets;
    }

    /** How long each booking took, sorted. */
    private List<Long> book(RunningProduct product, UUID item, List<UUID> team, List<Basket> baskets, long seconds)
            throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        return atOnce(() -> {
            var http =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            var nanos = new ArrayList<Long>();
            while (System.nanoTime() < end) {
                int number = next.getAndIncrement();
                if (number >= RESIDENTS * MOST_IN_A_CART) {
                    throw new IllegalStateException("the carts are full: more residents are needed");
                }
                var request = request(product, item, time(team, number), baskets.get(number % baskets.size()));
                long began = System.nanoTime();
                var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                nanos.add(System.nanoTime() - began);
                if (answer.statusCode() != 201) {
                    throw new IllegalStateException("booking answered " + answer.statusCode() + " " + answer.body());
                }
            }
            return nanos;
        });
    }

    private static HttpRequest request(RunningProduct product, UUID item, Time time, Basket basket) {
        var body = "{\"serviceItemId\":\"%s\",\"technicianId\":\"%s\",\"startsAt\":\"%s\"}"
                .formatted(item, time.technician(), time.start());
        return HttpRequest.newBuilder(product.address("/api/v1/carts/" + basket.cart() + "/lines"))
                .header("Authorization", "Bearer " + basket.token())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static Time time(List<UUID> team, int number) {
        int slot = number / TECHNICIANS;
        var day = LocalDate.now(ZONE).plusDays(1 + slot / SLOTS_A_DAY % DAYS);
        var start = day.atTime(8, 0).plusMinutes(30L * (slot % SLOTS_A_DAY));
        return new Time(team.get(number % TECHNICIANS), start.atZone(ZONE).toInstant());
    }

    private static double plain(RunningProduct product, List<UUID> team) throws Exception {
        var number = new AtomicInteger();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PLAIN_SECONDS);
        var done = atOnce(() -> {
            var written = new ArrayList<Long>();
            try (var database = CheckoutBench.connect(product);
                    var statement = database.createStatement()) {
                while (System.nanoTime() < end) {
                    var time = time(team, number.getAndIncrement());
                    statement.execute(PLAIN.formatted(UUID.randomUUID(), time.technician(), time.start()));
                    written.add(1L);
                }
            }
            return written;
        });
        return done.size() / (double) PLAIN_SECONDS;
    }

    private static List<Long> atOnce(Callable<List<Long>> work) throws Exception {
        var workers = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            var all = new ArrayList<Long>();
            for (var one : workers.invokeAll(Collections.nCopies(CONNECTIONS, work))) {
                all.addAll(one.get());
            }
            Collections.sort(all);
            return all;
        } finally {
            workers.shutdown();
        }
    }

    /** Pairs of visits that are one technician's at one time: there must be none. */
    private static long overlapping(Connection database) throws SQLException {
        return PlainJoins.number(
                database,
                """
                SELECT count(*) FROM fulfillment.slot_hold a JOIN fulfillment.slot_hold b
                    ON b.technician_id = a.technician_id AND b.id > a.id AND b.during && a.during
                WHERE a.state IN ('HELD', 'CONFIRMED') AND b.state IN ('HELD', 'CONFIRMED')""");
    }
}
