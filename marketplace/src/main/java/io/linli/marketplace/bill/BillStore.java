package io.linli.marketplace.bill;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;

/** The table of bills. Every call needs a transaction inside the company's tenancy. */
@ApplicationScoped
class BillStore {

    private static final String SELECT =
            """
            SELECT b.id, b.company_id, b.community_id, b.household_id,
                building.name || '-' || entrance.name || '-' || unit.number AS unit, b.kind, b.note, b.period, b.amount,
                cast(b.currency AS text) AS currency, b.due_on, b.state, b.state = 'OPEN' AND
            """
                    + BillFilter.LATE
                    + """
                     AS overdue, b.group_id,
                g.resident_id AS payer_id, l.order_id, b.issued_at, b.paid_at, coalesce(l.refunded, 0) AS refunded
            FROM marketplace.bill b
            JOIN marketplace.community c ON c.id = b.community_id
            JOIN marketplace.household household ON household.id = b.household_id
            JOIN marketplace.unit unit ON unit.id = household.unit_id
            JOIN marketplace.entrance entrance ON entrance.id = unit.entrance_id
            JOIN marketplace.building building ON building.id = entrance.building_id
            LEFT JOIN marketplace.order_group g ON g.id = b.group_id
            LEFT JOIN marketplace.orders o ON o.group_id = b.group_id AND o.supplier_id = b.company_id
            LEFT JOIN marketplace.order_line l ON l.order_id = o.id AND l.bill_id = b.id
            """;

    private static final String LIST =
            """
            WHERE b.company_id = :company AND (cast(:household AS uuid) IS NULL OR b.household_id = :household)
                AND (cast(:before AS uuid) IS NULL OR b.id < :before) AND\s""";

    private static final String NEWEST_FIRST = " ORDER BY b.id DESC LIMIT :limit";

    private static final String BY_IDS = SELECT + " WHERE b.id = ANY (:ids) ORDER BY b.id";

    private static final String BY_KEY = SELECT + " WHERE b.company_id = :company AND b.issue_key = :key";

    private static final String OF_MONTH = SELECT
            + """
             WHERE b.household_id = :household AND b.kind = :kind AND b.period = cast(:period AS date)
                AND b.state <> 'CANCELLED'
            """;

    /**
     * What is known by its key, or billed for its month already, stays out. In one order: two uploads of the same rows wait
     * for one another instead of forever.
     */
    private static final String INSERT =
            """
            INSERT INTO marketplace.bill (id, company_id, community_id, household_id, issue_key, kind, note, period, amount,
                currency, due_on, state, issued_at)
            SELECT row.id, h.company_id, h.community_id, h.id, row.issue_key, row.kind, row.note, row.period, row.amount,
                row.currency, row.due_on, 'OPEN', :now
            FROM jsonb_to_recordset(cast(cast(:rows AS text) AS jsonb)) AS row (id uuid, household_id uuid, issue_key text,
                kind text, note text, period date, amount bigint, currency text, due_on date)
            JOIN marketplace.household h ON h.id = row.household_id
            ORDER BY h.id, row.issue_key
            ON CONFLICT DO NOTHING
            RETURNING issue_key""";

    private static final String KNOWN =
            "SELECT issue_key FROM marketplace.bill WHERE company_id = :company AND issue_key = ANY (:keys)";

    /** In the order of their ids: two checkouts of the same bills wait for one another instead of forever. */
    private static final String LOCK = "SELECT id FROM marketplace.bill WHERE id = ANY (:ids) ORDER BY id FOR UPDATE";

    private static final String HOLD =
            """
            UPDATE marketplace.bill SET group_id = :group
            WHERE id = ANY (:ids) AND household_id = :household AND state = 'OPEN' AND group_id IS NULL""";

    private static final String FREE =
            "UPDATE marketplace.bill SET group_id = NULL WHERE group_id = :group AND state = 'OPEN'";

    private static final String PAY =
            """
            UPDATE marketplace.bill SET state = 'PAID', paid_at = :now
            WHERE group_id = :group AND state = 'OPEN' RETURNING id""";

    private static final String CANCEL =
            """
            UPDATE marketplace.bill SET state = 'CANCELLED', cancelled_at = :now
            WHERE id = :id AND state = 'OPEN' AND group_id IS NULL""";

    private final Clock clock;

    BillStore(Clock clock) {
        this.clock = clock;
    }

    /** @return the keys of those that were issued now */
    Uni<List<String>> insert(List<IssuedRow> rows, Instant now) {
        var json = new JsonArray();
        rows.forEach(row -> json.add(json(row)));
        return Panache.getSession().chain(session -> session.<String>createNativeQuery(INSERT)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("rows", json.encode())
                .getResultList());
    }

    /** Which of these keys are known in the company. */
    Uni<List<String>> known(UUID companyId, Collection<String> keys) {
        return Panache.getSession().chain(session -> session.<String>createNativeQuery(KNOWN)
                .setParameter("company", companyId)
                .setParameter("keys", keys.toArray(String[]::new))
                .getResultList());
    }

    Uni<Optional<Bill>> byKey(UUID companyId, String key) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BY_KEY, Tuple.class)
                        .setParameter("now", now())
                        .setParameter("company", companyId)
                        .setParameter("key", key)
                        .getResultList())
                .map(BillStore::first);
    }

    /** The bill that takes this one's month; empty where it has none. */
    Uni<Optional<Bill>> ofMonth(IssuedRow row) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_MONTH, Tuple.class)
                        .setParameter("now", now())
                        .setParameter("household", row.householdId())
                        .setParameter("kind", row.terms().kind().name())
                        .setParameter(
                                "period",
                                row.terms()
                                        .period()
                                        .map(month -> month.atDay(1))
                                        .orElse(null))
                        .getResultList())
                .map(BillStore::first);
    }

    Uni<List<Bill>> byIds(Collection<UUID> ids) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BY_IDS, Tuple.class)
                        .setParameter("now", now())
                        .setParameter("ids", ids.toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> rows.stream().map(BillRows::bill).toList());
    }

    /**
     * Newest first.
     *
     * @param household null for every household of the company
     * @param before an id; null for the first page
     */
    Uni<List<Bill>> list(UUID company, @Nullable UUID household, BillFilter filter, @Nullable UUID before, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                SELECT + LIST + filter.condition() + NEWEST_FIRST, Tuple.class)
                        .setParameter("now", now())
                        .setParameter("company", company)
                        .setParameter("household", household)
                        .setParameter("before", before)
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> rows.stream().map(BillRows::bill).toList());
    }

    /** Keeps these bills to this transaction, and reads them as they stand. */
    Uni<List<Bill>> lock(Collection<UUID> ids) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(LOCK)
                        .setParameter("ids", ids.toArray(UUID[]::new))
                        .getResultList())
                .chain(this::byIds);
    }

    /** @return how many of these are the checkout's now */
    Uni<Integer> hold(Collection<UUID> ids, UUID household, UUID group) {
        return Panache.getSession().chain(session -> session.createNativeQuery(HOLD)
                .setParameter("group", group)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .setParameter("household", household)
                .executeUpdate());
    }

    Uni<Integer> free(UUID group) {
        return Panache.getSession().chain(session -> session.createNativeQuery(FREE)
                .setParameter("group", group)
                .executeUpdate());
    }

    /** @return the bills the checkout held, paid now */
    Uni<List<UUID>> pay(UUID group, Instant at) {
        return Panache.getSession().chain(session -> session.<UUID>createNativeQuery(PAY)
                .setParameter("now", at.atOffset(ZoneOffset.UTC))
                .setParameter("group", group)
                .getResultList());
    }

    Uni<Integer> cancel(UUID id, Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery(CANCEL)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("id", id)
                .executeUpdate());
    }

    private Object now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static JsonObject json(IssuedRow row) {
        var terms = row.terms();
        return new JsonObject()
                .put("id", Ids.next().toString())
                .put("household_id", row.householdId().toString())
                .put("issue_key", row.key())
                .put("kind", terms.kind().name())
                .put("note", terms.text())
                .put("period", terms.period().map(BillStore::day).orElse(null))
                .put("amount", terms.amount().amount())
                .put("currency", terms.amount().currency().getCurrencyCode())
                .put("due_on", terms.dueOn().toString());
    }

    private static String day(YearMonth month) {
        return month.atDay(1).toString();
    }

    private static Optional<Bill> first(List<Tuple> rows) {
        return rows.stream().findFirst().map(BillRows::bill);
    }
}
