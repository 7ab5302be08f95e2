package io.linli.catalog.feed;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.offer.OfferDifference;

/** Keeps what a run would change or holds, in the caller's transaction. */
@ApplicationScoped
class RunChanges {

    private static final String NOTE =
            """
            INSERT INTO catalog.import_change
                (run_id, line, kind, supplier_sku, offer_id, held, price_before, price_after, list_price_after, fields)
            SELECT cast(:run AS uuid), line, CASE WHEN offer_id IS NULL THEN 'NEW' ELSE 'CHANGED' END, supplier_sku, offer_id,
                nullif(held, ''), price_before, price_after, list_price_after, CASE WHEN fields = ''
                    THEN jsonb_build_object('price', jsonb_build_array(price_before, price_after))
                    ELSE cast(fields AS jsonb) END
            FROM unnest(cast(:lines AS bigint[]), cast(:skus AS text[]), cast(:offers AS uuid[]), cast(:held AS text[]),
                cast(:before AS bigint[]), cast(:after AS bigint[]), cast(:list AS bigint[]), cast(:fields AS text[]))
                AS c(line, supplier_sku, offer_id, held, price_before, price_after, list_price_after, fields)
            ON CONFLICT (run_id, line) DO NOTHING""";

    private static final String CHOSEN =
            "SELECT line FROM catalog.import_change WHERE run_id = :run AND decision = 'CHOSEN' AND kind <> 'GONE'";

    /** What an offer is known by. */
    record OfferKey(UUID supplierId, String supplierSku) {}

    Uni<Void> note(UUID runId, Map<OfferKey, Long> lines, List<OfferDifference> differences) {
        if (differences.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NOTE)
                        .setParameter("run", runId)
                        .setParameter("lines", array(differences, one -> lines.get(key(one)), Long[]::new))
                        .setParameter("skus", array(differences, OfferDifference::supplierSku, String[]::new))
                        .setParameter("offers", array(differences, OfferDifference::offerId, UUID[]::new))
                        .setParameter("held", array(differences, RunChanges::reason, String[]::new))
                        .setParameter("before", array(differences, OfferDifference::priceBefore, Long[]::new))
                        .setParameter("after", array(differences, OfferDifference::priceAfter, Long[]::new))
                        .setParameter("list", array(differences, OfferDifference::listPriceAfter, Long[]::new))
                        .setParameter("fields", array(differences, OfferDifference::fields, String[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** The lines that somebody chose of a run that was under review. */
    @WithSession
    public Uni<Set<Long>> chosen(UUID runId) {
        return Panache.getSession()
                .chain(session -> session.<Long>createNativeQuery(CHOSEN)
                        .setParameter("run", runId)
                        .getResultList())
                .map(Set::copyOf);
    }

    private static OfferKey key(OfferDifference difference) {
        return new OfferKey(difference.supplierId(), difference.supplierSku());
    }

    private static String reason(OfferDifference difference) {
        var before = difference.priceBefore();
        if (!difference.outlier() || before == null) {
            return "";
        }
        long high = Math.max(before, difference.priceAfter());
        long low = Math.min(before, difference.priceAfter());
        return high == low * 10 || high == low * 100 ? "price-decimal-point" : "price-outlier";
    }

    private static <T> T[] array(
            List<OfferDifference> differences, Function<OfferDifference, @Nullable T> part, IntFunction<T[]> maker) {
        return differences.stream().map(part).toArray(maker);
    }
}
