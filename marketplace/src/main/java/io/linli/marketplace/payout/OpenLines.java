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

/** What stands on a party's account, order line by order line: sums of postings, those that wait longest first. */
@ApplicationScoped
class OpenLines {

    private static final String SUMS =
            """
            SELECT p.company_id, p.community_id, p.order_id, p.line_id, cast(sum(p.amount) AS bigint) AS amount
            FROM marketplace.posting p
            WHERE p.account_id = (SELECT id FROM marketplace.ledger_account WHERE kind = :kind AND party_kind = :partyKind
                AND party_id = :party AND currency = :currency)
            GROUP BY p.company_id, p.community_id, p.order_id, p.line_id
            """;

    /** A line that was credited since the moment waits as a whole: what is taken is always all that stands there. */
    private static final String CREDITS = SUMS
            + """
             HAVING sum(p.amount) < 0 AND max(p.booked_at) FILTER (WHERE p.amount < 0) < :before
             ORDER BY max(p.booked_at), p.line_id LIMIT :limit
            """;

    private static final String DEBITS = SUMS
            + """
             HAVING sum(p.amount) > 0 ORDER BY max(p.booked_at), p.line_id LIMIT :limit
            """;

    /** What we owe the account's party, released before a moment. */
    Uni<List<Posting>> credits(LedgerAccount account, Currency currency, Instant before, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CREDITS, Tuple.class)
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
