package io.linli.marketplace.payout;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;

import io.linli.marketplace.ledger.BookedPosting;
import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.ledger.JournalEntry;
import io.linli.marketplace.ledger.Ledger;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.PartyKind;
import io.linli.marketplace.ledger.Posting;
import io.linli.marketplace.payment.TransferGateway.TransferOrder;

/** The table of payouts, and what their ends mean to the ledger. */
@ApplicationScoped
class PayoutStore implements Movements<Transfer> {

    private static final String COLUMNS =
            """
            id, number, party_kind, party_id, shares, owed, amount, recalled, cast(currency AS text) AS currency, state,
                provider_account, provider_transfer, provider_key, attempts, failure, released_before, created_at, finished_at
            """;

    private static final String NUMBER =
            """
            INSERT INTO marketplace.payout_number AS known (year, last) VALUES (:year, 1)
            ON CONFLICT (year) DO UPDATE SET last = known.last + 1 RETURNING last
            """;

    private static final String INSERT =
            """
            INSERT INTO marketplace.payout (id, number, party_kind, party_id, shares, owed, amount, currency, state,
                provider_account, provider_key, due_at, released_before, created_at)
            VALUES (:id, :number, :partyKind, :party, :shares, :owed, :amount, :currency, 'PLANNED', :account, :key, :now,
                :before, :now)
            """;

    private static final String CLAIM =
            """
            UPDATE marketplace.payout SET attempts = attempts + 1, due_at = :lease
            WHERE id IN (SELECT id FROM marketplace.payout WHERE state = 'PLANNED' AND due_at <= :now
                ORDER BY due_at LIMIT :limit FOR UPDATE SKIP LOCKED)
            RETURNING
            """
                    + COLUMNS;

    private static final String SENT =
            """
            UPDATE marketplace.payout SET state = 'SENT', provider_transfer = :transfer, failure = NULL, finished_at = :now
            WHERE id = :id AND state = 'PLANNED'
            """;

    private static final String FAILED =
            """
            UPDATE marketplace.payout SET state = 'FAILED', failure = :failure, finished_at = :now
            WHERE id = :id AND state = 'PLANNED'
            """;

    private static final String TRY_LATER =
            """
            UPDATE marketplace.payout SET due_at = :dueAt, failure = :failure, provider_key = :key
            WHERE id = :id AND state = 'PLANNED'
            """;

    private static final String BY_IDS =
            "SELECT " + COLUMNS + " FROM marketplace.payout WHERE id IN (:ids) ORDER BY id";
    private static final String BY_NUMBER = "SELECT " + COLUMNS + " FROM marketplace.payout WHERE number = :number";

    private static final String LIST = "SELECT " + COLUMNS
            + """
             FROM marketplace.payout
             WHERE (cast(:partyKind AS text) IS NULL OR party_kind = :partyKind AND party_id = cast(:party AS uuid))
                AND (cast(:before AS uuid) IS NULL OR id < :before)
             ORDER BY id DESC LIMIT :limit
            """;

    private final Ledger ledger;
    private final PayoutAccounts accounts;

    PayoutStore(Ledger ledger, PayoutAccounts accounts) {
        this.ledger = ledger;
        this.accounts = accounts;
    }

    /** The year's next number; whoever asks afterwards waits until this transaction ends, so there are no gaps. */
    Uni<String> number(int year) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NUMBER, Integer.class)
                        .setParameter("year", year)
                        .getSingleResult())
                .map(last -> String.format(Locale.ROOT, "PO-%d-%06d", year, last));
    }

    Uni<Integer> insert(
            UUID id, String number, PayoutAccount account, PayoutDraft draft, Instant releasedBefore, Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery(INSERT)
                .setParameter("id", id)
                .setParameter("number", number)
                .setParameter("partyKind", account.party().kind().name())
                .setParameter("party", account.party().id())
                .setParameter("shares", draft.shares().amount())
                .setParameter("owed", draft.owed().amount())
                .setParameter("amount", draft.amount().amount())
                .setParameter("currency", draft.shares().currency().getCurrencyCode())
                .setParameter("account", account.providerAccount().orElseThrow())
                .setParameter("key", id.toString())
                .setParameter("before", Rows.utc(releasedBefore))
                .setParameter("now", Rows.utc(now))
                .executeUpdate());
    }

    @Override
    public Uni<List<Transfer>> claim(int limit, Instant now, Instant lease) {
        return Rows.select(CLAIM, query -> query.setParameter("lease", Rows.utc(lease))
                        .setParameter("now", Rows.utc(now))
                        .setParameter("limit", limit))
                .map(rows -> rows.stream().map(PayoutStore::transfer).toList());
    }

    @Override
    public Uni<Boolean> done(Transfer transfer, String providerId, Instant now) {
        return Rows.change(SENT, query -> query.setParameter("id", transfer.id())
                        .setParameter("transfer", providerId)
                        .setParameter("now", Rows.utc(now)))
                .call(first ->
                        first ? book(transfer.id(), now) : Uni.createFrom().item(false));
    }

    /** What was set aside went: each order's part of it. */
    private Uni<Boolean> book(UUID payoutId, Instant now) {
        return setAside(payoutId)
                .chain(lines -> ledger.book(JournalEntry.of(
                        EntryKind.TRANSFER,
                        Payout.transferReference(payoutId),
                        now,
                        InTransit.gone(inTransit(lines)))));
    }

    @Override
    public Uni<Boolean> refused(Transfer transfer, String failure, Instant now) {
        return Rows.change(FAILED, query -> query.setParameter("id", transfer.id())
                        .setParameter("failure", failure)
                        .setParameter("now", Rows.utc(now)))
                .call(first ->
                        first ? giveBack(transfer, now) : Uni.createFrom().item(false));
    }

    /** The account may be at fault, so it is looked at. */
    private Uni<Boolean> giveBack(Transfer transfer, Instant now) {
        return setAside(transfer.id())
                .chain(lines -> ledger.book(JournalEntry.of(
                        EntryKind.PAYOUT_RETURNED,
                        "payout-returned:" + transfer.id(),
                        now,
                        lines.stream().map(line -> line.posting().reversed()).toList())))
                .chain(() -> accounts.lookSoon(transfer.order().account(), now));
    }

    @Override
    public Uni<Boolean> tryLater(Transfer transfer, Instant dueAt, String failure, String key) {
        return Rows.change(TRY_LATER, query -> query.setParameter("id", transfer.id())
                .setParameter("dueAt", Rows.utc(dueAt))
                .setParameter("failure", failure)
                .setParameter("key", key));
    }

    Uni<List<Payout>> byIds(List<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : payouts(BY_IDS, query -> query.setParameter("ids", ids));
    }

    Uni<Optional<Payout>> byNumber(String number) {
        return payouts(BY_NUMBER, query -> query.setParameter("number", number))
                .map(found -> found.stream().findFirst());
    }

    /** Newest first. @param party only its; empty: all */
    Uni<List<Payout>> list(Optional<Party> party, Optional<UUID> before, int limit) {
        return payouts(LIST, query -> query.setParameter(
                        "partyKind", party.map(one -> one.kind().name()).orElse(null))
                .setParameter("party", party.map(Party::id).orElse(null))
                .setParameter("before", before.orElse(null))
                .setParameter("limit", limit));
    }

    /** Both sides of every line that was set aside. */
    Uni<List<BookedPosting>> setAside(UUID payoutId) {
        return ledger.ofReference(Payout.reference(payoutId));
    }

    static List<Posting> inTransit(List<BookedPosting> setAside) {
        return setAside.stream()
                .map(BookedPosting::posting)
                .filter(InTransit::holds)
                .toList();
    }

    private static Uni<List<Payout>> payouts(String sql, UnaryOperator<Mutiny.SelectionQuery<Tuple>> parameters) {
        return Rows.select(sql, parameters)
                .map(rows -> rows.stream().map(PayoutStore::payout).toList());
    }

    private static Transfer transfer(Tuple row) {
        var payout = payout(row);
        var party = payout.party().kind() + ":" + payout.party().id();
        var order = new TransferOrder(
                payout.id(),
                payout.number(),
                party,
                row.get("provider_account", String.class),
                payout.amount(),
                row.get("provider_key", String.class));
        return new Transfer(payout.id(), order, row.get("attempts", Integer.class));
    }

    private static Payout payout(Tuple row) {
        return new Payout(
                row.get("id", UUID.class),
                row.get("number", String.class),
                new Party(PartyKind.valueOf(row.get("party_kind", String.class)), row.get("party_id", UUID.class)),
                Rows.money(row, "shares"),
                Rows.money(row, "owed"),
                Rows.money(row, "amount"),
                Rows.money(row, "recalled"),
                PayoutState.valueOf(row.get("state", String.class)),
                Optional.ofNullable(row.get("provider_transfer", String.class)),
                Optional.ofNullable(row.get("failure", String.class)),
                row.get("released_before", OffsetDateTime.class).toInstant(),
                row.get("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.get("finished_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
