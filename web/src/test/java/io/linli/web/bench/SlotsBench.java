package io.linli.web.bench;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import io.linli.web.Neighbourhood;
import io.linli.web.running.RunningProduct;

/**
 * How long a resident waits for the free slots of {@value #DAYS} days from {@value #TECHNICIANS} technicians: the 95th of a
 * hundred answers over HTTP, in milliseconds. Every technician has shifts with a break, exceptions, a calendar of busy times and
 * five visits a day. Ceiling: reading the same shifts and taken times by bare SQL. Lower is better.
 */
final class SlotsBench implements Bench.Benchmark {

    private static final int TECHNICIANS = 50;
    private static final int DAYS = 30;
    private static final int WARM_UP = 600;
    private static final int ROUNDS = 3;
    private static final int MEASURED = 150;
    private static final int NAMED = 40;
    private static final int CONNECTIONS = 4;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final String TEAM =
            """
            INSERT INTO catalog.supplier (id, code, kind, name_en, name_zh) VALUES ('%1$s', 'bench', 'SERVICES', 'Bench', '测');
            INSERT INTO catalog.supplier_community (supplier_id, community_id) VALUES ('%1$s', '%2$s');
            INSERT INTO catalog.service_item (id, supplier_id, category_id, name_en, name_zh, duration_minutes, price, currency,
                before_minutes, after_minutes, skills)
            SELECT '%3$s', '%1$s', category_id, 'Bench', '测', 60, 100, 'CNY', 10, 10, 'bench' FROM catalog.service_item
            WHERE id = '%4$s';
            INSERT INTO fulfillment.technician (id, supplier_id, display_name, visits_a_day, visits_a_week)
            SELECT gen_random_uuid(), '%1$s', 'T' || n, 12, CASE WHEN n %% 2 = 0 THEN 60 END FROM generate_series(1, %5$d) n;
            CREATE TEMP TABLE team AS SELECT id, row_number() OVER (ORDER BY id) AS n FROM fulfillment.technician
                WHERE supplier_id = '%1$s';
            INSERT INTO fulfillment.shift (id, technician_id, weekday, starts, ends)
            SELECT gen_random_uuid(), id, weekday, '08:00', '20:00' FROM team, generate_series(1, 7) weekday
                WHERE weekday <> n %% 7 + 1;
            INSERT INTO fulfillment.shift_break (technician_id, weekday, starts, ends)
            SELECT id, weekday, '12:00', '13:00' FROM team, generate_series(1, 7) weekday;
            INSERT INTO fulfillment.technician_skill (technician_id, skill, expires_on)
            SELECT id, 'bench', current_date + 400 FROM team;
            INSERT INTO fulfillment.technician_area (technician_id, community_id) SELECT id, '%2$s' FROM team;
            INSERT INTO fulfillment.shift_exception (id, technician_id, day, kind, starts, ends)
            SELECT gen_random_uuid(), id, current_date + cast(3 + n AS integer) %% 30, 'INSTEAD', '10:00', '15:00' FROM team;
            INSERT INTO fulfillment.busy_calendar (id, technician_id, name, content, next_read_at)
            SELECT gen_random_uuid(), id, 'Own', '', now() + interval '9 days' FROM team;
            INSERT INTO fulfillment.busy_time (calendar_id, technician_id, during)
            SELECT c.id, c.technician_id, tstzrange(day + interval '9 hours', day + interval '9 hours 30 minutes')
            FROM fulfillment.busy_calendar c, generate_series(current_date, current_date + 60, interval '3 days') day;
            INSERT INTO fulfillment.slot_hold (id, technician_id, booking_id, during, day, week, state, expires_at)
            SELECT gen_random_uuid(), id, gen_random_uuid(), tstzrange(start, start + interval '80 minutes'),
                cast(start AS date), date_trunc('week', start), 'CONFIRMED', now()
            FROM team, generate_series(current_date - 60, current_date + 60, interval '1 day') day, generate_series(0, 4) visit,
                LATERAL (SELECT day + (visit * interval '2 hours') + (n %% 7) * interval '10 minutes' AS start) at;
            ANALYZE""";

    /** The least anybody must read: who, when they work, and what is taken. */
    private static final String BARE =
            """
            SELECT t.id, s.weekday, s.starts, s.ends, NULL AS during FROM fulfillment.technician t
                JOIN fulfillment.shift s ON s.technician_id = t.id WHERE t.supplier_id = ?
            UNION ALL
            SELECT t.id, NULL, NULL, NULL, h.during FROM fulfillment.technician t
                JOIN fulfillment.slot_hold h ON h.technician_id = t.id AND h.state IN ('HELD', 'CONFIRMED')
                    AND h.during && tstzrange(now(), now() + interval '30 days') WHERE t.supplier_id = ?""";

    @Override
    public Result run(RunningProduct product) throws Exception {
        try (var database = CheckoutBench.connect(product)) {
            CheckoutBench.settle(database);
            var supplier = UUID.randomUUID();
            var item = UUID.randomUUID();
            seed(database, supplier, item);
            var counts = slots(product, item, "COUNT");
            var names = slots(product, item, "NAMES");
            ask(counts, WARM_UP);
            ask(names, NAMED);
            var best = millis(ask(counts, MEASURED));
            var ceiling = millis(bare(database, supplier));
            for (int round = 1; round < ROUNDS; round++) {
                best = better(best, millis(ask(counts, MEASURED)));
                ceiling = better(ceiling, millis(bare(database, supplier)));
            }
            var named = millis(ask(names, NAMED));
            var busy = millis(atOnce(counts));
            var details = new LinkedHashMap<String, Object>();
            details.put("technicians", TECHNICIANS);
            details.put("days", DAYS);
            details.put("visitsRead", number(database, supplier));
            details.put("slots", HttpAnswer.slots(product, counts));
            details.put("p50Millis", Result.rounded(best[0]));
            details.put("p95MillisWithNames", Result.rounded(named[1]));
            details.put("p95MillisOfFourAtOnce", Result.rounded(busy[1]));
            details.put("ceilingP50Millis", Result.rounded(ceiling[0]));
            return new Result(best[1], "ms (p95)", ceiling[1], best[1] / ceiling[1], details);
        }
    }

    private static void seed(Connection database, UUID supplier, UUID item) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("SET timezone = 'Asia/Shanghai'");
            statement.execute(
                    TEAM.formatted(supplier, Neighbourhood.MAPLE_COURT, item, Neighbourhood.HOUSEKEEPING, TECHNICIANS));
        }
    }

    private static HttpRequest slots(RunningProduct product, UUID item, String who) {
        return HttpRequest.newBuilder(product.address("/api/v1/services/" + item + "/slots?days=" + DAYS + "&who=" + who
                        + "&community=" + Neighbourhood.MAPLE_COURT + "&from="
                        + LocalDate.now(ZONE).plusDays(1)))
                .build();
    }

    private static long[] ask(HttpRequest request, int times) throws Exception {
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var nanos = new long[times];
        for (int turn = 0; turn < times; turn++) {
            long began = System.nanoTime();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            nanos[turn] = System.nanoTime() - began;
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("slots answered " + answer.statusCode());
            }
        }
        return nanos;
    }

    private static long[] atOnce(HttpRequest request) throws Exception {
        var connections = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            Callable<long[]> connection = () -> ask(request, NAMED);
            return connections.invokeAll(java.util.Collections.nCopies(CONNECTIONS, connection)).stream()
                    .map(done -> {
                        try {
                            return done.get();
                        } catch (Exception failed) {
                            throw new IllegalStateException(failed);
                        }
                    })
                    .flatMapToLong(Arrays::stream)
                    .toArray();
        } finally {
            connections.shutdown();
        }
    }

    private static long[] bare(Connection database, UUID supplier) throws SQLException {
        var nanos = new long[MEASURED];
        try (var query = database.prepareStatement(BARE)) {
            query.setObject(1, supplier);
            query.setObject(2, supplier);
            for (int turn = 0; turn < MEASURED; turn++) {
                long began = System.nanoTime();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        rows.getObject(1);
                    }
                }
                nanos[turn] = System.nanoTime() - began;
            }
        }
        return nanos;
    }

    /** The 50th and the 95th of a hundred. */
    private static double[] millis(long[] nanos) {
        Arrays.sort(nanos);
        return new double[] {nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 95 / 100] / 1e6};
    }

    private static double[] better(double[] one, double[] other) {
        return one[1] <= other[1] ? one : other;
    }

    private static long number(Connection database, UUID supplier) throws SQLException {
        return PlainJoins.number(
                database,
                """
                SELECT count(*) FROM fulfillment.slot_hold h JOIN fulfillment.technician t ON t.id = h.technician_id
                WHERE t.supplier_id = '%s' AND h.during && tstzrange(now(), now() + interval '30 days')"""
                        .formatted(supplier));
    }

    /** What is answered is looked at once: a fast nothing would be no figure. */
    private static final class HttpAnswer {

        private static int slots(RunningProduct product, HttpRequest request) throws Exception {
            var answer = product.http().send(request, HttpResponse.BodyHandlers.ofByteArray());
            int found = RunningProduct.json(answer).get("items").size();
            if (found < DAYS) {
                throw new IllegalStateException("only " + found + " slots were found");
            }
            return found;
        }
    }
}
