package io.linli.catalog.draft;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What was published of drafts, and what was in the shop before. */
@ApplicationScoped
public class Publications {

    private static final String SELECT =
            """
            SELECT p.request_id, p.offer_id, p.before IS NULL AS created, p.published_by, p.published_at,
                p.undone_at IS NOT NULL AS undone
            FROM catalog.publication p WHERE p.supplier_id = :supplier
            """;

    private static final String ONE = SELECT + " AND p.request_id = :id";

    private static final String OF_OFFER = SELECT + " AND p.offer_id = :offer ORDER BY p.published_at DESC LIMIT :most";

    private static final String KEEP =
            """
            INSERT INTO catalog.publication (request_id, supplier_id, offer_id, before, published_as, published_by)
            SELECT :id, o.supplier_id, o.id, cast(nullif(:before, '') AS jsonb), k.updated_at, :by
            FROM catalog.offer o JOIN catalog.sku k ON k.id = o.sku_id
            WHERE o.supplier_id = :supplier AND o.supplier_sku = :sku""";

    /** The latest first. */
    @WithSession
    public Uni<List<Published>> ofOffer(UUID supplierId, UUID offerId, int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_OFFER, Object[].class)
                        .setParameter("supplier", supplierId)
                        .setParameter("offer", offerId)
                        .setParameter("most", most)
                        .getResultList())
                .map(rows -> rows.stream().map(Publications::published).toList());
    }

    @WithSession
    Uni<Optional<Published>> find(UUID id, UUID supplierId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ONE, Object[].class)
                        .setParameter("supplier", supplierId)
                        .setParameter("id", id)
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(Publications::published));
    }

    /** @param before what was in the shop; empty for nothing */
    Uni<Published> keep(
            UUID id, UUID supplierId, String supplierSku, Optional<Map<DraftField, String>> before, String by) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KEEP)
                        .setParameter("id", id)
                        .setParameter("before", before.map(DraftTexts::write).orElse(""))
                        .setParameter("by", by)
                        .setParameter("supplier", supplierId)
                        .setParameter("sku", supplierSku)
                        .executeUpdate())
                .chain(() -> find(id, supplierId))
                .map(Optional::orElseThrow);
    }

    private static Published published(Object[] row) {
        return new Published(
                (UUID) row[0],
                (UUID) row[1],
                (Boolean) row[2],
                (String) row[3],
                ((OffsetDateTime) row[4]).toInstant(),
                (Boolean) row[5]);
    }
}
