package io.linli.catalog.brand;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;

/** Two brands of which a person decides, as they stand while nobody else decides of any. */
@ApplicationScoped
class BrandPairs {

    /** One operator at a time: the constraints hold anyhow, and so nobody is sent back by them. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('catalog.brand_join'))::text";

    private static final String FIND =
            """
            SELECT b.id, catalog.shown_brand(b.id) AS shown_id, j.into_id
            FROM catalog.brand b LEFT JOIN catalog.brand_join j ON j.brand_id = b.id WHERE b.id IN (:brand, :other)""";

    private static final String DIFFERENT =
            """
            SELECT EXISTS (
                SELECT 1 FROM catalog.brand_difference d
                WHERE (catalog.shown_brand(d.brand_id), catalog.shown_brand(d.other_id)) IN ((:one, :another), (:another, :one)))""";

    /**
     * Where a brand stands.
     *
     * @param intoId what it is part of; null for nothing
     */
    record Standing(UUID id, UUID shownId, @Nullable UUID intoId) {}

    /** @param different somebody said so */
    record Pair(Standing brand, Standing other, boolean different) {

        /** Refuses with: {@code brand-same}. */
        void refuseSame() {
            if (brand.shownId().equals(other.shownId())) {
                throw new Refusal(Refusal.Kind.CONFLICT, "brand-same", "These two are one brand already.");
            }
        }
    }

    /** Until the caller's transaction ends. Refuses with: {@code brand-not-found}. */
    Uni<Pair> alone(UUID brandId, UUID otherId) {
        return Panache.getSession()
                .chain(session -> session.<String>createNativeQuery(LOCK).getSingleResult())
                .chain(() -> find(brandId, otherId))
                .chain(found -> different(found.get(0), found.get(1))
                        .map(different -> new Pair(found.get(0), found.get(1), different)));
    }

    private static Uni<List<Standing>> find(UUID brandId, UUID otherId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("brand", brandId)
                        .setParameter("other", otherId)
                        .getResultList())
                .map(rows -> List.of(standing(rows, brandId), standing(rows, otherId)));
    }

    private static Standing standing(List<Object[]> rows, UUID brandId) {
        return rows.stream()
                .filter(row -> row[0].equals(brandId))
                .map(row -> new Standing(brandId, (UUID) row[1], (UUID) row[2]))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("brand"));
    }

    private static Uni<Boolean> different(Standing one, Standing another) {
        return Panache.getSession().chain(session -> session.<Boolean>createNativeQuery(DIFFERENT)
                .setParameter("one", one.shownId())
                .setParameter("another", another.shownId())
                .getSingleResult());
    }
}
