package io.linli.web.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The rows one journey leaves behind, written by one plain transaction of multi-row inserts sent in one message, into tables
 * of the same columns and indexes: what the database itself can do, without anybody asking for anything.
 */
final class PlainJourney {

    private static final long SETTLE_MILLIS = 3_000;

    /** What is unique in a row: ids of ours, and the provider's. */
    private static final Pattern ID = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?:evt|pi|cs|cs_test|ch|py|seti|we)_[A-Za-z0-9_]{8,}");

    private final List<String> parts;
    private final List<Integer> ids;
    private final int distinct;
    private final Map<String, Object> rows;

    private PlainJourney(List<String> parts, List<Integer> ids, int distinct, Map<String, Object> rows) {
        this.parts = parts;
        this.ids = ids;
        this.distinct = distinct;
        this.rows = rows;
    }

    /** Rows written, by table. */
    Map<String, Object> rows() {
        return rows;
    }

    /** Makes one journey while nobody else does anything, and learns what it wrote. */
    static PlainJourney sample(Connection database, Callable<Void> journey) throws Exception {
        TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
        long since = number(database, "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
        journey.call();
        TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
        execute(database, "DROP SCHEMA IF EXISTS bench CASCADE");
        execute(database, "CREATE SCHEMA bench");
        var script = new StringBuilder("BEGIN;");
        var rows = new java.util.TreeMap<String, Object>();
        for (String table : tables(database)) {
            var values = values(database, table, since);
            if (!values.isEmpty()) {
                var copy = "bench." + table.replace('.', '_');
                copy(database, table, copy);
                script.append("INSERT INTO ")
                        .append(copy)
                        .append(" VALUES ")
                        .append(String.join(",", values))
                        .append(';');
                rows.put(table, values.size());
            }
        }
        return parse(script.append("COMMIT").toString(), rows);
    }

    /** With the same indexes, though none is unique: a row that is changed by every journey is written anew by each here. */
    private static void copy(Connection database, String table, String copy) throws SQLException {
        execute(database, "CREATE TABLE " + copy + " (LIKE " + table + ")");
        var indexes = texts(
                database,
                "SELECT indexdef FROM pg_indexes WHERE format('%I.%I', schemaname, tablename) = '" + table + "'");
        for (String index : indexes) {
            execute(
                    database,
                    index.replaceFirst("CREATE (UNIQUE )?INDEX \\S+ ON (ONLY )?\\S+", "CREATE INDEX ON " + copy));
        }
    }

    private static PlainJourney parse(String script, Map<String, Object> rows) {
        var parts = new ArrayList<String>();
        var ids = new ArrayList<Integer>();
        var known = new HashMap<String, Integer>();
        var found = ID.matcher(script);
        int at = 0;
        while (found.find()) {
            parts.add(script.substring(at, found.start()));
            ids.add(known.computeIfAbsent(found.group(), one -> known.size()));
            at = found.end();
        }
        parts.add(script.substring(at));
        return new PlainJourney(parts, ids, known.size(), rows);
    }

    /** Transactions per second over so many connections. */
    double perSecond(Callable<Connection> connections, int number, long seconds) throws Exception {
        var workers = Executors.newFixedThreadPool(number);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try {
            long done = 0;
            for (var one : workers.invokeAll(
                    java.util.Collections.nCopies(number, (Callable<Long>) () -> write(connections, end)))) {
                done += one.get();
            }
            return done / (double) seconds;
        } finally {
            workers.shutdown();
        }
    }

    private long write(Callable<Connection> connections, long end) throws Exception {
        long done = 0;
        try (var database = connections.call();
                var statement = database.createStatement()) {
            while (System.nanoTime() < end) {
                statement.execute(fresh());
                done++;
            }
        }
        return done;
    }

    private String fresh() {
        var names = new String[distinct];
        for (int i = 0; i < distinct; i++) {
            names[i] = UUID.randomUUID().toString();
        }
        var script = new StringBuilder();
        for (int i = 0; i < ids.size(); i++) {
            script.append(parts.get(i)).append(names[ids.get(i)]);
        }
        return script.append(parts.get(parts.size() - 1)).toString();
    }

    private static List<String> tables(Connection database) throws SQLException {
        return texts(
                database,
                """
                SELECT format('%I.%I', schemaname, relname) FROM pg_stat_user_tables
                WHERE schemaname IN ('catalog', 'marketplace', 'fulfillment', 'search', 'web') ORDER BY 1""");
    }

    /** Each row as a list of literals. */
    private static List<String> values(Connection database, String table, long since) throws SQLException {
        var columns = String.join(
                " || ',' || ",
                texts(
                        database,
                        "SELECT format('quote_nullable(%I)', attname) FROM pg_attribute WHERE attrelid = '" + table
                                + "'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum"));
        return texts(
                database,
                "SELECT '(' || " + columns + " || ')' FROM " + table + " WHERE xmin::text::bigint >= " + since);
    }

    private static List<String> texts(Connection database, String query) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private static long number(Connection database, String query) throws SQLException {
        return Long.parseLong(texts(database, query).get(0));
    }

    private static void execute(Connection database, String command) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(command);
        }
    }
}
