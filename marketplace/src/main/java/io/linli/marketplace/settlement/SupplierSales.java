package io.linli.marketplace.settlement;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Tenancy;

/**
 * What neighbours paid a supplier for, by the day they ordered it in their community's time zone. What went back is taken off, what
 * went back as a whole does not count. Prices as they were paid: what others share in them is not taken off.
 */
@ApplicationScoped
public class SupplierSales {

    private static final String SOLD =
            """
            WITH sold AS (
                SELECT o.id AS order_id, o.community_id, cast(o.currency AS text) AS currency, l.offer_id, l.service_item_id,
                    l.name_en, l.name_zh, l.quantity, l.amount - l.refunded AS amount,
                    cast(o.placed_at AT TIME ZONE c.time_zone AS date) AS day
                FROM marketplace.orders o
                JOIN marketplace.order_line l ON l.order_id = o.id AND l.refunded < l.amount
                JOIN marketplace.community c ON c.id = o.community_id
                WHERE o.supplier_id = :supplier AND o.state IN ('PAID', 'COMPLETED')
                    AND o.placed_at >= cast(:from AS date) - 1 AND o.placed_at < cast(:to AS date) + 2
                    AND cast(o.placed_at AT TIME ZONE c.time_zone AS date) BETWEEN :from AND :to)
            """;

    private static final String BY_DAY = SOLD
            + """
            SELECT day, community_id, count(DISTINCT order_id), cast(sum(amount) AS bigint), currency
            FROM sold GROUP BY day, community_id, currency ORDER BY day DESC, community_id, currency
            LIMIT :most""";

    private static final String BEST = SOLD
            + """
            SELECT offer_id, max(name_en), max(name_zh), cast(sum(quantity) AS bigint), cast(sum(amount) AS bigint), currency
            FROM sold GROUP BY offer_id, service_item_id, currency ORDER BY sum(amount) DESC, offer_id LIMIT :most""";

    /** Of days and communities. */
    private static final int MOST_DAYS = 10_000;

    private final Tenancy tenancy;

    SupplierSales(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** What one community ordered on a day. */
    public record Day(LocalDate day, UUID communityId, long orders, Money amount) {}

    /**
     * One thing that was sold.
     *
     * @param offerId null for a service
     * @param quantity ordered, without lines that went back as a whole
     */
    public record Good(@Nullable UUID offerId, LocalizedText name, long quantity, Money amount) {}

    /** The latest day first; without days on which nothing was sold. */
    @WithTransaction
    public Uni<List<Day>> byDay(UUID supplierId, RevenuePeriod period) {
        return rows(BY_DAY, supplierId, period, MOST_DAYS, SupplierSales::day);
    }

    /** What came to most, first. */
    @WithTransaction
    public Uni<List<Good>> best(UUID supplierId, RevenuePeriod period, int most) {
        return rows(BEST, supplierId, period, most, SupplierSales::good);
    }

    private <T> Uni<List<T>> rows(
            String sql, UUID supplierId, RevenuePeriod period, int most, Function<Object[], T> read) {
        return tenancy.cross("what a supplier sold")
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(sql, Object[].class)
                        .setParameter("supplier", supplierId)
                        .setParameter("from", period.from())
                        .setParameter("to", period.to())
                        .setParameter("most", most)
                        .getResultList())
                .map(rows -> rows.stream().map(read).toList());
    }

    private static Day day(Object[] row) {
        return new Day((LocalDate) row[0], (UUID) row[1], (Long) row[2], Money.of((Long) row[3], (String) row[4]));
    }

    private static Good good(Object[] row) {
        return new Good(
                (UUID) row[0],
                new LocalizedText((String) row[1], (String) row[2]),
                (Long) row[3],
                Money.of((Long) row[4], (String) row[5]));
    }
}
