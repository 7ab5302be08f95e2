package io.linli.web.bench;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.linli.marketplace.ledger.Party;
import io.linli.web.Neighbourhood;
import io.linli.web.running.RunningProduct;

/**
 * The books when they are large, in a heap of {@value #HEAP_MEBIBYTES} MiB: a statement of 50,000 lines issued, paged, compared
 * with the ledger and as files; a party with 100,000 released shares paid; and a day of 100,000 movements reconciled, whose rate
 * is the figure. Ceiling: the same comparison as one plain SQL statement. Higher is better.
 */
final class BooksBench implements Bench.Benchmark {

    private static final int HEAP_MEBIBYTES = 512;
    private static final int LINES = 50_000;
    private static final int SHARES = 100_000;
    private static final int MOVEMENTS = 100_000;
    private static final int PAYOUTS = 5;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** What a payout read before it read open postings alone. */
    private static final String WHOLE_HISTORY =
            """
            SELECT count(*) FROM (SELECT p.line_id FROM marketplace.posting p
                JOIN marketplace.ledger_account a ON a.id = p.account_id AND a.kind = 'PARTY_PAYABLE' AND a.party_id = '%s'
                GROUP BY p.company_id, p.community_id, p.order_id, p.line_id HAVING sum(p.amount) < 0
                ORDER BY max(p.booked_at), p.line_id LIMIT 1200) AS lines"""
                    .formatted(Neighbourhood.SUPPLIER_02);

    private static final String PLAIN_COMPARISON =
            """
            SELECT count(*) FROM (SELECT e.reference, sum(p.amount) AS amount FROM marketplace.journal_entry e
                JOIN marketplace.posting p ON p.entry_id = e.id
                JOIN marketplace.ledger_account a ON a.id = p.account_id AND a.kind = 'PROVIDER_CLEARING'
                GROUP BY e.reference) AS facts
            FULL JOIN marketplace.provider_movement m ON m.match_key = facts.reference
            WHERE facts.amount IS DISTINCT FROM m.amount""";

    @Override
    public List<String> jvm() {
        return List.of("-Xmx" + HEAP_MEBIBYTES + "m");
    }

    @Override
    public Result run(RunningProduct product) throws Exception {
        try (var database = CheckoutBench.connect(product);
                var heap = new HeapWatch(product)) {
            CheckoutBench.settle(database);
            var seed = new BooksSeed(database);
            var month = YearMonth.now(ZONE).minusMonths(1);
            var details = new LinkedHashMap<String, Object>();
            details.put("heapMebibytes", HEAP_MEBIBYTES);
            seed.shares(Party.supplier(Neighbourhood.SUPPLIER_01), LINES, startOf(month), startOf(month.plusMonths(1)));
            details.put("statement", statement(new Caller(product, "supplier-01"), month, heap));
            var now = Instant.now();
            seed.released(
                    Party.supplier(Neighbourhood.SUPPLIER_02),
                    SHARES,
                    now.minus(Duration.ofDays(9)),
                    now.minus(Duration.ofDays(2)));
            details.put("payouts", payouts(product, database, heap));
            seed.captures(MOVEMENTS, now.minus(Duration.ofHours(28)), now.minus(Duration.ofHours(4)));
            seed.run(List.of("ANALYZE"));
            var before = sequentialScans(database);
            double seconds = reconciliation(new Caller(product, "operator"), details, heap);
            details.put("sequentialScans", since(before, sequentialScans(database)));
            double ceiling = MOVEMENTS / (timed(database, PLAIN_COMPARISON) / 1_000);
            return new Result(MOVEMENTS / seconds, "movements/s", ceiling, MOVEMENTS / seconds / ceiling, details);
        }
    }

    private static Map<String, Object> statement(Caller supplier, YearMonth month, HeapWatch heap) throws Exception {
        var told = new LinkedHashMap<String, Object>();
        heap.peak();
        long began = System.nanoTime();
        var issued = supplier.post("/api/v1/statements", "{\"month\":\"" + month + "\"}");
        told.put("lines", issued.get("lines").asInt());
        told.put("issue", measure(began, 0, heap));
        String path = "/api/v1/statements/" + issued.get("number").asText();
        told.put("firstPage", fetched(supplier, path + "/lines?limit=50", heap));
        told.put("lastPage", fetched(supplier, path + "/lines?limit=50&cursor=" + cursor(supplier, path), heap));
        told.put("verification", fetched(supplier, path + "/verification", heap));
        for (var kind : List.of("csv", "xlsx", "pdf")) {
            told.put(kind, fetched(supplier, path + "." + kind, heap));
        }
        return told;
    }

    /** Of the page before the last, found by going there. */
    private static String cursor(Caller supplier, String path) throws Exception {
        String cursor = "";
        for (var page = supplier.get(path + "/lines?limit=1000");
                page.hasNonNull("next");
                page = supplier.get(path + "/lines?limit=1000&cursor=" + cursor)) {
            cursor = page.get("next").asText();
        }
        return cursor;
    }

    private static Map<String, Object> payouts(RunningProduct product, Connection database, HeapWatch heap)
            throws Exception {
        onboard(product, database);
        var operator = new Caller(product, "operator");
        var told = new LinkedHashMap<String, Object>();
        told.put("releasedShares", SHARES);
        told.put("wholeHistoryMillis", timed(database, WHOLE_HISTORY));
        heap.peak();
        for (int payout = 1; payout <= PAYOUTS; payout++) {
            long began = System.nanoTime();
            operator.post(
                    "/api/v1/payouts",
                    "{\"partyKind\":\"SUPPLIER\",\"partyId\":\"" + Neighbourhood.SUPPLIER_02 + "\"}");
            told.put("payout" + payout, measure(began, 0, heap));
        }
        return told;
    }

    /** The supplier's owner, at the simulator. */
    private static void onboard(RunningProduct product, Connection database) throws Exception {
        var supplier = new Caller(product, "supplier-02");
        supplier.post("/api/v1/payout-account", "{}");
        String account = text(
                database,
                "SELECT provider_account FROM marketplace.payout_account WHERE party_id = '" + Neighbourhood.SUPPLIER_02
                        + "'");
        String admin =
                product.setting("LINLI_STRIPE_API_BASE") + "/admin/" + product.setting("LINLI_STRIPE_SECRET_KEY");
        supplier.send(URI.create(admin + "/accounts/" + account + "/onboard"), "{\"businessName\":\"Bench\"}");
        supplier.send(URI.create(admin + "/funds"), "{\"amount\":1000000000,\"type\":\"topup\"}");
        supplier.post("/api/v1/payout-account/looks", "{}");
    }

    private static double reconciliation(Caller operator, Map<String, Object> details, HeapWatch heap)
            throws Exception {
        heap.peak();
        long began = System.nanoTime();
        var asked = operator.post("/api/v1/reconciliations", "{}");
        String path = "/api/v1/reconciliations/" + asked.get("id").asText();
        var run = operator.get(path);
        while (!List.of("DONE", "FAILED").contains(run.get("state").asText())) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IOException("the reconciliation does not end: " + run);
            }
            TimeUnit.MILLISECONDS.sleep(50);
            run = operator.get(path);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        details.put(
                "reconciliation",
                Map.of(
                        "state", run.get("state").asText(),
                        "matched", run.get("matched").asLong(),
                        "found", run.get("found").asLong(),
                        "seconds", Result.rounded(seconds),
                        "heapPeakMebibytes", heap.peak()));
        return seconds;
    }

    private static Map<String, Object> fetched(Caller caller, String path, HeapWatch heap) throws Exception {
        heap.peak();
        long began = System.nanoTime();
        int bytes = caller.bytes(path).length;
        return measure(began, bytes, heap);
    }

    private static Map<String, Object> measure(long began, int bytes, HeapWatch heap) {
        var told = new LinkedHashMap<String, Object>();
        told.put("millis", Result.rounded((System.nanoTime() - began) / 1e6));
        told.put("heapPeakMebibytes", heap.peak());
        if (bytes > 0) {
            told.put("bytes", bytes);
        }
        return told;
    }

    private static Map<String, Long> sequentialScans(Connection database) throws SQLException, InterruptedException {
        TimeUnit.SECONDS.sleep(2); // Sessions tell the statistics when they are idle for a second.
        var scans = new LinkedHashMap<String, Long>();
        try (var query = database.createStatement();
                var rows = query.executeQuery(
                        """
                        SELECT relname, seq_scan FROM pg_stat_user_tables WHERE schemaname = 'marketplace' AND relname IN
                        ('posting', 'journal_entry', 'provider_movement', 'payment_attempt', 'reconciliation_key')
                        ORDER BY relname""")) {
            while (rows.next()) {
                scans.put(rows.getString(1), rows.getLong(2));
            }
        }
        return scans;
    }

    private static Map<String, Long> since(Map<String, Long> before, Map<String, Long> after) {
        var scans = new LinkedHashMap<String, Long>();
        after.forEach((table, count) -> scans.put(table, count - before.get(table)));
        return scans;
    }

    private static double timed(Connection database, String sql) throws SQLException {
        long began = System.nanoTime();
        text(database, sql);
        return Result.rounded((System.nanoTime() - began) / 1e6);
    }

    private static String text(Connection database, String sql) throws SQLException {
        try (var query = database.createStatement();
                var rows = query.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Instant startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZONE).toInstant();
    }
}
