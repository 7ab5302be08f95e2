package io.linli.catalog.feed;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.offer.OffersChanged;

/**
 * What a full feed does not name goes off the shelf: at once where that is the usual little, by a person's word where it is
 * more than a third of the supplier's offers or where rows could not be read that may have named them. In the caller's
 * transaction.
 */
@ApplicationScoped
class FullFeeds {

    /** How a rejection shows that its SKU was cut. */
    private static final String CUT = "…";

    private static final String SEEN =
            """
            INSERT INTO catalog.import_seen (run_id, supplier_sku)
            SELECT cast(:run AS uuid), unnest(cast(:skus AS text[])) ON CONFLICT DO NOTHING""";

    /** Lines of what is gone follow those of the largest file. */
    private static final String NOTE =
            """
            WITH own AS (
                SELECT o.id, o.supplier_sku, o.price, NOT EXISTS (
                    SELECT FROM catalog.import_seen s WHERE s.run_id = :run AND s.supplier_sku = o.supplier_sku) AS gone
                FROM catalog.offer o WHERE o.supplier_id = :supplier AND NOT o.withdrawn),
            counted AS (SELECT count(*) AS offers, count(*) FILTER (WHERE gone) AS gone FROM own),
            judged AS (
                SELECT CASE
                    WHEN gone * 3 > offers THEN 'too-many-gone'
                    WHEN EXISTS (SELECT FROM catalog.import_seen s WHERE s.run_id = :run AND s.supplier_sku = '')
                    THEN 'rows-unread' END AS held
                FROM counted),
            noted AS (
                INSERT INTO catalog.import_change
                    (run_id, line, kind, supplier_sku, offer_id, held, price_before, fields)
                SELECT :run, 1000000000 + row_number() OVER (ORDER BY supplier_sku), 'GONE', supplier_sku, id, held, price,
                    jsonb_build_object('price', jsonb_build_array(price, NULL))
                FROM own CROSS JOIN judged WHERE gone
                ON CONFLICT (run_id, line) DO NOTHING
                RETURNING held),
            summed AS (SELECT count(*) AS gone, count(held) AS held FROM noted)
            UPDATE catalog.import_run r SET gone = s.gone, held = r.held + s.held FROM summed s WHERE r.id = :run""";

    private static final String WITHDRAW =
            """
            WITH going AS (
                SELECT c.line, c.offer_id FROM catalog.import_change c
                WHERE c.run_id = :run AND c.kind = 'GONE' AND (
                    :choice = 'ALL' AND c.decision IS NULL
                    OR :choice = 'CHOSEN' AND c.decision = 'CHOSEN'
                    OR :choice = 'WITHOUT_HELD' AND c.decision IS NULL AND c.held IS NULL)),
            decided AS (
                UPDATE catalog.import_change c SET decision = 'APPLIED' FROM going g
                WHERE c.run_id = :run AND c.line = g.line)
            , withdrawn AS (
                UPDATE catalog.offer o SET withdrawn = true, withdrawn_by_feed = true, version = o.version + 1, updated_at = now()
                FROM going g WHERE o.id = g.offer_id AND NOT o.withdrawn
                RETURNING o.id, o.version),
            imaged AS (
                INSERT INTO catalog.import_image (run_id, offer_id, kind, version)
                SELECT cast(:run AS uuid), id, 'GONE', version FROM withdrawn)
            SELECT id FROM withdrawn""";

    private static final String FORGET = "DELETE FROM catalog.import_seen WHERE run_id = :run";

    private final DomainEvents events;

    FullFeeds(DomainEvents events) {
        this.events = events;
    }

    /** A rejected row names its SKU as well; one whose SKU could not be read is noted as ''. */
    Uni<Void> note(ClaimedRun run, FeedBatch batch) {
        if (!run.terms().full() || run.reviewed() || batch.read() == 0) {
            return Uni.createFrom().voidItem();
        }
        var named = Stream.concat(
                        batch.rows().stream().map(FeedRow::supplierSku),
                        batch.rejections().stream().map(FullFeeds::sku))
                .distinct()
                .toArray(String[]::new);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SEEN)
                        .setParameter("run", run.id())
                        .setParameter("skus", named)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** All is read: notes what is gone and, unless the run is under review, withdraws it. Publishes {@link OffersChanged}. */
    Uni<Void> settle(ClaimedRun run) {
        if (!run.terms().full()) {
            return Uni.createFrom().voidItem();
        }
        var compared = run.reviewed() ? Uni.createFrom().voidItem() : compare(run);
        return compared.chain(() -> run.terms().review() ? Uni.createFrom().voidItem() : withdraw(run));
    }

    private Uni<Void> compare(ClaimedRun run) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NOTE)
                        .setParameter("run", run.id())
                        .setParameter("supplier", run.supplierId().orElseThrow())
                        .executeUpdate())
                .chain(() -> execute(FORGET, run.id()));
    }

    private Uni<Void> withdraw(ClaimedRun run) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(WITHDRAW)
                        .setParameter("run", run.id())
                        .setParameter("choice", run.choice().name())
                        .getResultList())
                .chain(this::publish);
    }

    private Uni<Void> publish(List<UUID> offers) {
        var portions = new ArrayList<List<UUID>>();
        for (int start = 0; start < offers.size(); start += OffersChanged.MOST) {
            portions.add(offers.subList(start, Math.min(offers.size(), start + OffersChanged.MOST)));
        }
        return Multi.createFrom()
                .iterable(portions)
                .onItem()
                .transformToUniAndConcatenate(portion -> events.publish(new OffersChanged(portion)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Void> execute(String sql, UUID runId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql)
                        .setParameter("run", runId)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static String sku(FeedRejection rejection) {
        return rejection.supplierSku().endsWith(CUT) ? "" : rejection.supplierSku();
    }
}
