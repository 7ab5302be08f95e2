package io.linli.catalog.brand;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;

/** Says that two brands are not the same, so that nobody is asked again, and takes that back. */
@ApplicationScoped
public class TellBrandsApart {

    private static final String TELL =
            """
            INSERT INTO catalog.brand_difference (brand_id, other_id, decided_by, decided_at)
            SELECT least(p.one, p.another), greatest(p.one, p.another), :by, :at
            FROM (SELECT cast(:one AS uuid) AS one, cast(:another AS uuid) AS another) p
            ON CONFLICT (brand_id, other_id) DO NOTHING""";

    private static final String FORGET =
            "DELETE FROM catalog.brand_difference WHERE (brand_id, other_id) IN ((:one, :another), (:another, :one))";

    private final BrandPairs pairs;
    private final Clock clock;

    TellBrandsApart(BrandPairs pairs, Clock clock) {
        this.pairs = pairs;
        this.clock = clock;
    }

    /**
     * Said again it is as it was. Refuses with: {@code brand-not-found}, {@code brand-same} (they are one; take that back first).
     *
     * @param by who says so
     */
    @WithTransaction
    public Uni<Void> tell(UUID one, UUID another, String by) {
        return pairs.alone(one, another)
                .invoke(BrandPairs.Pair::refuseSame)
                .chain(() -> insert(one, another, by))
                .replaceWithVoid();
    }

    /** Refuses with: {@code brand-not-told-apart}. */
    @WithTransaction
    public Uni<Void> undo(UUID one, UUID another) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET)
                        .setParameter("one", one)
                        .setParameter("another", another)
                        .executeUpdate())
                .invoke(TellBrandsApart::refuseNone)
                .replaceWithVoid();
    }

    private Uni<Integer> insert(UUID one, UUID another, String by) {
        return Panache.getSession().chain(session -> session.createNativeQuery(TELL)
                .setParameter("one", one)
                .setParameter("another", another)
                .setParameter("by", by)
                .setParameter("at", clock.instant().atOffset(ZoneOffset.UTC))
                .executeUpdate());
    }

    private static void refuseNone(int forgotten) {
        if (forgotten == 0) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "brand-not-told-apart", "Nobody said that these two are not the same.");
        }
    }
}
