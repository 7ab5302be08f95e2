package io.linli.marketplace.reconciliation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.PartyKind;
import io.linli.marketplace.payment.ProviderMovement.Kind;
import io.linli.marketplace.reconciliation.Moved.Standing;

/**
 * Loads what is to be compared: first the keys of a part of a window, then all that is under them, also what lies outside the
 * window. In the caller's transaction, crossing tenants.
 */
@ApplicationScoped
class EvidenceStore {

    /** Keys whose facts, movements or rows are in the window, and those of open exceptions, each in one part of several. */
    private static final String GATHER =
            """
            INSERT INTO marketplace.reconciliation_key (run_id, part, key)
            SELECT :run, mod(abs(cast(hashtext(key) AS bigint)), :parts), key FROM (
                SELECT e.reference AS key FROM marketplace.posting p JOIN marketplace.journal_entry e ON e.id = p.entry_id
                WHERE p.account_id IN (SELECT id FROM marketplace.ledger_account
                        WHERE kind IN ('PROVIDER_CLEARING', 'DISPUTES_HELD'))
                    AND p.booked_at >= :from AND p.booked_at < coalesce(cast(:to AS timestamptz), 'infinity')
                    AND e.kind NOT IN ('CORRECTION', 'PROVIDER_FEE')
                UNION SELECT match_key FROM marketplace.provider_movement
                WHERE created_at >= :from AND created_at < coalesce(cast(:to AS timestamptz), 'infinity') AND kind <> 'FEE'
                UNION SELECT match_key FROM marketplace.bank_row
                WHERE value_date >= cast(:from AS date) AND value_date < coalesce(cast(:to AS date), 'infinity')
                UNION SELECT match_key FROM marketplace.reconciliation_exception WHERE state = 'OPEN'
            ) AS within ON CONFLICT DO NOTHING
            """;

    private static final String FORGET = "DELETE FROM marketplace.reconciliation_key WHERE run_id = :run";

    private static final String KEYS =
            "SELECT key FROM marketplace.reconciliation_key WHERE run_id = :run AND part = :part";

    private static final String SIZE =
            """
            SELECT (SELECT count(*) FROM marketplace.posting p
                    WHERE p.account_id IN (SELECT id FROM marketplace.ledger_account
                            WHERE kind IN ('PROVIDER_CLEARING', 'DISPUTES_HELD'))
                        AND p.booked_at >= :from AND p.booked_at < coalesce(cast(:to AS timestamptz), 'infinity'))
                + (SELECT count(*) FROM marketplace.provider_movement
                    WHERE created_at >= :from AND created_at < coalesce(cast(:to AS timestamptz), 'infinity'))
                + (SELECT count(*) FROM marketplace.reconciliation_exception WHERE state = 'OPEN')
            """;

    private static final String WANTED =
            "WITH wanted AS (SELECT DISTINCT jsonb_array_elements_text(cast(cast(:keys AS text) AS jsonb)) AS key) ";

    private static final String FACTS = WANTED
            + """
            SELECT e.reference AS key, e.kind, e.booked_at, cast(p.currency AS text) AS currency,
                cast(coalesce(sum(p.amount) FILTER (WHERE a.kind = 'PROVIDER_CLEARING'), 0) AS bigint) AS amount,
                cast(coalesce(sum(p.amount) FILTER (WHERE a.kind = 'ORDERS_HELD'), 0) AS bigint) AS asked,
                min(a.party_kind) FILTER (WHERE a.kind = 'PARTY_IN_TRANSIT') AS party_kind,
                min(cast(a.party_id AS text)) FILTER (WHERE a.kind = 'PARTY_IN_TRANSIT') AS party_id,
                min(cast(p.company_id AS text)) AS company_id, min(cast(p.community_id AS text)) AS community_id,
                EXISTS (SELECT FROM marketplace.payment_attempt t
                    WHERE t.id = CASE WHEN e.reference ~ '^capture:[0-9a-f-]{36}$'
                            THEN cast(substr(e.reference, 9) AS uuid) END
                        AND t.state = 'SUCCEEDED' AND t.provider_payment IS NULL) AS outside,
                CASE WHEN e.kind IN ('REFUND', 'DISPUTE_LOST') THEN
                    (SELECT cast(coalesce(-sum(back.amount), 0) AS bigint) FROM marketplace.journal_entry r
                    JOIN marketplace.posting back ON back.entry_id = r.id
                    JOIN marketplace.ledger_account held ON held.id = back.account_id AND held.kind = 'ORDERS_HELD'
                    WHERE r.reference = 'split-reversal:' || split_part(e.reference, ':', 2)) END AS taken_back
            FROM wanted JOIN marketplace.journal_entry e ON e.reference = wanted.key
            JOIN marketplace.posting p ON p.entry_id = e.id
            JOIN marketplace.ledger_account a ON a.id = p.account_id
            GROUP BY e.id, e.reference, e.kind, e.booked_at, p.currency
            """;

    /** What was corrected under these keys, or for a movement under them that was one too many. */
    private static final String CORRECTIONS = WANTED
            + """
            SELECT x.subject AS key, e.booked_at, cast(p.currency AS text) AS currency,
                cast(sum(p.amount) AS bigint) AS amount
            FROM (SELECT key FROM wanted UNION SELECT 'movement:' || m.id FROM wanted
                JOIN marketplace.provider_movement m ON m.match_key = wanted.key) AS subjects
            JOIN marketplace.reconciliation_exception x ON x.subject = subjects.key AND x.state = 'BOOKED'
            JOIN marketplace.journal_entry e ON e.reference = x.booked_as AND e.kind = 'CORRECTION'
            JOIN marketplace.posting p ON p.entry_id = e.id
            JOIN marketplace.ledger_account a ON a.id = p.account_id AND a.kind = 'PROVIDER_CLEARING'
            GROUP BY x.subject, e.id, e.booked_at, p.currency
            """;

    private static final String MOVEMENTS = WANTED
            + """
            SELECT m.id, m.match_key, m.kind, m.amount, m.fee, cast(m.currency AS text) AS currency, m.source, m.destination,
                m.created_at, cast(g.company_id AS text) AS company_id, cast(g.community_id AS text) AS community_id,
                CASE
                    WHEN m.kind = 'CHARGE' AND EXISTS (SELECT FROM marketplace.payment_attempt other
                        WHERE other.group_id = t.group_id AND other.id <> t.id AND other.state = 'SUCCEEDED') THEN 'PAID_BEFORE'
                    WHEN m.kind = 'REFUND' AND EXISTS (SELECT FROM marketplace.provider_movement back
                        WHERE back.match_key = 'refund-failed:' || split_part(m.match_key, ':', 2)
                            AND back.amount = -m.amount AND back.currency = m.currency) THEN 'UNDONE'
                    WHEN m.kind = 'REFUND_FAILURE' AND EXISTS (SELECT FROM marketplace.provider_movement went
                        WHERE went.match_key = 'refund:' || split_part(m.match_key, ':', 2)
                            AND went.amount = -m.amount AND went.currency = m.currency)
                        AND NOT EXISTS (SELECT FROM marketplace.journal_entry e
                            WHERE e.reference = 'refund:' || split_part(m.match_key, ':', 2)) THEN 'UNDONE'
                    WHEN m.kind = 'REFUND' AND EXISTS (SELECT FROM marketplace.refund r
                        WHERE r.id = CASE WHEN m.match_key ~ '^refund:[0-9a-f-]{36}$'
                            THEN cast(substr(m.match_key, 8) AS uuid) END AND r.state = 'PENDING') THEN 'UNDER_WAY'
                    ELSE 'PLAIN' END AS standing
            FROM wanted JOIN marketplace.provider_movement m ON m.match_key = wanted.key
            LEFT JOIN marketplace.payment_attempt t ON t.id = m.attempt_id
            LEFT JOIN marketplace.order_group g ON g.id = t.group_id
            """;

    private static final String ROWS = WANTED
            + """
            SELECT cast(b.id AS text) AS id, b.match_key, b.payout_reference, b.account, b.amount,
                cast(b.currency AS text) AS currency, b.value_date
            FROM wanted JOIN marketplace.bank_row b ON b.match_key = wanted.key
            """;

    /** How much there is to compare, roughly. */
    Uni<Long> size(Instant from, @Nullable Instant to) {
        return Panache.getSession().chain(session -> session.<Long>createNativeQuery(SIZE)
                .setParameter("from", utc(from))
                .setParameter("to", to == null ? null : utc(to))
                .getSingleResult());
    }

    /** Looks up what a run compares, once. A key is in one part alone. */
    Uni<Integer> gather(UUID run, Instant from, @Nullable Instant to, int parts) {
        return forget(run).chain(Panache::getSession).chain(session -> session.createNativeQuery(GATHER)
                .setParameter("run", run)
                .setParameter("from", utc(from))
                .setParameter("to", to == null ? null : utc(to))
                .setParameter("parts", parts)
                .executeUpdate());
    }

    /** The keys of one part. */
    Uni<List<String>> keys(UUID run, int part) {
        return Panache.getSession().chain(session -> session.<String>createNativeQuery(KEYS)
                .setParameter("run", run)
                .setParameter("part", part)
                .getResultList());
    }

    Uni<Integer> forget(UUID run) {
        return Panache.getSession().chain(session -> session.createNativeQuery(FORGET)
                .setParameter("run", run)
                .executeUpdate());
    }

    /** All that is under these keys. */
    Uni<Evidence> under(List<String> keys) {
        var wanted = Json.texts(keys);
        var facts = new ArrayList<LedgerFact>();
        return rows(FACTS, wanted)
                .invoke(found -> found.stream().map(EvidenceStore::fact).forEach(facts::add))
                .chain(() -> rows(CORRECTIONS, wanted))
                .invoke(found -> found.stream().map(EvidenceStore::correction).forEach(facts::add))
                .chain(() -> rows(MOVEMENTS, wanted))
                .chain(movements -> rows(ROWS, wanted)
                        .map(bank -> new Evidence(
                                keys,
                                facts,
                                movements.stream().map(EvidenceStore::movement).toList(),
                                bank.stream().map(EvidenceStore::row).toList())));
    }

    private static Uni<List<Tuple>> rows(String query, String wanted) {
        return Panache.getSession().chain(session -> session.createNativeQuery(query, Tuple.class)
                .setParameter("keys", wanted)
                .getResultList());
    }

    private static LedgerFact fact(Tuple row) {
        var takenBack = row.get("taken_back", Long.class);
        return new LedgerFact(
                row.get("key", String.class),
                EntryKind.valueOf(row.get("kind", String.class)),
                money(row, "amount"),
                instant(row, "booked_at"),
                party(row),
                business(row),
                row.get("outside", Boolean.class),
                takenBack == null
                        ? Optional.empty()
                        : Optional.of(new LedgerFact.Refunded(money(row, "asked"), money(row, "taken_back"))));
    }

    private static LedgerFact correction(Tuple row) {
        return new LedgerFact(
                row.get("key", String.class),
                EntryKind.CORRECTION,
                money(row, "amount"),
                instant(row, "booked_at"),
                Optional.empty(),
                Business.PLATFORM,
                false,
                Optional.empty());
    }

    private static Moved movement(Tuple row) {
        var kind = Kind.valueOf(row.get("kind", String.class));
        var amount = money(row, "amount");
        return new Moved(
                row.get("id", String.class),
                row.get("match_key", String.class),
                kind,
                kind == Kind.DISPUTE ? amount.minus(money(row, "fee")) : amount,
                Optional.ofNullable(row.get("source", String.class)),
                Optional.ofNullable(row.get("destination", String.class)),
                instant(row, "created_at"),
                business(row),
                Standing.valueOf(row.get("standing", String.class)));
    }

    private static BankRow row(Tuple row) {
        return new BankRow(
                row.get("id", String.class),
                row.get("match_key", String.class),
                row.get("payout_reference", String.class),
                row.get("account", String.class),
                money(row, "amount"),
                row.get("value_date", LocalDate.class));
    }

    private static Optional<Party> party(Tuple row) {
        var kind = row.get("party_kind", String.class);
        return kind == null
                ? Optional.empty()
                : Optional.of(new Party(PartyKind.valueOf(kind), UUID.fromString(row.get("party_id", String.class))));
    }

    private static Business business(Tuple row) {
        var company = row.get("company_id", String.class);
        return company == null
                ? Business.PLATFORM
                : new Business(UUID.fromString(company), UUID.fromString(row.get("community_id", String.class)));
    }

    private static Money money(Tuple row, String column) {
        return Money.of(row.get(column, Long.class), row.get("currency", String.class));
    }

    private static Instant instant(Tuple row, String column) {
        return row.get(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
