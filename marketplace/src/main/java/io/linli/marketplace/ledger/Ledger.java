package io.linli.marketplace.ledger;

import static java.util.stream.Collectors.joining;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;

/** The books. Every call runs in the caller's transaction and sees what its tenancy lets it see. */
@ApplicationScoped
public class Ledger {

    /**
     * Makes the accounts that are missing, and the entry. Where its moment lies in a period that is closed for one of its
     * parties, it is booked at the earliest that is open to all of them.
     */
    private static final String OPEN_ENTRY =
            """
            WITH accounts AS (
                INSERT INTO marketplace.ledger_account (id, kind, party_kind, party_id, currency)
                SELECT DISTINCT ON (kind, party_kind, party_id, currency)
                    account_id, kind, party_kind, party_id, currency
                FROM jsonb_to_recordset(cast(cast(:rows AS text) AS jsonb))
                    AS row (account_id uuid, kind text, party_kind text, party_id uuid, currency text)
                WHERE NOT EXISTS (SELECT FROM marketplace.ledger_account a WHERE a.kind = row.kind
                    AND a.party_kind = row.party_kind AND a.party_id = row.party_id AND a.currency = row.currency)
                ORDER BY kind, party_kind, party_id, currency
                ON CONFLICT DO NOTHING),
            opened AS (
                INSERT INTO marketplace.journal_entry (id, kind, reference, booked_at)
                VALUES (:id, :kind, :reference, CASE WHEN :exactly THEN cast(:bookedAt AS timestamptz)
                    ELSE greatest(cast(:bookedAt AS timestamptz),
                        marketplace.earliest_open(cast(cast(:rows AS text) AS jsonb))) END)
                ON CONFLICT (reference) DO NOTHING RETURNING booked_at)
            SELECT booked_at FROM opened
            """;

    private static final String POST =
            """
            INSERT INTO marketplace.posting
                (id, entry_id, account_id, company_id, community_id, order_id, line_id, amount, currency, booked_at)
            SELECT row.id, :entry, a.id, row.company_id, row.community_id, row.order_id, row.line_id, row.amount,
                row.currency, :bookedAt
            FROM jsonb_to_recordset(cast(cast(:rows AS text) AS jsonb))
                AS row (id uuid, kind text, party_kind text, party_id uuid, currency text, company_id uuid,
                    community_id uuid, order_id uuid, line_id uuid, amount bigint)
            JOIN marketplace.ledger_account a ON a.kind = row.kind AND a.party_kind = row.party_kind
                AND a.party_id = row.party_id AND a.currency = row.currency
            """;

    private static final String BOOKED =
            """
            SELECT p.id, p.entry_id, e.kind AS entry_kind, e.reference, p.booked_at, a.kind, a.party_kind, a.party_id,
                p.company_id, p.community_id, p.order_id, p.line_id, p.amount, cast(p.currency AS text) AS currency
            FROM marketplace.posting p
            JOIN marketplace.journal_entry e ON e.id = p.entry_id
            JOIN marketplace.ledger_account a ON a.id = p.account_id
            """;

    private static final String OF_REFERENCE = BOOKED + " WHERE e.reference = :reference ORDER BY p.id";
    private static final String OF_ORDER = BOOKED + " WHERE p.order_id = :order ORDER BY p.id";
    private static final String OF_LINE =
            BOOKED + " WHERE p.order_id = :order AND p.line_id = :line AND e.kind IN (:kinds) ORDER BY p.id";

    private static final String OF_ACCOUNT = BOOKED
            + """
             WHERE a.kind = :kind AND a.party_kind = :partyKind AND a.party_id = :party
                AND (cast(:before AS uuid) IS NULL OR p.id < :before) ORDER BY p.id DESC LIMIT :limit
            """;

    private static final String BALANCES =
            """
            SELECT a.kind, cast(a.currency AS text) AS currency, cast(sum(b.balance) AS bigint) AS balance
            FROM marketplace.ledger_account a JOIN marketplace.ledger_balance b ON b.account_id = a.id
            WHERE a.party_kind = :partyKind AND a.party_id = :party
            GROUP BY a.kind, a.currency ORDER BY a.kind, a.currency
            """;

    /** What the database says where a posting lies in a period that was told in a statement. */
    private static final String CLOSED_PERIOD = "LN001";

    /**
     * Books an entry; accounts are made as needed. An entry that is told late, when a statement of one of its parties has told
     * its moment's period, is booked at the earliest moment that is open for all of them.
     *
     * @return false when its reference was booked before: then nothing changed
     */
    public Uni<Boolean> book(JournalEntry entry) {
        return book(entry, false);
    }

    /**
     * Books an entry at its moment or not at all, for who chose the moment: nothing may be changed in what was told.
     *
     * <p>Refuses with: {@code period-closed}.
     *
     * @return false when its reference was booked before: then nothing changed
     */
    public Uni<Boolean> bookExactly(JournalEntry entry) {
        return book(entry, true);
    }

    private static Uni<Boolean> book(JournalEntry entry, boolean exactly) {
        var rows = rows(entry.postings());
        return Panache.getSession()
                .chain(session -> openEntry(session, entry, rows, exactly)
                        .chain(opened -> opened.isPresent()
                                ? post(session, entry, opened.get(), rows)
                                : Uni.createFrom().item(false)))
                .onFailure(Ledger::isClosedPeriod)
                .transform(closed -> periodClosed(entry));
    }

    /** The postings of one fact, as far as the tenancy shows them; empty when it was not booked. */
    public Uni<List<BookedPosting>> ofReference(String reference) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_REFERENCE, Tuple.class)
                        .setParameter("reference", reference)
                        .getResultList())
                .map(Ledger::booked);
    }

    /** Everything booked for an order, oldest first. */
    public Uni<List<BookedPosting>> ofOrder(UUID orderId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_ORDER, Tuple.class)
                        .setParameter("order", orderId)
                        .getResultList())
                .map(Ledger::booked);
    }

    /** What was booked for one line by facts of these kinds, oldest first. */
    public Uni<List<BookedPosting>> ofLine(UUID orderId, UUID lineId, Collection<EntryKind> kinds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_LINE, Tuple.class)
                        .setParameter("order", orderId)
                        .setParameter("line", lineId)
                        .setParameter(
                                "kinds", kinds.stream().map(EntryKind::name).toList())
                        .getResultList())
                .map(Ledger::booked);
    }

    /**
     * A page of an account's postings, newest first.
     *
     * @param before only postings older than this one
     */
    public Uni<List<BookedPosting>> ofAccount(LedgerAccount account, Optional<UUID> before, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_ACCOUNT, Tuple.class)
                        .setParameter("kind", account.kind().name())
                        .setParameter("partyKind", account.party().kind().name())
                        .setParameter("party", account.party().id())
                        .setParameter("before", before.orElse(null))
                        .setParameter("limit", limit)
                        .getResultList())
                .map(Ledger::booked);
    }

    /**
     * What stands on each account of a party, as the database keeps it: the sum of the account's postings, of all tenants.
     * Needs the party's own tenancy, or a crossing; shows nothing else.
     */
    public Uni<List<AccountBalance>> balances(Party party) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BALANCES, Tuple.class)
                        .setParameter("partyKind", party.kind().name())
                        .setParameter("party", party.id())
                        .getResultList())
                .map(rows -> rows.stream().map(row -> balance(party, row)).toList());
    }

    private static AccountBalance balance(Party party, Tuple row) {
        return new AccountBalance(
                new LedgerAccount(AccountKind.valueOf(row.get("kind", String.class)), party),
                Money.of(row.get("balance", Long.class), row.get("currency", String.class)));
    }

    /** @return the moment it is booked at; empty when its reference was booked before */
    private static Uni<Optional<OffsetDateTime>> openEntry(
            Mutiny.Session session, JournalEntry entry, String rows, boolean exactly) {
        return session.createNativeQuery(OPEN_ENTRY, OffsetDateTime.class)
                .setParameter("id", entry.id())
                .setParameter("kind", entry.kind().name())
                .setParameter("reference", entry.reference())
                .setParameter("bookedAt", entry.bookedAt().atOffset(ZoneOffset.UTC))
                .setParameter("rows", rows)
                .setParameter("exactly", exactly)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    private static Uni<Boolean> post(Mutiny.Session session, JournalEntry entry, OffsetDateTime bookedAt, String rows) {
        return session.createNativeQuery(POST)
                .setParameter("entry", entry.id())
                .setParameter("bookedAt", bookedAt)
                .setParameter("rows", rows)
                .executeUpdate()
                .invoke(posted -> requireAllPosted(entry, posted))
                .replaceWith(true);
    }

    private static boolean isClosedPeriod(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException database && CLOSED_PERIOD.equals(database.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static Refusal periodClosed(JournalEntry entry) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "period-closed",
                "A statement has told that period: nothing is booked into it any more.",
                Map.of("bookedAt", entry.bookedAt()));
    }

    private static void requireAllPosted(JournalEntry entry, int posted) {
        if (posted != entry.postings().size()) {
            throw new IllegalStateException(
                    "posted " + posted + " of " + entry.postings().size() + " postings of " + entry.reference());
        }
    }

    private static String rows(List<Posting> postings) {
        return postings.stream().map(Ledger::row).map(JsonObject::encode).collect(joining(",", "[", "]"));
    }

    private static JsonObject row(Posting posting) {
        return new JsonObject()
                .put("id", Ids.next().toString())
                .put("account_id", Ids.next().toString())
                .put("kind", posting.account().kind().name())
                .put("party_kind", posting.account().party().kind().name())
                .put("party_id", posting.account().party().id().toString())
                .put("currency", posting.amount().currency().getCurrencyCode())
                .put("company_id", posting.companyId().toString())
                .put("community_id", posting.communityId().toString())
                .put(
                        "order_id",
                        posting.orderId() == null ? null : posting.orderId().toString())
                .put(
                        "line_id",
                        posting.lineId() == null ? null : posting.lineId().toString())
                .put("amount", posting.amount().amount());
    }

    private static List<BookedPosting> booked(List<Tuple> rows) {
        return rows.stream().map(Ledger::booked).toList();
    }

    private static BookedPosting booked(Tuple row) {
        var party = new Party(PartyKind.valueOf(row.get("party_kind", String.class)), row.get("party_id", UUID.class));
        var posting = new Posting(
                new LedgerAccount(AccountKind.valueOf(row.get("kind", String.class)), party),
                row.get("company_id", UUID.class),
                row.get("community_id", UUID.class),
                row.get("order_id", UUID.class),
                row.get("line_id", UUID.class),
                Money.of(row.get("amount", Long.class), row.get("currency", String.class)));
        return new BookedPosting(
                row.get("id", UUID.class),
                row.get("entry_id", UUID.class),
                EntryKind.valueOf(row.get("entry_kind", String.class)),
                row.get("reference", String.class),
                row.get("booked_at", OffsetDateTime.class).toInstant(),
                posting);
    }
}
