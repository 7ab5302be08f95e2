package io.linli.marketplace.payout;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.ledger.JournalEntry;
import io.linli.marketplace.ledger.Ledger;
import io.linli.marketplace.ledger.LedgerAccount;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.PartyKind;
import io.linli.marketplace.ledger.Posting;
import io.linli.marketplace.payment.TransferGateway.ReversalOrder;

/** The table of what is asked back from parties, and what its ends mean to the ledger. */
@ApplicationScoped
class RecallStore implements Movements<Recall> {

    /** Parties that owe something, and have been paid something that could be asked back. */
    private static final String OWING =
            """
            SELECT a.party_kind, a.party_id FROM marketplace.ledger_account a
            JOIN marketplace.ledger_balance b ON b.account_id = a.id
            WHERE a.kind = 'PARTY_RECEIVABLE' AND EXISTS (SELECT FROM marketplace.payout p
                WHERE p.party_kind = a.party_kind AND p.party_id = a.party_id AND p.state = 'SENT' AND p.recalled < p.amount)
            GROUP BY a.id HAVING sum(b.balance) > 0 ORDER BY a.id LIMIT :limit
            """;

    /**
     * What a party owes of lines that a payout paid, with the latest such payout that has something left. Not where that was
     * refused already since the party owes it, or where what it owes came back from being asked back.
     */
    private static final String RECALLABLE =
            """
            WITH owed AS (
                SELECT p.company_id, p.community_id, p.order_id, p.line_id, p.currency, sum(p.amount) AS amount,
                    max(p.booked_at) FILTER (WHERE p.amount > 0 AND e.kind NOT IN ('RECALL_RETURNED', 'PAYOUT_RETURNED')) AS since
                FROM marketplace.ledger_account a
                JOIN marketplace.open_posting o ON o.account_id = a.id
                JOIN marketplace.posting p ON p.id = o.posting_id
                JOIN marketplace.journal_entry e ON e.id = p.entry_id
                WHERE a.kind = 'PARTY_RECEIVABLE' AND a.party_kind = :partyKind AND a.party_id = :party
                    AND p.line_id IS NOT NULL
                GROUP BY p.company_id, p.community_id, p.order_id, p.line_id, p.currency HAVING sum(p.amount) > 0)
            SELECT owed.company_id, owed.community_id, owed.order_id, owed.line_id, cast(owed.currency AS text) AS currency,
                paid.id AS payout_id, cast(least(owed.amount, paid.amount - paid.recalled) AS bigint) AS amount
            FROM owed CROSS JOIN LATERAL (
                SELECT o.id, o.amount, o.recalled FROM marketplace.posting t
                JOIN marketplace.journal_entry e ON e.id = t.entry_id AND e.kind = 'TRANSFER'
                JOIN marketplace.payout o ON o.id = cast(substr(e.reference, length('transfer:') + 1) AS uuid) AND o.party_kind = :partyKind
                    AND o.party_id = :party AND o.currency = owed.currency AND o.recalled < o.amount
                WHERE t.order_id = owed.order_id AND t.line_id = owed.line_id
                ORDER BY o.id DESC LIMIT 1) paid
            WHERE NOT EXISTS (SELECT FROM marketplace.recall r WHERE r.party_kind = :partyKind AND r.party_id = :party
                AND r.line_id = owed.line_id AND (r.state = 'PLANNED' OR r.state = 'REFUSED' AND r.created_at > coalesce(owed.since, '-infinity')))
            ORDER BY owed.line_id LIMIT 1
            """;

    /** A payout is never asked for more than it paid: the check on the row holds it. */
    private static final String TAKE =
            "UPDATE marketplace.payout SET recalled = recalled + :amount WHERE id = :payout AND state = 'SENT'";

    private static final String INSERT =
            """
            INSERT INTO marketplace.recall (id, payout_id, party_kind, party_id, order_id, line_id, amount, currency, state,
                provider_key, due_at, created_at)
            VALUES (:id, :payout, :partyKind, :party, :order, :line, :amount, :currency, 'PLANNED', :key, :now, :now)
            """;

    private static final String CLAIM =
            """
            UPDATE marketplace.recall r SET attempts = r.attempts + 1, due_at = :lease
            FROM marketplace.payout p
            WHERE p.id = r.payout_id AND r.id IN (SELECT id FROM marketplace.recall WHERE state = 'PLANNED' AND due_at <= :now
                ORDER BY due_at LIMIT :limit FOR UPDATE SKIP LOCKED)
            RETURNING r.id, r.payout_id, r.amount, cast(r.currency AS text) AS currency, p.provider_transfer, r.provider_key,
                r.attempts
            """;

    private static final String DONE =
            """
            UPDATE marketplace.recall SET state = 'DONE', provider_reversal = :reversal, failure = NULL, finished_at = :now
            WHERE id = :id AND state = 'PLANNED'
            """;

    private static final String REFUSED =
            """
            WITH refused AS (
                UPDATE marketplace.recall SET state = 'REFUSED', failure = :failure, finished_at = :now
                WHERE id = :id AND state = 'PLANNED' RETURNING payout_id, amount)
            UPDATE marketplace.payout p SET recalled = p.recalled - refused.amount FROM refused WHERE p.id = refused.payout_id
            """;

    private static final String TRY_LATER =
            """
            UPDATE marketplace.recall SET due_at = :dueAt, failure = :failure, provider_key = :key
            WHERE id = :id AND state = 'PLANNED'
            """;

    private final Ledger ledger;

    RecallStore(Ledger ledger) {
        this.ledger = ledger;
    }

    Uni<List<Party>> owing(int limit) {
        return Rows.select(OWING, query -> query.setParameter("limit", limit)).map(rows -> rows.stream()
                .map(row -> new Party(
                        PartyKind.valueOf(row.get("party_kind", String.class)), row.get("party_id", UUID.class)))
                .toList());
    }

    /**
     * Sets aside what one line's party owes, to be asked back. The party's account is this transaction's alone.
     *
     * @return false when there is nothing (more) to ask back
     */
    Uni<Boolean> plan(Party party, Instant now) {
        return Rows.select(RECALLABLE, query -> query.setParameter(
                                "partyKind", party.kind().name())
                        .setParameter("party", party.id()))
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(false)
                        : plan(party, rows.get(0), now).replaceWith(true));
    }

    private Uni<Boolean> plan(Party party, Tuple row, Instant now) {
        var id = Ids.next();
        var owed = new Posting(
                LedgerAccount.receivable(party),
                row.get("company_id", UUID.class),
                row.get("community_id", UUID.class),
                row.get("order_id", UUID.class),
                row.get("line_id", UUID.class),
                Rows.money(row, "amount"));
        var payout = row.get("payout_id", UUID.class);
        return take(payout, owed.amount())
                .chain(() -> insert(id, payout, party, owed, now))
                .chain(() -> ledger.book(JournalEntry.of(
                        EntryKind.RECALL,
                        Recall.reference(id),
                        now,
                        List.of(owed.reversed(), owed.on(LedgerAccount.inTransit(party))))));
    }

    private static Uni<Boolean> take(UUID payout, Money amount) {
        return Rows.change(TAKE, query -> query.setParameter("amount", amount.amount())
                        .setParameter("payout", payout))
                .invoke(taken -> {
                    if (!taken) {
                        throw new IllegalStateException(
                                "payout " + payout + " was not sent: nothing of it is asked back");
                    }
                });
    }

    private static Uni<Boolean> insert(UUID id, UUID payout, Party party, Posting owed, Instant now) {
        return Rows.change(INSERT, query -> query.setParameter("id", id)
                .setParameter("payout", payout)
                .setParameter("partyKind", party.kind().name())
                .setParameter("party", party.id())
                .setParameter("order", owed.orderId())
                .setParameter("line", owed.lineId())
                .setParameter("amount", owed.amount().amount())
                .setParameter("currency", owed.amount().currency().getCurrencyCode())
                .setParameter("key", id.toString())
                .setParameter("now", Rows.utc(now)));
    }

    @Override
    public Uni<List<Recall>> claim(int limit, Instant now, Instant lease) {
        return Rows.select(CLAIM, query -> query.setParameter("lease", Rows.utc(lease))
                        .setParameter("now", Rows.utc(now))
                        .setParameter("limit", limit))
                .map(rows -> rows.stream().map(RecallStore::recall).toList());
    }

    @Override
    public Uni<Boolean> done(Recall recall, String providerId, Instant now) {
        return Rows.change(DONE, query -> query.setParameter("id", recall.id())
                        .setParameter("reversal", providerId)
                        .setParameter("now", Rows.utc(now)))
                .call(first -> first ? book(recall, now) : Uni.createFrom().item(false));
    }

    private Uni<Boolean> book(Recall recall, Instant now) {
        return ledger.ofReference(Recall.reference(recall.id()))
                .map(PayoutStore::inTransit)
                .chain(asked -> ledger.book(JournalEntry.of(
                        EntryKind.TRANSFER_REVERSAL, "transfer-reversal:" + recall.id(), now, InTransit.gone(asked))));
    }

    @Override
    public Uni<Boolean> refused(Recall recall, String failure, Instant now) {
        return Rows.change(REFUSED, query -> query.setParameter("id", recall.id())
                        .setParameter("failure", failure)
                        .setParameter("now", Rows.utc(now)))
                .call(first -> first ? giveUp(recall, now) : Uni.createFrom().item(false));
    }

    private Uni<Boolean> giveUp(Recall recall, Instant now) {
        return ledger.ofReference(Recall.reference(recall.id()))
                .chain(asked -> ledger.book(JournalEntry.of(
                        EntryKind.RECALL_RETURNED,
                        "recall-returned:" + recall.id(),
                        now,
                        asked.stream().map(line -> line.posting().reversed()).toList())));
    }

    @Override
    public Uni<Boolean> tryLater(Recall recall, Instant dueAt, String failure, String key) {
        return Rows.change(TRY_LATER, query -> query.setParameter("id", recall.id())
                .setParameter("dueAt", Rows.utc(dueAt))
                .setParameter("failure", failure)
                .setParameter("key", key));
    }

    private static Recall recall(Tuple row) {
        var id = row.get("id", UUID.class);
        var order = new ReversalOrder(
                id,
                row.get("provider_transfer", String.class),
                Rows.money(row, "amount"),
                row.get("provider_key", String.class));
        return new Recall(id, row.get("payout_id", UUID.class), order, row.get("attempts", Integer.class));
    }
}
