package io.linli.marketplace.statement;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.AccountKind;
import io.linli.marketplace.ledger.EntryKind;

/** Makes a statement's rows. Every call runs in the caller's transaction, which crosses tenants and has the party's lock. */
@ApplicationScoped
class StatementStore {

    private static final String LOCK =
            """
            SELECT count(*) FROM pg_advisory_xact_lock(
                marketplace.party_key(:kind, cast(:party AS uuid), cast(:currency AS text)))
            """;

    private static final String BEGUN =
            """
            SELECT count(a.id) AS accounts,
                (SELECT c.closed_until FROM marketplace.closed_period c WHERE c.party_kind = :kind AND c.party_id = :party
                    AND c.currency = cast(:currency AS char(3))) AS closed_until,
                min((SELECT min(p.booked_at) FROM marketplace.posting p WHERE p.account_id = a.id)) AS first_booked_at
            FROM marketplace.ledger_account a
            WHERE a.party_kind = :kind AND a.party_id = :party AND a.currency = cast(:currency AS char(3))
            """;

    private static final String LINES =
            """
            INSERT INTO marketplace.statement_line
                (statement_id, position, entry_id, booked_at, kind, order_id, line_id, amount)
            SELECT cast(:id AS uuid), row_number() OVER (ORDER BY m.booked_at, m.entry_id, m.order_id, m.line_id), m.entry_id,
                m.booked_at, m.kind, m.order_id, m.line_id, m.amount
            FROM marketplace.party_movements(:kind, cast(:party AS uuid), cast(:currency AS text),
                cast(:from AS timestamptz), cast(:to AS timestamptz)) AS m
            """;

    private static final String MOVED =
            """
            SELECT l.kind, cast(sum(l.amount) AS bigint) AS amount, cast(:currency AS text) AS currency
            FROM marketplace.statement_line l WHERE l.statement_id = :id GROUP BY l.kind
            """;

    /** What stands now less what was booked since; so the cost does not grow with the party's history. */
    private static final String STANDING =
            """
            SELECT a.kind, cast(a.currency AS text) AS currency, cast(
                coalesce((SELECT sum(p.amount) FROM marketplace.posting p
                    WHERE p.account_id = a.id AND p.booked_at >= cast(:to AS timestamptz)), 0)
                - coalesce((SELECT sum(b.balance) FROM marketplace.ledger_balance b WHERE b.account_id = a.id), 0)
                AS bigint) AS amount
            FROM marketplace.ledger_account a
            WHERE a.party_kind = :kind AND a.party_id = :party AND a.currency = cast(:currency AS char(3))
            """;

    private static final String NUMBER =
            """
            WITH given AS (
                INSERT INTO marketplace.statement_counter AS counter (party_kind, year, last)
                VALUES (:kind, cast(:year AS integer), 1)
                ON CONFLICT (party_kind, year) DO UPDATE SET last = counter.last + 1 RETURNING last)
            SELECT last FROM given
            """;

    private static final String ISSUE =
            """
            INSERT INTO marketplace.statement (id, number, party_kind, party_id, name_en, name_zh, currency, month, time_zone,
                starts_at, ends_at, issued_at, opening, earned, taken_back, restored, paid_out, came_back, corrected, closing,
                pending, payable, receivable, in_transit, lines)
            VALUES (:id, :number, :kind, :party, :nameEn, :nameZh, :currency, :month, :zone, :from, :to, :issuedAt, :opening,
                :earned, :takenBack, :restored, :paidOut, :cameBack, :corrected, :closing, :pending, :payable, :receivable,
                :inTransit, :lines)
            """;

    private static final String CLOSE =
            """
            INSERT INTO marketplace.closed_period AS closed (party_kind, party_id, currency, closed_until)
            VALUES (:kind, :party, :currency, :until)
            ON CONFLICT (party_kind, party_id, currency) DO UPDATE SET closed_until = excluded.closed_until
                WHERE closed.closed_until < excluded.closed_until
            """;

    private static final String DUE =
            """
            SELECT DISTINCT a.party_kind, a.party_id, cast(a.currency AS text) AS currency
            FROM marketplace.ledger_account a LEFT JOIN marketplace.closed_period c
                ON c.party_kind = a.party_kind AND c.party_id = a.party_id AND c.currency = a.currency
            WHERE a.party_kind <> 'PLATFORM' AND (c.closed_until IS NULL OR c.closed_until < cast(:until AS timestamptz))
                AND (a.party_kind, a.party_id, cast(a.currency AS text)) > (:afterKind, cast(:afterParty AS uuid), :afterCurrency)
            ORDER BY a.party_kind, a.party_id, currency LIMIT :limit
            """;

    /**
     * How far a party's months are told.
     *
     * @param known whether the party has accounts in the currency
     * @param firstBookedAt absent where nothing was booked on them
     */
    record Begun(boolean known, Optional<Instant> closedUntil, Optional<Instant> firstBookedAt) {}

    /** What is to be told of a period. */
    record Period(StatedAccounts accounts, StatementMonth month, Instant from, Instant to) {}

    /** Until the transaction ends nothing is booked for the party, and nobody else tells its months. */
    Uni<Long> lock(StatedAccounts accounts) {
        return Panache.getSession().chain(session -> session.<Long>createNativeQuery(LOCK)
                .setParameter("kind", accounts.party().kind().name())
                .setParameter("party", accounts.party().id())
                .setParameter("currency", accounts.currency().getCurrencyCode())
                .getSingleResult());
    }

    Uni<Begun> begun(StatedAccounts accounts) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BEGUN, Tuple.class)
                        .setParameter("kind", accounts.party().kind().name())
                        .setParameter("party", accounts.party().id())
                        .setParameter("currency", accounts.currency().getCurrencyCode())
                        .getSingleResult())
                .map(row -> new Begun(
                        row.get("accounts", Long.class) > 0,
                        moment(row, "closed_until"),
                        moment(row, "first_booked_at")));
    }

    /** Copies the period's movements from the ledger. @return how many lines */
    Uni<Integer> copyLines(UUID id, Period period) {
        return Panache.getSession().chain(session -> session.createNativeQuery(LINES)
                .setParameter("id", id)
                .setParameter("kind", period.accounts().party().kind().name())
                .setParameter("party", period.accounts().party().id())
                .setParameter("currency", period.accounts().currency().getCurrencyCode())
                .setParameter("from", utc(period.from()))
                .setParameter("to", utc(period.to()))
                .executeUpdate());
    }

    /** Sums of a statement's lines, by fact. */
    Uni<Map<EntryKind, Money>> moved(UUID id, Period period) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(MOVED, Tuple.class)
                        .setParameter("id", id)
                        .setParameter("currency", period.accounts().currency().getCurrencyCode())
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(toMap(
                                row -> EntryKind.valueOf(row.get("kind", String.class)),
                                row -> StatementRows.money(row, "amount"))));
    }

    /** Where the party's balance stood when the period ended. */
    Uni<StandingBalance> standing(Period period) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(STANDING, Tuple.class)
                        .setParameter("kind", period.accounts().party().kind().name())
                        .setParameter("party", period.accounts().party().id())
                        .setParameter("currency", period.accounts().currency().getCurrencyCode())
                        .setParameter("to", utc(period.to()))
                        .getResultList())
                .map(rows -> StandingBalance.of(
                        rows.stream()
                                .collect(toMap(
                                        row -> AccountKind.valueOf(row.get("kind", String.class)),
                                        row -> StatementRows.money(row, "amount"))),
                        period.accounts().currency()));
    }

    /** The next number. Others that issue for the same kind of party wait for this transaction. */
    Uni<String> number(Period period) {
        var kind = period.accounts().party().kind();
        int year = period.month().month().getYear();
        return Panache.getSession()
                .chain(session -> session.<Long>createNativeQuery(NUMBER)
                        .setParameter("kind", kind.name())
                        .setParameter("year", year)
                        .getSingleResult())
                .map(given -> StatementNumbers.write(kind, year, given));
    }

    /** Writes what its lines are there for; the database adds the digest. */
    Uni<Integer> issue(
            UUID id,
            String number,
            LocalizedText name,
            Period period,
            StatementTotals totals,
            StandingBalance standing,
            int lines,
            Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery(ISSUE)
                .setParameter("id", id)
                .setParameter("number", number)
                .setParameter("kind", period.accounts().party().kind().name())
                .setParameter("party", period.accounts().party().id())
                .setParameter("nameEn", name.en())
                .setParameter("nameZh", name.zh())
                .setParameter("currency", period.accounts().currency().getCurrencyCode())
                .setParameter("month", period.month().month().atDay(1))
                .setParameter("zone", period.month().zone().getId())
                .setParameter("from", utc(period.from()))
                .setParameter("to", utc(period.to()))
                .setParameter("issuedAt", utc(now))
                .setParameter("opening", totals.opening().amount())
                .setParameter("earned", totals.earned().amount())
                .setParameter("takenBack", totals.takenBack().amount())
                .setParameter("restored", totals.restored().amount())
                .setParameter("paidOut", totals.paidOut().amount())
                .setParameter("cameBack", totals.cameBack().amount())
                .setParameter("corrected", totals.corrected().amount())
                .setParameter("closing", totals.closing().amount())
                .setParameter("pending", standing.pending().amount())
                .setParameter("payable", standing.payable().amount())
                .setParameter("receivable", standing.receivable().amount())
                .setParameter("inTransit", standing.inTransit().amount())
                .setParameter("lines", lines)
                .executeUpdate());
    }

    /** From here on nothing is booked for the party before that moment. */
    Uni<Integer> close(StatedAccounts accounts, Instant until) {
        return Panache.getSession().chain(session -> session.createNativeQuery(CLOSE)
                .setParameter("kind", accounts.party().kind().name())
                .setParameter("party", accounts.party().id())
                .setParameter("currency", accounts.currency().getCurrencyCode())
                .setParameter("until", utc(until))
                .executeUpdate());
    }

    /** Parties with months to tell before that moment, in a fixed order, behind the one given. */
    Uni<List<StatedAccounts>> due(Instant until, Optional<StatedAccounts> after, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DUE, Tuple.class)
                        .setParameter("until", utc(until))
                        .setParameter(
                                "afterKind",
                                after.map(one -> one.party().kind().name()).orElse(""))
                        .setParameter(
                                "afterParty", after.map(one -> one.party().id()).orElse(new UUID(0, 0)))
                        .setParameter(
                                "afterCurrency",
                                after.map(one -> one.currency().getCurrencyCode())
                                        .orElse(""))
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> rows.stream().map(StatementStore::accounts).toList());
    }

    private static StatedAccounts accounts(Tuple row) {
        return new StatedAccounts(StatementRows.party(row), Currency.getInstance(row.get("currency", String.class)));
    }

    private static Optional<Instant> moment(Tuple row, String column) {
        return Optional.ofNullable(row.get(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
