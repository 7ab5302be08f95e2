package io.linli.web.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The rows that joins leave behind (seat, reservation, line of a cart, the stock itself), written by plain transactions sent in
 * one message each, into tables of the same columns and indexes.
 */
final class PlainJoins {

    /** Joins of one transaction where they are written together, as a shop that gathers orders would. */
    static final int TOGETHER = 20;

    private static final int CONNECTIONS = 16;

    private static final String TABLES =
            """
            DROP SCHEMA IF EXISTS bench CASCADE; CREATE SCHEMA bench;
            CREATE TABLE bench.seat (LIKE marketplace.campaign_join INCLUDING INDEXES INCLUDING DEFAULTS);
            CREATE TABLE bench.reservation (LIKE catalog.stock_reservation INCLUDING INDEXES INCLUDING DEFAULTS);
            CREATE TABLE bench.line (LIKE marketplace.cart_line INCLUDING INDEXES INCLUDING DEFAULTS);
            CREATE TABLE bench.stock (LIKE catalog.stock INCLUDING INDEXES);
            INSERT INTO bench.stock SELECT * FROM catalog.stock""";

    private static final String JOINS =
            """
            BEGIN;
            WITH seats AS (
                INSERT INTO bench.seat (id, company_id, campaign_id, item_id, household_id, resident_id, quantity, up_to, price,
                    otherwise, state, expires_at, created_at, sole)
                SELECT gen_random_uuid(), '%1$s', '%1$s', '%1$s', gen_random_uuid(), gen_random_uuid(), 1, 1, 120, 'REFUND',
                    'HELD', now(), now(), false
                FROM generate_series(1, %2$d) RETURNING id),
            lines AS (
                INSERT INTO bench.line (id, company_id, cart_id, join_id, quantity)
                SELECT gen_random_uuid(), '%1$s', gen_random_uuid(), id, 1 FROM seats)
            INSERT INTO bench.reservation (id, offer_id, quantity, state, expires_at)
            SELECT id, '%1$s', 1, 'HELD', now() FROM seats;
            UPDATE bench.stock SET available = available - %2$d WHERE offer_id = '%1$s' AND available >= %2$d;
            COMMIT""";

    /** What a shop does that writes one join after the other, as simply as it can be right. */
    private static final List<String> NAIVE = List.of(
            "BEGIN",
            "SELECT available FROM bench.stock WHERE offer_id = '%1$s' FOR UPDATE",
            "UPDATE bench.stock SET available = available - 1 WHERE offer_id = '%1$s'",
            """
            INSERT INTO bench.reservation (id, offer_id, quantity, state, expires_at)
            VALUES ('%2$s', '%1$s', 1, 'HELD', now())""",
            """
            INSERT INTO bench.seat (id, company_id, campaign_id, item_id, household_id, resident_id, quantity, up_to, price,
                otherwise, state, expires_at, created_at, sole)
            VALUES ('%2$s', '%1$s', '%1$s', '%1$s', gen_random_uuid(), gen_random_uuid(), 1, 1, 120, 'REFUND', 'HELD',
                now(), now(), false)""",
            """
            INSERT INTO bench.line (id, company_id, cart_id, join_id, quantity)
            VALUES (gen_random_uuid(), '%1$s', gen_random_uuid(), '%2$s', 1)""",
            "COMMIT");

    private final List<UUID> offers;

    PlainJoins(Connection database, List<UUID> offers) throws SQLException {
        this.offers = offers;
        try (var statement = database.createStatement()) {
            statement.execute(TABLES);
        }
    }

    /** Joins a second, so many in one transaction and one message. */
    double joinsPerSecond(Callable<Connection> connections, int together, long seconds) throws Exception {
        return perSecond(connections, seconds, (statement, offer) -> {
            statement.execute(JOINS.formatted(offer, together));
            return together;
        });
    }

    /** Joins a second, each in a transaction of several statements. */
    double naivePerSecond(Callable<Connection> connections, long seconds) throws Exception {
        return perSecond(connections, seconds, (statement, offer) -> {
            var join = UUID.randomUUID();
            for (var step : NAIVE) {
                statement.execute(step.formatted(offer, join));
            }
            return 1;
        });
    }

    /** Writes joins of an offer; how many. */
    private interface Writing {
        int write(Statement statement, UUID offer) throws SQLException;
    }

    private double perSecond(Callable<Connection> connections, long seconds, Writing writing) throws Exception {
        var workers = Executors.newFixedThreadPool(CONNECTIONS);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try {
            long done = 0;
            for (var one : workers.invokeAll(
                    Collections.nCopies(CONNECTIONS, (Callable<Long>) () -> write(connections, writing, end)))) {
                done += one.get();
            }
            return done / (double) seconds;
        } finally {
            workers.shutdown();
        }
    }

    private long write(Callable<Connection> connections, Writing writing, long end) throws Exception {
        long done = 0;
        try (var database = connections.call();
                var statement = database.createStatement()) {
            while (System.nanoTime() < end) {
                done += writing.write(
                        statement, offers.get(ThreadLocalRandom.current().nextInt(offers.size())));
            }
        }
        return done;
    }

    static void analyze(Connection database) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("ANALYZE");
        }
    }

    static long number(Connection database, String query) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
