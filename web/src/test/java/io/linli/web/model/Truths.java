package io.linli.web.model;

import static org.assertj.core.api.Assertions.assertThat;

/** What is true of the money after any history. Every query counts what should not be there. */
public final class Truths {

    /**
     * What the product has still to do by itself, also where it did not begin yet: what is owed of a share that was paid, by a party
     * that owes something on the whole. What other lines owe to it is set off against that with its next payout.
     */
    static final String UNDER_WAY =
            """
            SELECT (SELECT count(*) FROM web.outbox_delivery WHERE done_at IS NULL)
                + (SELECT count(*) FROM marketplace.provider_event WHERE outcome IS NULL)
                + (SELECT count(*) FROM marketplace.refund WHERE state = 'PENDING')
                + (SELECT count(*) FROM marketplace.payout WHERE state = 'PLANNED')
                + (SELECT count(*) FROM marketplace.recall WHERE state = 'PLANNED')
                + (SELECT count(*) FROM marketplace.share_release r WHERE released_at IS NULL AND due_at <= now()
                    AND NOT EXISTS (SELECT FROM marketplace.after_sale s WHERE s.line_id = r.line_id
                        AND s.state IN ('WITH_SUPPLIER', 'WITH_PROPERTY_COMPANY', 'APPROVED')))
                + (SELECT count(*) FROM (SELECT a.id AS account, a.party_kind, a.party_id, p.order_id, p.line_id, p.currency,
                        max(p.booked_at) FILTER (WHERE p.amount > 0 AND e.kind NOT IN ('RECALL_RETURNED', 'PAYOUT_RETURNED')) AS since
                    FROM marketplace.ledger_account a
                    JOIN marketplace.open_posting o ON o.account_id = a.id
                    JOIN marketplace.posting p ON p.id = o.posting_id
                    JOIN marketplace.journal_entry e ON e.id = p.entry_id
                    WHERE a.kind = 'PARTY_RECEIVABLE' AND p.line_id IS NOT NULL
                    GROUP BY a.id, a.party_kind, a.party_id, p.order_id, p.line_id, p.currency HAVING sum(p.amount) > 0) owed
                    WHERE (SELECT sum(b.balance) FROM marketplace.ledger_balance b WHERE b.account_id = owed.account) > 0
                    AND EXISTS (SELECT FROM marketplace.posting t
                        JOIN marketplace.journal_entry e ON e.id = t.entry_id AND e.kind = 'TRANSFER'
                        JOIN marketplace.payout o ON e.reference = 'transfer:' || o.id AND o.currency = owed.currency
                            AND o.party_kind = owed.party_kind AND o.party_id = owed.party_id AND o.state = 'SENT'
                            AND o.recalled < o.amount
                        WHERE t.order_id = owed.order_id AND t.line_id = owed.line_id)
                    AND NOT EXISTS (SELECT FROM marketplace.recall r WHERE r.line_id = owed.line_id
                        AND r.party_kind = owed.party_kind AND r.party_id = owed.party_id AND (r.state = 'PLANNED'
                            OR r.state = 'REFUSED' AND r.created_at > coalesce(owed.since, '-infinity'))))""";

    private static final String UNBALANCED_ENTRIES =
            """
            SELECT count(*) FROM (SELECT FROM marketplace.posting GROUP BY entry_id, currency HAVING sum(amount) <> 0) AS wrong""";

    private static final String UNBALANCED_ORDERS =
            """
            SELECT count(*) FROM (SELECT FROM marketplace.posting WHERE order_id IS NOT NULL
                GROUP BY order_id, currency HAVING sum(amount) <> 0) AS wrong""";

    /** The split of a captured line is what was frozen when it was ordered, to the fen, for every party. */
    private static final String INEXACT_SPLITS =
            """
            WITH frozen AS (
                SELECT s.line_id, s.party_kind, s.party_id, s.account, s.amount FROM marketplace.order_line_split s
                WHERE s.amount > 0 AND EXISTS (SELECT FROM marketplace.posting p
                    JOIN marketplace.journal_entry e ON e.id = p.entry_id AND e.kind = 'CAPTURE' WHERE p.line_id = s.line_id)),
            booked AS (
                SELECT p.line_id, a.party_kind, a.party_id, a.kind AS account, -sum(p.amount) AS amount
                FROM marketplace.posting p
                JOIN marketplace.journal_entry e ON e.id = p.entry_id AND e.kind = 'SPLIT'
                JOIN marketplace.ledger_account a ON a.id = p.account_id AND a.kind <> 'ORDERS_HELD'
                GROUP BY p.line_id, a.party_kind, a.party_id, a.kind)
            SELECT count(*) FROM frozen f
            FULL JOIN booked b USING (line_id, party_kind, party_id, account)
            WHERE f.amount IS DISTINCT FROM b.amount""";

    /** Nothing is held for a line: what came in was divided, what went back was taken from its parties. */
    private static final String UNDIVIDED_LINES =
            """
            SELECT count(*) FROM (SELECT FROM marketplace.posting p
                JOIN marketplace.ledger_account a ON a.id = p.account_id AND a.kind = 'ORDERS_HELD'
                GROUP BY p.line_id HAVING sum(p.amount) <> 0) AS wrong""";

    /** Of a line nobody was given more than its share, nor keeps a share of what went back as a whole. */
    private static final String SHARES_BEYOND_THE_LINE =
            """
            SELECT count(*) FROM (SELECT FROM marketplace.posting p
                JOIN marketplace.journal_entry e ON e.id = p.entry_id
                    AND e.kind IN ('SPLIT', 'SPLIT_REVERSAL', 'SPLIT_RESTORED')
                JOIN marketplace.ledger_account a ON a.id = p.account_id AND a.kind <> 'ORDERS_HELD'
                GROUP BY p.line_id, a.party_kind, a.party_id HAVING sum(p.amount) > 0) AS wrong""";

    private static final String CAPTURED_TWICE =
            """
            SELECT count(*) FROM (SELECT FROM marketplace.payment_attempt WHERE state = 'SUCCEEDED'
                GROUP BY group_id HAVING count(*) > 1) AS wrong""";

    private static final String REFUNDED_BEYOND_PAID =
            """
            SELECT count(*) FROM (SELECT FROM marketplace.posting p
                JOIN marketplace.journal_entry e ON e.id = p.entry_id
                    AND e.kind IN ('CAPTURE', 'REFUND', 'REFUND_FAILED', 'DISPUTE_LOST')
                JOIN marketplace.ledger_account a ON a.id = p.account_id AND a.kind = 'ORDERS_HELD'
                GROUP BY p.line_id HAVING sum(p.amount) > 0) AS wrong""";

    /** Money set aside went, or came back: nothing is on its way when nothing is under way. */
    private static final String LEFT_IN_TRANSIT =
            """
            SELECT count(*) FROM (SELECT FROM marketplace.posting p
                JOIN marketplace.ledger_account a ON a.id = p.account_id AND a.kind = 'PARTY_IN_TRANSIT'
                GROUP BY a.id, p.line_id HAVING sum(p.amount) <> 0) AS wrong""";

    /** A share is paid once: of no line more was set aside for a party than was released to it. */
    private static final String PAID_TWICE =
            """
            SELECT count(*) FROM (SELECT FROM marketplace.posting p
                JOIN marketplace.ledger_account a ON a.id = p.account_id AND a.kind = 'PARTY_PAYABLE'
                    AND a.party_kind <> 'PLATFORM'
                GROUP BY a.id, p.line_id HAVING sum(p.amount) > 0) AS wrong""";

    private static final String STALE_BALANCES =
            """
            SELECT count(*) FROM (SELECT account_id, sum(amount) AS amount FROM marketplace.posting GROUP BY 1) posted
            FULL JOIN (SELECT account_id, sum(balance) AS amount FROM marketplace.ledger_balance GROUP BY 1) kept USING (account_id)
            WHERE coalesce(posted.amount, 0) <> coalesce(kept.amount, 0)""";

    /** Transfers less reversals, less what is owed since, against what came in less what went back or is disputed. */
    private static final String MORE_TRANSFERRED_THAN_EARNED =
            """
            WITH moved AS (
                SELECT coalesce(-sum(p.amount) FILTER (WHERE e.kind IN ('TRANSFER', 'TRANSFER_REVERSAL')), 0) AS transferred,
                    coalesce(sum(p.amount) FILTER (WHERE e.kind IN ('CAPTURE', 'REFUND', 'REFUND_FAILED')), 0) AS kept
                FROM marketplace.posting p
                JOIN marketplace.journal_entry e ON e.id = p.entry_id
                JOIN marketplace.ledger_account a ON a.id = p.account_id AND a.kind = 'PROVIDER_CLEARING'),
            lost AS (
                SELECT coalesce(sum(p.amount), 0) AS amount FROM marketplace.posting p
                JOIN marketplace.journal_entry e ON e.id = p.entry_id AND e.kind = 'DISPUTE_LOST'
                JOIN marketplace.ledger_account a ON a.id = p.account_id AND a.kind = 'ORDERS_HELD'),
            owed AS (
                SELECT coalesce(sum(b.balance), 0) AS amount FROM marketplace.ledger_balance b
                JOIN marketplace.ledger_account a ON a.id = b.account_id AND a.kind = 'PARTY_RECEIVABLE')
            SELECT count(*) FROM moved, lost, owed WHERE moved.transferred - owed.amount > moved.kept - lost.amount""";

    private static final String CLEARING =
            """
            SELECT coalesce(sum(b.balance), 0) FROM marketplace.ledger_balance b
            JOIN marketplace.ledger_account a ON a.id = b.account_id AND a.kind = 'PROVIDER_CLEARING'""";

    private final World world;

    public Truths(World world) {
        this.world = world;
    }

    public void hold() throws Exception {
        none("entries that do not balance", UNBALANCED_ENTRIES);
        none("orders that do not balance", UNBALANCED_ORDERS);
        none("splits that are not exact", INEXACT_SPLITS);
        none("lines with money held", UNDIVIDED_LINES);
        none("parties with less than nothing of a line", SHARES_BEYOND_THE_LINE);
        none("groups captured twice", CAPTURED_TWICE);
        none("lines refunded beyond what was paid", REFUNDED_BEYOND_PAID);
        none("lines left in transit", LEFT_IN_TRANSIT);
        none("shares paid twice", PAID_TWICE);
        none("balances out of step", STALE_BALANCES);
        none("more transferred than earned", MORE_TRANSFERRED_THAN_EARNED);
        theProviderSaysTheSame();
    }

    /** Our account and each party's, as the provider has them, are what the books say. */
    private void theProviderSaysTheSame() throws Exception {
        assertThat(world.number(CLEARING))
                .as("provider clearing")
                .isEqualTo(world.provider().balance(""));
        for (String account : world.accounts()) {
            long transferred = 0;
            for (var transfer : world.provider().all("/v1/transfers?destination=" + account)) {
                transferred += transfer.get("amount").asLong()
                        - transfer.get("amount_reversed").asLong();
            }
            assertThat(world.number(transferredTo(account)))
                    .as("transferred to " + account)
                    .isEqualTo(transferred);
        }
    }

    private static String transferredTo(String account) {
        return """
                SELECT coalesce(sum(p.amount), 0) FROM marketplace.posting p
                JOIN marketplace.journal_entry e ON e.id = p.entry_id AND e.kind IN ('TRANSFER', 'TRANSFER_REVERSAL')
                JOIN marketplace.ledger_account a ON a.id = p.account_id AND a.kind = 'PARTY_IN_TRANSIT'
                JOIN marketplace.payout_account o ON o.party_kind = a.party_kind AND o.party_id = a.party_id
                WHERE o.provider_account = '%s'"""
                .formatted(account);
    }

    private void none(String what, String query) throws Exception {
        assertThat(world.number(query)).as(what).isZero();
    }
}
