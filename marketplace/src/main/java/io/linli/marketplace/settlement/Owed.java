package io.linli.marketplace.settlement;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Cursor;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Slice;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.ledger.BookedPosting;
import io.linli.marketplace.ledger.Ledger;
import io.linli.marketplace.ledger.LedgerAccount;
import io.linli.marketplace.ledger.Party;

/**
 * What suppliers are owed: sums and postings of their own accounts, over all property companies they sell to. Crosses
 * tenants by name and reads nothing but the supplier's own accounts.
 */
@ApplicationScoped
public class Owed {

    private static final String BALANCE =
            """
            SELECT cast(p.currency AS text) AS currency,
                cast(coalesce(-sum(p.amount) FILTER (WHERE p.amount < 0), 0) AS bigint) AS earned,
                cast(coalesce(sum(p.amount) FILTER (WHERE p.amount > 0), 0) AS bigint) AS taken_back,
                cast(-sum(p.amount) AS bigint) AS owed, count(DISTINCT p.order_id) AS orders
            FROM marketplace.posting p
            JOIN marketplace.journal_entry e ON e.id = p.entry_id AND e.kind LIKE 'SPLIT%'
            JOIN marketplace.ledger_account a ON a.id = p.account_id
            WHERE a.party_kind = 'SUPPLIER' AND a.party_id = :supplier
            GROUP BY p.currency ORDER BY p.currency
            """;

    private final Ledger ledger;
    private final Tenancy tenancy;

    Owed(Ledger ledger, Tenancy tenancy) {
        this.ledger = ledger;
        this.tenancy = tenancy;
    }

    /** One balance a currency; none for a supplier without sales. */
    @WithTransaction
    public Uni<List<OwedBalance>> balance(UUID supplierId) {
        return tenancy.cross("supplier-balance")
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(BALANCE, Tuple.class)
                        .setParameter("supplier", supplierId)
                        .getResultList())
                .map(rows -> rows.stream().map(Owed::balance).toList());
    }

    /** The postings behind the balance, newest first. Refuses with: {@code bad-cursor}. */
    @WithTransaction
    public Uni<Slice<BookedPosting>> postings(UUID supplierId, Optional<String> cursor, int limit) {
        var account = LedgerAccount.pending(Party.supplier(supplierId));
        var before = cursor.map(Cursor::id);
        return tenancy.cross("supplier-postings")
                .chain(() -> ledger.ofAccount(account, before, limit + 1))
                .map(found -> Slice.of(found, limit, last -> Cursor.of(last.id())));
    }

    /** What one order brought the supplier; empty for another supplier's order. */
    @WithTransaction
    public Uni<List<BookedPosting>> ofOrder(UUID supplierId, UUID orderId) {
        var own = Party.supplier(supplierId);
        return tenancy.cross("supplier-order-postings")
                .chain(() -> ledger.ofOrder(orderId))
                .map(found -> found.stream()
                        .filter(booked -> booked.posting().account().party().equals(own))
                        .toList());
    }

    private static OwedBalance balance(Tuple row) {
        return new OwedBalance(
                money(row, "earned"), money(row, "taken_back"), money(row, "owed"), row.get("orders", Long.class));
    }

    private static Money money(Tuple row, String column) {
        return Money.of(row.get(column, Long.class), row.get("currency", String.class));
    }
}
