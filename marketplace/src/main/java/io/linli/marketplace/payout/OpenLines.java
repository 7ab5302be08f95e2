package io.linli.marketplace.payout;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.LedgerAccount;
import io.linli.marketplace.ledger.Posting;

/**
 * What stands on a party's account, order line by order line: sums of the postings that are open, those that wait longest
 * first. A line is met at the first of its postings; the search goes along an index and ends when enough lines are found.
 */
@ApplicationScoped
class OpenLines {

    private static final String LINES =
            """
            SELECT p.company_id, p.community_id, p.order_id, p.line_id, line.amount
            FROM marketplace.open_posting p
            CROSS JOIN LATERAL (
                SELECT cast(sum(o.amount) AS bigint) AS amount, max(o.booked_at) FILTER (WHERE o.amount < 0) AS credited_at,
                    (array_agg(o.posting_id ORDER BY o.booked_at, o.posting_id) FILTER (WHERE (o.amount > 0) = cast(:owing AS boolean)))[1]
                        AS begun_by
                FROM marketplace.open_posting o
                WHERE o.account_id = p.account_id AND o.line_key = p.line_key
                    AND o.company_id = p.company_id AND o.community_id = p.community_id) AS line
            WHERE p.account_id = (SELECT id FROM marketplace.ledger_account WHERE kind = :kind AND party_kind = :partyKind
                    AND party_id = :party AND currency = cast(:currency AS char(3)))
                AND line.begun_by = p.posting_id AND line.amount <> 0 AND (line.amount > 0) = cast(:owing AS boolean)
            """;

    /** A line that was credited since the moment waits as a whole: what is taken is always all that stands there. */
    private static final String CREDITS = LINES
            + """
             AND p.booked_at < :before AND line.credited_at < :before ORDER BY p.booked_at, p.posting_id LIMIT :limit
            """;

    private static final String DEBITS = LINES + " ORDER BY p.booked_at, p.posting_id LIMIT :limit";

    /** What we owe the account's party, released before a moment. */
    Uni<List<Posting>> credits(LedgerAccount account, Currency currency, Instant before, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CREDITS, Tuple.class)
                        .setParameter("owing", false)
                        .setParameter("before", before.atOffset(ZoneOffset.UTC))
                        .setParameter("kind", account.kind().name())
                        .setParameter("partyKind", account.party().kind().name())
                        .setParameter("party", account.party().id())
                        .setParameter("currency", currency.getCurrencyCode())
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> postings(rows, account, currency));
    }

    /** What the account's party owes us. */
    Uni<List<Posting>> debits(LedgerAccount account, Currency currency, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DEBITS, Tuple.class)
                        .setParameter("owing", true)
                        .setParameter("kind", account.kind().name())
                        .setParameter("partyKind", account.party().kind().name())
                        .setParameter("party", account.party().id())
                        .setParameter("currency", currency.getCurrencyCode())
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> postings(rows, account, currency));
    }

    private static List<Posting> postings(List<Tuple> rows, LedgerAccount account, Currency currency) {
        return rows.stream()
                .map(row -> new Posting(
                        account,
                        row.get("company_id", UUID.class),
                        row.get("community_id", UUID.class),
                        row.get("order_id", UUID.class),
                        row.get("line_id", UUID.class),
                        new Money(row.get("amount", Long.class), currency)))
                .toList();
    }
}
