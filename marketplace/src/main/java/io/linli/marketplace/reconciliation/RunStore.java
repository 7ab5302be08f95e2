package io.linli.marketplace.reconciliation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of runs. In the caller's transaction, crossing tenants. */
@ApplicationScoped
class RunStore {

    private static final String REQUEST =
            """
            INSERT INTO marketplace.reconciliation_run (id, state, day, requested_by, window_from, window_to, requested_at,
                leased_until)
            VALUES (:id, 'REQUESTED', cast(:day AS date), :by, :from, cast(:to AS timestamptz), :now, :now)
            ON CONFLICT (day) DO NOTHING
            """;

    private static final String HAS_DAY = "SELECT count(*) FROM marketplace.reconciliation_run WHERE day = :day";

    /** The oldest that waits, or one whose instance is gone; none while another instance works on one. */
    private static final String TAKE =
            """
            UPDATE marketplace.reconciliation_run SET state = 'RUNNING', leased_until = :lease, attempts = attempts + 1
            WHERE id = (SELECT id FROM marketplace.reconciliation_run
                    WHERE state IN ('REQUESTED', 'RUNNING') AND leased_until <= :now
                    ORDER BY state = 'RUNNING' DESC, requested_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                AND NOT EXISTS (SELECT FROM marketplace.reconciliation_run busy
                    WHERE busy.state = 'RUNNING' AND busy.leased_until > :now)
            RETURNING id
            """;

    private static final String LEASE =
            """
            UPDATE marketplace.reconciliation_run SET leased_until = :lease WHERE id = :id AND state = 'RUNNING'
            """;

    private static final String ATTEMPTS = "SELECT attempts FROM marketplace.reconciliation_run WHERE id = :id";

    private static final String RETURN =
            """
            UPDATE marketplace.reconciliation_run SET state = 'REQUESTED', leased_until = :later,
                attempts = attempts - :uncounted
            WHERE id = :id AND state = 'RUNNING'
            """;

    private static final String DONE =
            """
            UPDATE marketplace.reconciliation_run SET state = 'DONE', finished_at = :now, matched = :matched,
                bank_matched = :bank, waiting = :waiting, outside = :outside, found = :found, opened = :opened,
                cleared = :cleared, balances = cast(cast(:balances AS text) AS jsonb)
            WHERE id = :id AND state = 'RUNNING'
            """;

    private static final String FAILED =
            """
            UPDATE marketplace.reconciliation_run SET state = 'FAILED', finished_at = :now, failure = :failure
            WHERE id = :id AND state = 'RUNNING'
            """;

    private static final String COLUMNS =
            """
            SELECT id, state, day, requested_by, window_from, window_to, requested_at, finished_at, matched, bank_matched,
                waiting, outside, found, opened, cleared, cast(balances AS text) AS balances, failure
            FROM marketplace.reconciliation_run
            """;

    private static final String FIND = COLUMNS + " WHERE id = :id";
    private static final String PAGE = COLUMNS + " WHERE id < :before ORDER BY id DESC LIMIT :limit";

    /** @return false when the calendar asked for that day before */
    Uni<Boolean> request(UUID id, Optional<LocalDate> day, String by, Instant from, Optional<Instant> to, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REQUEST)
                        .setParameter("id", id)
                        .setParameter("day", day.orElse(null))
                        .setParameter("by", by)
                        .setParameter("from", utc(from))
                        .setParameter("to", to.map(RunStore::utc).orElse(null))
                        .setParameter("now", utc(now))
                        .executeUpdate())
                .map(inserted -> inserted == 1);
    }

    Uni<Boolean> has(LocalDate day) {
        return Panache.getSession()
                .chain(session -> session.<Long>createNativeQuery(HAS_DAY)
                        .setParameter("day", day)
                        .getSingleResult())
                .map(count -> count > 0);
    }

    /** Takes a run to do until the lease ends; empty when there is none, or one is being done. */
    Uni<Optional<UUID>> take(Instant now, Instant lease) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(TAKE)
                        .setParameter("now", utc(now))
                        .setParameter("lease", utc(lease))
                        .getResultList())
                .map(found -> found.stream().findFirst());
    }

    Uni<Boolean> keepLease(UUID id, Instant lease) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LEASE)
                        .setParameter("id", id)
                        .setParameter("lease", utc(lease))
                        .executeUpdate())
                .map(held -> held == 1);
    }

    Uni<Integer> attempts(UUID id) {
        return Panache.getSession().chain(session -> session.createNativeQuery(ATTEMPTS, Integer.class)
                .setParameter("id", id)
                .getSingleResult());
    }

    /** To be taken again. @param tried whether this counts as a try */
    Uni<Integer> giveBack(UUID id, Instant later, boolean tried) {
        return Panache.getSession().chain(session -> session.createNativeQuery(RETURN)
                .setParameter("id", id)
                .setParameter("later", utc(later))
                .setParameter("uncounted", tried ? 0 : 1)
                .executeUpdate());
    }

    Uni<Integer> done(UUID id, Totals totals, long opened, List<CurrencyBalance> balances, Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery(DONE)
                .setParameter("id", id)
                .setParameter("now", utc(now))
                .setParameter("matched", totals.matched())
                .setParameter("bank", totals.bankMatched())
                .setParameter("waiting", totals.waiting())
                .setParameter("outside", totals.outside())
                .setParameter("found", totals.found())
                .setParameter("opened", opened)
                .setParameter("cleared", totals.cleared())
                .setParameter("balances", balances(balances))
                .executeUpdate());
    }

    Uni<Integer> failed(UUID id, String failure, Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery(FAILED)
                .setParameter("id", id)
                .setParameter("now", utc(now))
                .setParameter("failure", failure)
                .executeUpdate());
    }

    Uni<Optional<ReconciliationRun>> find(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Tuple.class)
                        .setParameter("id", id)
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(RunStore::run));
    }

    Uni<List<ReconciliationRun>> page(UUID before, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PAGE, Tuple.class)
                        .setParameter("before", before)
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> rows.stream().map(RunStore::run).toList());
    }

    private static String balances(List<CurrencyBalance> balances) {
        var array = new JsonArray();
        balances.forEach(one -> array.add(new JsonObject()
                .put("provider", Json.amount(one.provider()))
                .put("ledger", Json.amount(one.ledger()))
                .put("outside", Json.amount(one.outside()))
                .put("differences", Json.amount(one.differences()))
                .put("underWay", Json.amount(one.underWay()))));
        return array.encode();
    }

    private static CurrencyBalance balance(JsonObject row) {
        return new CurrencyBalance(
                Json.amount(row.getJsonObject("provider")),
                Json.amount(row.getJsonObject("ledger")),
                Json.amount(row.getJsonObject("outside")),
                Json.amount(row.getJsonObject("differences")),
                Json.amount(row.getJsonObject("underWay")));
    }

    private static ReconciliationRun run(Tuple row) {
        return new ReconciliationRun(
                row.get("id", UUID.class),
                RunState.valueOf(row.get("state", String.class)),
                Optional.ofNullable(row.get("day", LocalDate.class)),
                row.get("requested_by", String.class),
                row.get("window_from", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.get("window_to", OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                row.get("requested_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.get("finished_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.get("matched", Long.class),
                row.get("bank_matched", Long.class),
                row.get("waiting", Long.class),
                row.get("outside", Long.class),
                row.get("found", Long.class),
                row.get("opened", Long.class),
                row.get("cleared", Long.class),
                new JsonArray(row.get("balances", String.class))
                        .stream()
                                .map(JsonObject.class::cast)
                                .map(RunStore::balance)
                                .toList(),
                Optional.ofNullable(row.get("failure", String.class)));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
