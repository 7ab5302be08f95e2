package io.linli.marketplace.bill;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Cursor;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.catalog.kernel.Tenancy;

/** Reads bills as somebody may see them: a company all it issued, a resident the own household's. */
@ApplicationScoped
public class Bills {

    private static final String TOTALS =
            """
            WITH sums AS (
                SELECT b.state, b.state = 'OPEN' AND
            """
                    + BillFilter.LATE
                    + """
                     AS late, b.amount, coalesce(l.refunded, 0) AS refunded
                FROM marketplace.bill b
                JOIN marketplace.community c ON c.id = b.community_id
                LEFT JOIN marketplace.orders o ON o.group_id = b.group_id AND o.supplier_id = b.company_id
                LEFT JOIN marketplace.order_line l ON l.order_id = o.id AND l.bill_id = b.id
                WHERE b.company_id = :company AND b.state <> 'CANCELLED')
            SELECT count(*) FILTER (WHERE state = 'OPEN') AS open,
                cast(coalesce(sum(amount) FILTER (WHERE state = 'OPEN'), 0) AS bigint) AS open_amount,
                count(*) FILTER (WHERE late) AS overdue,
                cast(coalesce(sum(amount) FILTER (WHERE late), 0) AS bigint) AS overdue_amount,
                count(*) FILTER (WHERE state = 'PAID') AS paid,
                cast(coalesce(sum(amount) FILTER (WHERE state = 'PAID'), 0) AS bigint) AS paid_amount,
                cast(coalesce(sum(refunded), 0) AS bigint) AS refunded
            FROM sums
            """;

    private final Tenancy tenancy;
    private final BillStore store;
    private final Clock clock;

    Bills(Tenancy tenancy, BillStore store, Clock clock) {
        this.tenancy = tenancy;
        this.store = store;
        this.clock = clock;
    }

    /** Refuses with: {@code bill-not-found}, also for another company's. */
    @WithTransaction
    public Uni<Bill> get(UUID companyId, UUID billId) {
        return tenancy.enter(companyId)
                .chain(() -> store.byIds(List.of(billId)))
                .map(found -> found.stream().findFirst().orElseThrow(() -> Refusal.notFound("bill")));
    }

    /** Refuses with: {@code bill-not-found}, also for another household's. */
    @WithTransaction
    public Uni<Bill> ofHousehold(UUID companyId, UUID householdId, UUID billId) {
        return get(companyId, billId).invoke(bill -> {
            if (!bill.householdId().equals(householdId)) {
                throw Refusal.notFound("bill");
            }
        });
    }

    /**
     * What a company issued, newest first. Refuses with: {@code bad-cursor}.
     *
     * @param cursor of an earlier page, null for the first
     */
    @WithTransaction
    public Uni<Slice<Bill>> ofCompany(UUID companyId, BillFilter filter, @Nullable String cursor, int limit) {
        return list(companyId, null, filter, cursor, limit);
    }

    /** What a household was billed for, newest first. Refuses with: {@code bad-cursor}. */
    @WithTransaction
    public Uni<Slice<Bill>> ofHousehold(
            UUID companyId, UUID householdId, BillFilter filter, @Nullable String cursor, int limit) {
        return list(companyId, householdId, filter, cursor, limit);
    }

    /** What all bills of a company come to, cancelled ones apart. */
    @WithTransaction
    public Uni<BillTotals> totals(UUID companyId) {
        return tenancy.enter(companyId)
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(TOTALS, Tuple.class)
                        .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .setParameter("company", companyId)
                        .getSingleResult())
                .map(row -> new BillTotals(
                        sum(row, "open"), sum(row, "overdue"), sum(row, "paid"), money(row, "refunded")));
    }

    private Uni<Slice<Bill>> list(
            UUID companyId, @Nullable UUID householdId, BillFilter filter, @Nullable String cursor, int limit) {
        var before = cursor == null ? null : Cursor.id(cursor);
        return tenancy.enter(companyId)
                .chain(() -> store.list(companyId, householdId, filter, before, limit + 1))
                .map(found -> Slice.of(found, limit, last -> Cursor.of(last.id())));
    }

    private static BillTotals.Sum sum(Tuple row, String column) {
        return new BillTotals.Sum(row.get(column, Long.class), money(row, column + "_amount"));
    }

    private static Money money(Tuple row, String column) {
        return Money.cny(row.get(column, Long.class));
    }
}
