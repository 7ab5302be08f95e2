package io.linli.marketplace.order;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Goods that a household got. Nobody writes down a hand-over, so what tells of it is taken: the day that was promised has come; or,
 * where none was promised and for a group-buy, its seller's share was released because nobody had said otherwise in time. What went
 * back as a whole, or is on its way back, was not had, nor was what the household says never came. Needs a transaction inside the
 * company's tenancy.
 */
@ApplicationScoped
public class ReceivedGoods {

    private static final String SELECT =
            """
            SELECT l.id, l.offer_id, o.supplier_id FROM marketplace.order_line l
            JOIN marketplace.orders o ON o.id = l.order_id
            JOIN marketplace.order_group g ON g.id = o.group_id
            JOIN marketplace.community c ON c.id = o.community_id
            LEFT JOIN marketplace.share_release r ON r.line_id = l.id
            WHERE g.household_id = :household AND l.offer_id IS NOT NULL AND l.refunded < l.amount
                AND (o.state = 'COMPLETED' OR o.state = 'PAID' AND (r.released_at IS NOT NULL
                    OR l.delivery_on <= cast(cast(:now AS timestamptz) AT TIME ZONE c.time_zone AS date)))
                AND NOT EXISTS (SELECT FROM marketplace.refundable f WHERE f.line_id = l.id AND f.claimed >= f.captured)
                AND NOT EXISTS (SELECT FROM marketplace.after_sale a WHERE a.line_id = l.id AND a.reason = 'NOT_RECEIVED'
                    AND a.state NOT IN ('REFUSED', 'WITHDRAWN'))""";

    private static final String LAST = SELECT + " AND l.offer_id = ANY(:offers) ORDER BY l.id DESC LIMIT 1";

    private static final String OF_ORDER = SELECT + " AND o.id = :order ORDER BY l.position";

    private final Clock clock;

    ReceivedGoods(Clock clock) {
        this.clock = clock;
    }

    /** A line and what came of it. */
    public record Received(UUID lineId, UUID offerId, UUID supplierId) {}

    /** The last time that the household got one of the offers; empty where it never did. */
    public Uni<Optional<Received>> last(UUID householdId, Collection<UUID> offerIds) {
        return offerIds.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : list(LAST, Map.of("household", householdId, "offers", offerIds.toArray(UUID[]::new)))
                        .map(found -> found.stream().findFirst());
    }

    /** What of an order the household got. */
    public Uni<List<Received>> ofOrder(UUID householdId, UUID orderId) {
        return list(OF_ORDER, Map.of("household", householdId, "order", orderId));
    }

    private Uni<List<Received>> list(String query, Map<String, ?> parameters) {
        return Panache.getSession()
                .chain(session -> {
                    var selection = session.createNativeQuery(query, Tuple.class);
                    parameters.forEach(selection::setParameter);
                    return selection
                            .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                            .getResultList();
                })
                .map(rows -> rows.stream()
                        .map(row -> new Received(
                                row.get("id", UUID.class),
                                row.get("offer_id", UUID.class),
                                row.get("supplier_id", UUID.class)))
                        .toList());
    }
}
