package io.linli.marketplace.order;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.community.Resident;

/** Which goods were bought: of one checkout, and by one resident over time. What was refunded as a whole does not count. */
@ApplicationScoped
public class BoughtGoods {

    private static final String OF_GROUP =
            """
            SELECT g.household_id, g.paid_at, string_agg(DISTINCT cast(l.offer_id AS text), ',')
            FROM marketplace.order_group g
            JOIN marketplace.orders o ON o.group_id = g.id
            JOIN marketplace.order_line l ON l.order_id = o.id
            WHERE g.id = :group AND g.state = 'PAID' AND l.offer_id IS NOT NULL AND l.refunded < l.amount
            GROUP BY g.id""";

    private static final String OF_RESIDENT =
            """
            SELECT l.offer_id, count(DISTINCT g.id), max(g.paid_at)
            FROM marketplace.order_group g
            JOIN marketplace.orders o ON o.group_id = g.id
            JOIN marketplace.order_line l ON l.order_id = o.id
            WHERE g.resident_id = :resident AND g.state = 'PAID' AND g.placed_at > :since AND l.offer_id IS NOT NULL
                AND l.refunded < l.amount
            GROUP BY l.offer_id ORDER BY 2 DESC, 3 DESC LIMIT :most""";

    private final Tenancy tenancy;

    BoughtGoods(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** What one household bought at once. */
    public record Purchase(UUID householdId, Instant at, List<UUID> offerIds) {}

    /** @param times checkouts that it was among */
    public record Bought(UUID offerId, int times, Instant lastAt) {}

    /** Empty when it is not paid or has no goods. */
    @WithTransaction
    public Uni<Optional<Purchase>> ofGroup(UUID companyId, UUID groupId) {
        return tenancy.enter(companyId)
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(OF_GROUP, Tuple.class)
                        .setParameter("group", groupId)
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(BoughtGoods::purchase));
    }

    /** The resident's own, what was bought most often first. */
    @WithTransaction
    public Uni<List<Bought>> ofResident(Resident resident, Instant since, int most) {
        return tenancy.enter(resident.companyId())
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(OF_RESIDENT, Tuple.class)
                        .setParameter("resident", resident.id())
                        .setParameter("since", since.atOffset(ZoneOffset.UTC))
                        .setParameter("most", most)
                        .getResultList())
                .map(rows -> rows.stream().map(BoughtGoods::bought).toList());
    }

    private static Purchase purchase(Tuple row) {
        return new Purchase(
                row.get(0, UUID.class),
                instant(row.get(1)),
                Stream.of(row.get(2, String.class).split(","))
                        .map(UUID::fromString)
                        .toList());
    }

    private static Bought bought(Tuple row) {
        return new Bought(row.get(0, UUID.class), ((Number) row.get(1)).intValue(), instant(row.get(2)));
    }

    private static Instant instant(Object column) {
        return column instanceof Instant instant ? instant : ((OffsetDateTime) column).toInstant();
    }
}
