package io.linli.catalog.listing;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/** Reads what an offer cost, and since when. */
@ApplicationScoped
public class PriceHistory {

    private static final String STEPS =
            """
            SELECT c.at, c.old_price, c.new_price, c.run_id, cast(o.currency AS text) AS currency
            FROM catalog.price_change c JOIN catalog.offer o ON o.id = c.offer_id
            WHERE c.offer_id = :offer AND o.supplier_id = :supplier ORDER BY c.at DESC LIMIT :most""";

    /** The latest first; none of another supplier's offers. */
    @WithSession
    public Uni<List<PriceStep>> latest(UUID supplierId, UUID offerId, int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(STEPS, Object[].class)
                        .setParameter("offer", offerId)
                        .setParameter("supplier", supplierId)
                        .setParameter("most", most)
                        .getResultList())
                .map(rows -> rows.stream().map(PriceHistory::step).toList());
    }

    private static PriceStep step(Object[] row) {
        var currency = (String) row[4];
        return new PriceStep(
                ((OffsetDateTime) row[0]).toInstant(),
                Money.of((Long) row[1], currency),
                Money.of((Long) row[2], currency),
                Optional.ofNullable((UUID) row[3]));
    }
}
