package io.linli.catalog.brand;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Refusal;

/** Says that two brands are one, and takes that back. */
@ApplicationScoped
public class JoinBrands {

    /** Both become places in the table, so that the one can name the other. */
    private static final String PLACE =
            """
            INSERT INTO catalog.brand_join (brand_id, shown_id, depth)
            SELECT id, id, 0 FROM catalog.brand WHERE id IN (:brand, :other) ORDER BY id ON CONFLICT (brand_id) DO NOTHING""";

    /** With all that is part of it. */
    private static final String JOIN =
            """
            UPDATE catalog.brand_join j
            SET shown_id = o.shown_id, depth = j.depth + o.depth + 1,
                into_id = CASE WHEN j.brand_id = :brand THEN o.brand_id ELSE j.into_id END,
                joined_by = CASE WHEN j.brand_id = :brand THEN :by ELSE j.joined_by END,
                joined_at = CASE WHEN j.brand_id = :brand THEN :at ELSE j.joined_at END
            FROM catalog.brand_join o
            WHERE o.brand_id = :other AND o.shown_id <> :brand AND j.shown_id = :brand""";

    private static final String TAKE_APART =
            """
            WITH RECURSIVE part AS (
                SELECT brand_id, depth AS moved FROM catalog.brand_join WHERE brand_id = :brand
                UNION ALL
                SELECT j.brand_id, part.moved FROM part JOIN catalog.brand_join j ON j.into_id = part.brand_id)
            UPDATE catalog.brand_join j
            SET shown_id = :brand, depth = j.depth - part.moved,
                into_id = CASE WHEN j.brand_id = :brand THEN NULL ELSE j.into_id END,
                joined_by = CASE WHEN j.brand_id = :brand THEN NULL ELSE j.joined_by END,
                joined_at = CASE WHEN j.brand_id = :brand THEN NULL ELSE j.joined_at END
            FROM part WHERE j.brand_id = part.brand_id""";

    /** Places that nobody needs any more. */
    private static final String TIDY =
            """
            DELETE FROM catalog.brand_join j WHERE j.brand_id IN (:brand, :other) AND j.into_id IS NULL
            AND NOT EXISTS (SELECT 1 FROM catalog.brand_join p WHERE p.into_id = j.brand_id)""";

    private final BrandPairs pairs;
    private final DomainEvents events;
    private final Clock clock;

    JoinBrands(BrandPairs pairs, DomainEvents events, Clock clock) {
        this.pairs = pairs;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Makes a brand, with all that is part of it, part of another: shown, counted and found as that one from then on. Said again it is as
     * it was. Publishes {@link BrandsChanged}.
     *
     * <p>Refuses with: {@code brand-not-found}, {@code brand-joined} (it is part of something already), {@code brand-same} (they are one
     * already, or the same), {@code brand-different} (somebody said that they are not).
     *
     * @param by who says so
     */
    @WithTransaction
    public Uni<Void> join(UUID brandId, UUID otherId, String by) {
        return pairs.alone(brandId, otherId).chain(pair -> {
            if (otherId.equals(pair.brand().intoId())) {
                return Uni.createFrom().voidItem();
            }
            refuseUnfit(pair);
            return write(PLACE, brandId, otherId)
                    .chain(() -> joinPlaced(brandId, otherId, by))
                    .chain(() -> events.publish(BrandsChanged.of(brandId, otherId)));
        });
    }

    /**
     * Takes it apart again: it and all that was part of it are shown as it. Publishes {@link BrandsChanged}.
     *
     * <p>Refuses with: {@code brand-not-found}, {@code brand-not-joined}.
     */
    @WithTransaction
    public Uni<Void> undo(UUID brandId) {
        return pairs.alone(brandId, brandId).chain(pair -> {
            var into = required(pair.brand().intoId());
            return takeApart(brandId)
                    .chain(() -> write(TIDY, brandId, into))
                    .chain(() -> events.publish(BrandsChanged.of(brandId, into)));
        });
    }

    private Uni<Integer> joinPlaced(UUID brandId, UUID otherId, String by) {
        return Panache.getSession().chain(session -> session.createNativeQuery(JOIN)
                .setParameter("brand", brandId)
                .setParameter("other", otherId)
                .setParameter("by", by)
                .setParameter("at", clock.instant().atOffset(ZoneOffset.UTC))
                .executeUpdate());
    }

    private static Uni<Integer> takeApart(UUID brandId) {
        return Panache.getSession().chain(session -> session.createNativeQuery(TAKE_APART)
                .setParameter("brand", brandId)
                .executeUpdate());
    }

    private static Uni<Integer> write(String sql, UUID brandId, UUID otherId) {
        return Panache.getSession().chain(session -> session.createNativeQuery(sql)
                .setParameter("brand", brandId)
                .setParameter("other", otherId)
                .executeUpdate());
    }

    private static void refuseUnfit(BrandPairs.Pair pair) {
        pair.refuseSame();
        if (pair.brand().intoId() != null) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "brand-joined",
                    "It is part of another brand already; take that back first.");
        }
        if (pair.different()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "brand-different",
                    "Somebody said that these two are not the same; take that back first.");
        }
    }

    private static UUID required(@Nullable UUID into) {
        if (into == null) {
            throw new Refusal(Refusal.Kind.CONFLICT, "brand-not-joined", "It is not part of another brand.");
        }
        return into;
    }
}
