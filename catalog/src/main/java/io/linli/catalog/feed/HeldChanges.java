package io.linli.catalog.feed;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.offer.OffersChanged;

/** What runs held and a person now lets in. What changed since the run is left alone. */
@ApplicationScoped
class HeldChanges {

    private static final String APPLY =
            """
            WITH picked AS (
                SELECT line, kind, offer_id, price_before, price_after, list_price_after FROM catalog.import_change
                WHERE run_id = :run AND held IS NOT NULL AND decision IS NULL
                AND (:all OR line = ANY(cast(:lines AS bigint[])))
                ORDER BY line LIMIT :limit FOR UPDATE),
            priced AS (
                UPDATE catalog.offer o
                SET price = p.price_after, list_price = p.list_price_after, version = o.version + 1, updated_at = now()
                FROM picked p WHERE p.kind = 'CHANGED' AND o.id = p.offer_id AND o.price = p.price_before
                RETURNING o.id, o.version, p.price_before, p.price_after),
            withdrawn AS (
                UPDATE catalog.offer o SET withdrawn = true, withdrawn_by_feed = true, version = o.version + 1, updated_at = now()
                FROM picked p WHERE p.kind = 'GONE' AND o.id = p.offer_id AND NOT o.withdrawn
                RETURNING o.id, o.version),
            remembered AS (
                INSERT INTO catalog.price_change (offer_id, old_price, new_price, run_id)
                SELECT id, price_before, price_after, cast(:run AS uuid) FROM priced),
            imaged AS (
                INSERT INTO catalog.import_image AS m (run_id, offer_id, kind, version, before)
                SELECT cast(:run AS uuid), d.id, 'CHANGED', d.version, jsonb_build_object(
                    'sku', to_jsonb(k), 'price', o.price, 'list_price', o.list_price,
                    'delivery_days', o.delivery_days, 'matched_gtin', o.matched_gtin)
                FROM priced d JOIN catalog.offer o ON o.id = d.id JOIN catalog.sku k ON k.id = o.sku_id
                UNION ALL SELECT cast(:run AS uuid), id, 'GONE', version, jsonb_build_object() FROM withdrawn
                ON CONFLICT (run_id, offer_id) DO UPDATE SET version = EXCLUDED.version
                WHERE m.version = EXCLUDED.version - 1),
            done AS (SELECT id FROM priced UNION SELECT id FROM withdrawn),
            decided AS (
                UPDATE catalog.import_change c
                SET decision = CASE WHEN d.id IS NULL THEN 'OVERTAKEN' ELSE 'APPLIED' END
                FROM picked p LEFT JOIN done d ON d.id = p.offer_id
                WHERE c.run_id = :run AND c.line = p.line),
            counted AS (
                UPDATE catalog.import_run SET held = held - (SELECT count(*) FROM picked) WHERE id = :run)
            SELECT p.offer_id, d.id IS NOT NULL AS applied FROM picked p LEFT JOIN done d ON d.id = p.offer_id""";

    private final DomainEvents events;

    HeldChanges(DomainEvents events) {
        this.events = events;
    }

    /**
     * The first of those that wait, at most {@value OffersChanged#MOST}; publishes {@link OffersChanged}.
     *
     * @param all otherwise only the lines
     * @return how many were decided; none: nothing waits any more
     */
    @WithTransaction
    public Uni<Integer> apply(UUID runId, boolean all, List<Long> lines) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(APPLY, Object[].class)
                        .setParameter("run", runId)
                        .setParameter("all", all)
                        .setParameter("lines", lines.toArray(Long[]::new))
                        .setParameter("limit", OffersChanged.MOST)
                        .getResultList())
                .call(this::publish)
                .map(List::size);
    }

    private Uni<Void> publish(List<Object[]> decided) {
        var applied = decided.stream()
                .filter(row -> (Boolean) row[1])
                .map(row -> (UUID) row[0])
                .toList();
        return applied.isEmpty() ? Uni.createFrom().voidItem() : events.publish(new OffersChanged(applied));
    }
}
