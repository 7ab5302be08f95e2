package io.linli.catalog.feed;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.offer.OffersChanged;

/** How offers were before runs changed them, kept for some days. */
@ApplicationScoped
class RunImages {

    /** An offer of another version has changed since and is left alone. Stock is not put back: it was sold from meanwhile. */
    private static final String UNDO =
            """
            WITH picked AS (
                SELECT i.offer_id, i.kind, i.version, i.before FROM catalog.import_image i
                WHERE i.run_id = :run AND i.outcome IS NULL ORDER BY i.offer_id LIMIT :limit FOR UPDATE),
            same AS (
                SELECT p.*, o.supplier_id, o.price AS price_now, coalesce(p.before ->> 'returned' = 'true', false) AS returned
                FROM picked p
                JOIN catalog.offer o ON o.id = p.offer_id AND o.version = p.version),
            skus AS (
                UPDATE catalog.sku k
                SET category_id = b.category_id, name = b.name, name_zh = b.name_zh, brand = b.brand, brand_id = b.brand_id,
                    description = b.description, description_zh = b.description_zh, image_url = b.image_url,
                    gtin = b.gtin, attributes = b.attributes, product_id = b.product_id, storage = b.storage,
                    shelf_life_days = b.shelf_life_days, updated_at = now()
                FROM same s CROSS JOIN LATERAL jsonb_populate_record(cast(NULL AS catalog.sku), s.before -> 'sku') b
                WHERE s.kind = 'CHANGED' AND k.id = b.id AND coalesce(k.keeper_id, s.supplier_id) = s.supplier_id
                RETURNING k.id),
            offers AS (
                UPDATE catalog.offer o
                SET price = CASE WHEN s.kind = 'CHANGED' THEN cast(s.before ->> 'price' AS bigint) ELSE o.price END,
                    list_price = CASE WHEN s.kind = 'CHANGED' THEN cast(s.before ->> 'list_price' AS bigint)
                        ELSE o.list_price END,
                    delivery_days = CASE WHEN s.kind = 'CHANGED' THEN cast(s.before ->> 'delivery_days' AS smallint)
                        ELSE o.delivery_days END,
                    matched_gtin = CASE WHEN s.kind = 'CHANGED' THEN s.before ->> 'matched_gtin' ELSE o.matched_gtin END,
                    sku_id = coalesce(cast(s.before -> 'sku' ->> 'id' AS uuid), o.sku_id),
                    withdrawn = s.kind <> 'GONE' AND (s.kind = 'NEW' OR s.returned OR o.withdrawn),
                    withdrawn_by_feed = s.kind = 'NEW' OR s.returned,
                    version = o.version + 1, updated_at = now()
                FROM same s WHERE o.id = s.offer_id
                RETURNING o.id, s.price_now, o.price),
            sharing AS (
                UPDATE catalog.offer o SET version = o.version + 1, updated_at = now()
                FROM skus k WHERE o.sku_id = k.id AND NOT EXISTS (SELECT 1 FROM same s WHERE s.offer_id = o.id)
                RETURNING o.id),
            priced AS (
                INSERT INTO catalog.price_change (offer_id, old_price, new_price, run_id)
                SELECT id, price_now, price, cast(:run AS uuid) FROM offers WHERE price <> price_now),
            told AS (
                UPDATE catalog.import_image i
                SET outcome = CASE WHEN o.id IS NULL THEN 'CHANGED_SINCE' ELSE 'UNDONE' END
                FROM picked p LEFT JOIN offers o ON o.id = p.offer_id
                WHERE i.run_id = :run AND i.offer_id = p.offer_id)
            SELECT p.offer_id, o.id IS NOT NULL AS undone, true AS picked FROM picked p LEFT JOIN offers o ON o.id = p.offer_id
            UNION ALL SELECT id, true, false FROM sharing""";

    private static final String COUNT =
            """
            SELECT count(*) FILTER (WHERE i.outcome = 'UNDONE') AS undone,
                count(*) FILTER (WHERE i.outcome = 'CHANGED_SINCE') AS left_alone,
                (SELECT coalesce(string_agg(l.supplier_sku, chr(31)), '') FROM (
                    SELECT o.supplier_sku FROM catalog.import_image x JOIN catalog.offer o ON o.id = x.offer_id
                    WHERE x.run_id = :run AND x.outcome = 'CHANGED_SINCE' ORDER BY o.supplier_sku LIMIT 100) l) AS skus
            FROM catalog.import_image i WHERE i.run_id = :run""";

    /** Of a few runs with each one that ends: bounded, and in time enough. */
    private static final String FORGET =
            """
            WITH old AS (
                UPDATE catalog.import_run SET undoable = false WHERE id IN (
                    SELECT id FROM catalog.import_run WHERE undoable AND finished_at < :before
                    ORDER BY finished_at LIMIT 3 FOR UPDATE SKIP LOCKED)
                RETURNING id)
            DELETE FROM catalog.import_image i USING old WHERE i.run_id = old.id""";

    private final DomainEvents events;
    private final FeedSettings settings;
    private final Clock clock;

    RunImages(DomainEvents events, FeedSettings settings, Clock clock) {
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /** At most {@value OffersChanged#MOST}; publishes {@link OffersChanged}. Answers how many were looked at; none: it is done. */
    @WithTransaction
    public Uni<Integer> undoSome(UUID runId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(UNDO, Object[].class)
                        .setParameter("run", runId)
                        .setParameter("limit", OffersChanged.MOST)
                        .getResultList())
                .call(this::publish)
                .map(looked ->
                        (int) looked.stream().filter(row -> (Boolean) row[2]).count());
    }

    @WithSession
    public Uni<UndoneRun> outcome(UUID runId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(COUNT, Object[].class)
                        .setParameter("run", runId)
                        .getSingleResult())
                .map(row -> new UndoneRun((Long) row[0], (Long) row[1], skus((String) row[2])));
    }

    private static List<String> skus(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split("\u001f"));
    }

    /** In the caller's transaction. */
    Uni<Void> forgetOld() {
        var before = clock.instant().minus(Duration.ofDays(settings.undoDays())).atOffset(ZoneOffset.UTC);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET)
                        .setParameter("before", before)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private Uni<Void> publish(List<Object[]> looked) {
        var undone = looked.stream()
                .filter(row -> (Boolean) row[1])
                .map(row -> (UUID) row[0])
                .toList();
        return undone.isEmpty() ? Uni.createFrom().voidItem() : events.publish(OffersChanged.all(undone));
    }
}
