package io.linli.web.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

import io.linli.web.Neighbourhood;
import io.linli.web.running.RunningProduct;

/**
 * Joins of group-buys per second through the API, each answered after its seat and its line in the cart are on the disk: all on
 * one SKU, or spread over many. Ceiling: the rows of {@value PlainJoins#TOGETHER} joins as one plain SQL transaction over and
 * over; controls: one transaction for each join, naive (lock the stock, look, write, one statement after the other) and single
 * (all of it in one message). Neither speaks HTTP nor checks who joins; what that alone allows, requests to join with nothing
 * say, which are refused before anything is looked at but who asks. Higher is better.
 */
final class JoinBench implements Bench.Benchmark {

    private static final int CONNECTIONS = 128;
    /** So many that nobody's cart is full in the end, nor looks like no household's. */
    private static final int RESIDENTS = 20_000;

    private static final long WARM_UP_SECONDS = 60;
    private static final long SECONDS = 20;
    private static final long PLAIN_SECONDS = 8;
    private static final long PLENTY = 1_000_000_000L;

    private static final String SETTLE =
            """
            WITH who AS (SELECT subject, gen_random_uuid() AS resident, gen_random_uuid() AS household,
                    gen_random_uuid() AS unit, position FROM unnest(?) WITH ORDINALITY AS s(subject, position)),
                given AS (SELECT cast(? AS uuid) AS company, cast(? AS uuid) AS community,
                    (SELECT u.entrance_id FROM marketplace.household h JOIN marketplace.unit u ON u.id = h.unit_id
                     WHERE h.id = ?) AS entrance),
                units AS (INSERT INTO marketplace.unit (id, company_id, entrance_id, number)
                    SELECT unit, company, entrance, 'B' || position FROM who, given),
                households AS (INSERT INTO marketplace.household (id, company_id, community_id, unit_id)
                    SELECT household, company, community, unit FROM who, given),
                residents AS (INSERT INTO marketplace.resident (id, company_id, community_id, household_id, display_name)
                    SELECT resident, company, community, household, 'Resident' FROM who, given)
            INSERT INTO web.sign_in (subject, party_kind, party_id) SELECT subject, 'RESIDENT', resident FROM who""";

    private final int skus;

    private @Nullable OwnIssuer issuer;

    JoinBench(int skus) {
        this.skus = skus;
    }

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
            var offers = offers(database);
            var campaigns = campaigns(database, offers);
            var joins = new Joins(product, tokens(signIns, database), CONNECTIONS);
            var next = new AtomicLong();
            Supplier<UUID> campaign = () -> campaigns.get((int) (next.getAndIncrement() % campaigns.size()));
            joins.during(WARM_UP_SECONDS, campaign);
            // A database that has been used for a minute only may not have looked at its tables yet.
            PlainJoins.analyze(database);
            var cpu = CpuShares.begin();
            long before = held(database);
            var measured = joins.during(SECONDS, campaign);
            var shares = cpu.perJourney(measured.nanos().size());
            long written = held(database) - before;
            var nothing = joins.ofNothing(PLAIN_SECONDS, campaign);
            return result(product, database, offers, measured, nothing, shares, written);
        }
    }

    private Result result(
            RunningProduct product,
            Connection database,
            List<UUID> offers,
            Joins.Answers measured,
            Joins.Answers nothing,
            Object shares,
            long written)
            throws Exception {
        var plain = new PlainJoins(database, offers);
        double ceiling = plain.joinsPerSecond(() -> CheckoutBench.connect(product), PlainJoins.TOGETHER, PLAIN_SECONDS);
        double single = plain.joinsPerSecond(() -> CheckoutBench.connect(product), 1, PLAIN_SECONDS);
        double naive = plain.naivePerSecond(() -> CheckoutBench.connect(product), PLAIN_SECONDS);
        double rate = measured.nanos().size() / (double) SECONDS;
        var sorted = measured.nanos().stream().sorted().toList();
        var details = new LinkedHashMap<String, Object>();
        details.put("skus", skus);
        details.put("connections", CONNECTIONS);
        details.put("refused", measured.refused());
        details.put("seatsWritten", written);
        details.put("oversold", oversold(database));
        details.put("p50Millis", Result.rounded(sorted.get(sorted.size() / 2) / 1e6));
        details.put("p99Millis", Result.rounded(sorted.get(sorted.size() * 99 / 100) / 1e6));
        details.put("naivePerSecond", Result.rounded(naive));
        details.put("timesNaive", Result.rounded(rate / naive));
        details.put("singlePerSecond", Result.rounded(single));
        details.put("timesSingle", Result.rounded(rate / single));
        details.put("nothingPerSecond", Result.rounded(nothing.nanos().size() / (double) PLAIN_SECONDS));
        details.put("nothingRefused", nothing.refused());
        details.put("cpuMillisPerJoin", shares);
        return new Result(rate, "joins/s", ceiling, rate / ceiling, details);
    }

    /** Each in a household of its own, in Maple Court. */
    private static List<String> tokens(OwnIssuer issuer, Connection database) throws Exception {
        var tokens = new ArrayList<String>();
        var subjects = new ArrayList<String>();
        for (int resident = 0; resident < RESIDENTS; resident++) {
            subjects.add(UUID.randomUUID().toString());
            tokens.add(issuer.token(subjects.get(resident)));
        }
        try (var insert = database.prepareStatement(SETTLE)) {
            insert.setArray(1, database.createArrayOf("text", subjects.toArray()));
            insert.setObject(2, Neighbourhood.SUNRISE);
            insert.setObject(3, Neighbourhood.MAPLE_COURT);
            insert.setObject(4, Neighbourhood.householdOf(1));
            insert.execute();
        }
        return tokens;
    }

    /** As many offers as SKUs are asked for, copies of the first, with stock enough. */
    private List<UUID> offers(Connection database) throws SQLException {
        var offers = new ArrayList<UUID>();
        for (int number = 0; number < skus; number++) {
            offers.add(UUID.randomUUID());
        }
        copyOffers(database, offers);
        return offers;
    }

    private static void copyOffers(Connection database, List<UUID> offers) throws SQLException {
        try (var insert = database.prepareStatement(
                """
                INSERT INTO catalog.offer SELECT (jsonb_populate_record(o, jsonb_build_object('id', copy.id,
                    'supplier_sku', 'BENCH-' || copy.id))).*
                FROM catalog.offer o, unnest(?) AS copy(id) WHERE o.id = ?""")) {
            insert.setArray(1, database.createArrayOf("uuid", offers.toArray()));
            insert.setObject(2, Neighbourhood.offer(1));
            insert.executeUpdate();
        }
        try (var insert = database.prepareStatement(
                "INSERT INTO catalog.stock (offer_id, available) SELECT id, ? FROM unnest(?) AS copy(id)")) {
            insert.setLong(1, PLENTY);
            insert.setArray(2, database.createArrayOf("uuid", offers.toArray()));
            insert.executeUpdate();
        }
    }

    private static List<UUID> campaigns(Connection database, List<UUID> offers) throws SQLException {
        var campaigns = new ArrayList<UUID>();
        try (var insert = database.prepareStatement(
                """
                WITH opened AS (
                    INSERT INTO marketplace.campaign (id, company_id, community_id, title_en, title_zh, currency, threshold,
                        opens_at, cutoff_at, state)
                    VALUES (?, ?, ?, 'Oranges', '橙子', 'CNY', 10, now(), now() + interval '1 day', 'OPEN') RETURNING id)
                INSERT INTO marketplace.campaign_item (id, campaign_id, position, offer_id, price, list_price,
                    household_limit, case_size)
                SELECT id, id, 1, ?, 120, 150, ?, 1 FROM opened""")) {
            for (var offer : offers) {
                var id = UUID.randomUUID();
                insert.setObject(1, id);
                insert.setObject(2, Neighbourhood.SUNRISE);
                insert.setObject(3, Neighbourhood.MAPLE_COURT);
                insert.setObject(4, offer);
                insert.setLong(5, PLENTY);
                insert.addBatch();
                campaigns.add(id);
            }
            insert.executeBatch();
        }
        return campaigns;
    }

    private static long held(Connection database) throws SQLException {
        return PlainJoins.number(database, "SELECT count(*) FROM marketplace.campaign_join");
    }

    /** Units held beyond what was there: stock and seats must add up to what there was. */
    private static long oversold(Connection database) throws SQLException {
        return PlainJoins.number(
                database,
                """
                SELECT coalesce(sum(abs(%d - s.available - r.units)), 0)::bigint FROM catalog.stock s JOIN
                    (SELECT offer_id, sum(quantity) AS units FROM catalog.stock_reservation
                     WHERE state IN ('HELD', 'TAKEN') GROUP BY offer_id) r USING (offer_id)
                JOIN catalog.offer o ON o.id = s.offer_id AND o.supplier_sku LIKE 'BENCH-%%'"""
                        .formatted(PLENTY));
    }
}
