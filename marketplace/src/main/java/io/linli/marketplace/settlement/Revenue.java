package io.linli.marketplace.settlement;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

import io.linli.catalog.kernel.Cursor;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Slice;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.ledger.BookedPosting;
import io.linli.marketplace.ledger.Ledger;

/**
 * What a property company earned: sums of ledger postings, from the year's total down to the postings of one order. All
 * under its own tenancy. Days are those of the community's time zone.
 */
@ApplicationScoped
public class Revenue {

    /**
     * Every share of every party within the period, and the tax on it: what splits gave and reversals took back, on whichever
     * account of the party it stood. Which of them are the company's own is {@code own}.
     */
    private static final String SHARES =
            """
            WITH share AS (
                SELECT p.order_id, p.community_id, cast(p.currency AS text) AS currency, p.amount, p.booked_at,
                    coalesce(o.supplier_id = o.company_id, false) AS of_bills,
                    cast(p.booked_at AT TIME ZONE c.time_zone AS date) AS day,
                    a.party_kind = 'PROPERTY_COMPANY' AND a.party_id = :company AS own
                FROM marketplace.posting p
                JOIN marketplace.journal_entry e ON e.id = p.entry_id AND e.kind IN ('SPLIT', 'SPLIT_REVERSAL', 'SPLIT_RESTORED')
                JOIN marketplace.ledger_account a ON a.id = p.account_id AND a.kind <> 'ORDERS_HELD'
                JOIN marketplace.community c ON c.id = p.community_id
                LEFT JOIN marketplace.orders o ON o.id = p.order_id
                WHERE p.company_id = :company
                    AND p.booked_at >= cast(:from AS date) - 1 AND p.booked_at < cast(:to AS date) + 2
                    AND cast(p.booked_at AT TIME ZONE c.time_zone AS date) BETWEEN :from AND :to
                    AND (cast(:community AS uuid) IS NULL OR p.community_id = :community))
            """;

    private static final String SUMS =
            """
                cast(coalesce(-sum(amount) FILTER (WHERE amount < 0), 0) AS bigint) AS earned,
                cast(coalesce(sum(amount) FILTER (WHERE amount > 0), 0) AS bigint) AS taken_back,
                cast(-sum(amount) AS bigint) AS share, count(DISTINCT order_id) AS orders
            FROM share WHERE own
            """;

    private static final String BY_DAY = SHARES + "SELECT day, cast(NULL AS uuid) AS community_id, currency, " + SUMS
            + " GROUP BY day, currency ORDER BY day, currency";

    private static final String BY_COMMUNITY = SHARES + "SELECT cast(NULL AS date) AS day, community_id, currency, "
            + SUMS + " GROUP BY community_id, currency ORDER BY community_id, currency";

    private static final String BY_DAY_AND_COMMUNITY = SHARES + "SELECT day, community_id, currency, " + SUMS
            + " GROUP BY day, community_id, currency ORDER BY day, community_id, currency";

    private static final String BY_SOURCE = SHARES
            + "SELECT cast(NULL AS date) AS day, cast(NULL AS uuid) AS community_id, of_bills, currency, " + SUMS
            + " GROUP BY of_bills, currency ORDER BY of_bills, currency";

    private static final String ORDERS = SHARES
            + """
            SELECT order_id, community_id, currency, cast(-sum(amount) AS bigint) AS divided,
                cast(-sum(amount) FILTER (WHERE own) AS bigint) AS share, min(booked_at) AS first_booked_at
            FROM share WHERE cast(:after AS uuid) IS NULL OR order_id < :after
            GROUP BY order_id, community_id, currency HAVING bool_or(own)
            ORDER BY order_id DESC LIMIT :limit
            """;

    private final Ledger ledger;
    private final Tenancy tenancy;

    Revenue(Ledger ledger, Tenancy tenancy) {
        this.ledger = ledger;
        this.tenancy = tenancy;
    }

    /** The company's share of a period; rows without any posting are left out. */
    @WithTransaction
    public Uni<List<RevenueShare>> shares(UUID companyId, RevenuePeriod period, RevenueGrouping grouping) {
        return within(companyId, session -> session.createNativeQuery(sql(grouping), Tuple.class)
                        .setParameter("company", companyId)
                        .setParameter("from", period.from())
                        .setParameter("to", period.to())
                        .setParameter("community", null)
                        .getResultList())
                .map(rows -> rows.stream().map(Revenue::share).toList());
    }

    /** The same share by where it comes from: what the company has in others' sales, and its own bills. */
    @WithTransaction
    public Uni<List<SourceShare>> sources(UUID companyId, RevenuePeriod period) {
        return within(companyId, session -> session.createNativeQuery(BY_SOURCE, Tuple.class)
                        .setParameter("company", companyId)
                        .setParameter("from", period.from())
                        .setParameter("to", period.to())
                        .setParameter("community", null)
                        .getResultList())
                .map(rows -> rows.stream().map(Revenue::source).toList());
    }

    /**
     * The orders behind a figure, newest first. Refuses with: {@code bad-cursor}.
     *
     * @param communityId only this community's; absent: all of the company's
     */
    @WithTransaction
    public Uni<Slice<OrderShare>> orders(
            UUID companyId, RevenuePeriod period, Optional<UUID> communityId, Optional<String> cursor, int limit) {
        UUID after = cursor.map(Cursor::id).orElse(null);
        return within(companyId, session -> session.createNativeQuery(ORDERS, Tuple.class)
                        .setParameter("company", companyId)
                        .setParameter("from", period.from())
                        .setParameter("to", period.to())
                        .setParameter("community", communityId.orElse(null))
                        .setParameter("after", after)
                        .setParameter("limit", limit + 1)
                        .getResultList())
                .map(rows -> rows.stream().map(Revenue::orderShare).toList())
                .map(found -> Slice.of(found, limit, last -> Cursor.of(last.orderId())));
    }

    /** Everything booked for one of the company's orders; empty for another company's. */
    @WithTransaction
    public Uni<List<BookedPosting>> postings(UUID companyId, UUID orderId) {
        return tenancy.enter(companyId).chain(() -> ledger.ofOrder(orderId));
    }

    private <T> Uni<T> within(UUID companyId, Function<Mutiny.Session, Uni<T>> query) {
        return tenancy.enter(companyId).chain(Panache::getSession).chain(query::apply);
    }

    private static String sql(RevenueGrouping grouping) {
        return switch (grouping) {
            case DAY -> BY_DAY;
            case COMMUNITY -> BY_COMMUNITY;
            case DAY_AND_COMMUNITY -> BY_DAY_AND_COMMUNITY;
        };
    }

    private static RevenueShare share(Tuple row) {
        return new RevenueShare(
                Optional.ofNullable(row.get("day", LocalDate.class)),
                Optional.ofNullable(row.get("community_id", UUID.class)),
                money(row, "earned"),
                money(row, "taken_back"),
                money(row, "share"),
                row.get("orders", Long.class));
    }

    private static SourceShare source(Tuple row) {
        return new SourceShare(
                row.get("of_bills", Boolean.class) ? RevenueSource.BILLS : RevenueSource.COMMISSION, share(row));
    }

    private static OrderShare orderShare(Tuple row) {
        return new OrderShare(
                row.get("order_id", UUID.class),
                row.get("community_id", UUID.class),
                money(row, "divided"),
                money(row, "share"),
                row.get("first_booked_at", OffsetDateTime.class).toInstant());
    }

    private static Money money(Tuple row, String column) {
        return Money.of(row.get(column, Long.class), row.get("currency", String.class));
    }
}
