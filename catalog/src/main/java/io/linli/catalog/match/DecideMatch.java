package io.linli.catalog.match;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.OffersChanged;

/**
 * Keeps what a person says of two SKUs. Those that are the same are one from then on: all offers of the later one go over to the earlier,
 * whose texts are shown. Orders that were placed name the SKU they were placed with.
 */
@ApplicationScoped
public class DecideMatch {

    private static final String KEEPERS =
            "SELECT count(DISTINCT keeper_id) FROM catalog.sku WHERE id IN (:sku, :other) AND keeper_id IS NOT NULL";

    private static final String DECIDE =
            """
            INSERT INTO catalog.sku_match (sku_id, other_id, same, moved, decided_by, decided_at)
            VALUES (:sku, :other, :same, CASE WHEN :same THEN ARRAY(
                SELECT id FROM catalog.offer WHERE sku_id = :other ORDER BY id FOR UPDATE) ELSE cast('{}' AS uuid[]) END, :by, :at)
            ON CONFLICT (sku_id, other_id) DO NOTHING""";

    private static final String MOVE =
            """
            UPDATE catalog.offer o SET sku_id = m.sku_id, version = o.version + 1, updated_at = now()
            FROM catalog.sku_match m
            WHERE m.sku_id = :sku AND m.other_id = :other AND m.same AND o.id = ANY(m.moved) AND o.sku_id = m.other_id
            RETURNING o.id""";

    /** What is there of the one that stays: others are of the same SKU now. */
    private static final String JOINED =
            """
            UPDATE catalog.offer o SET version = o.version + 1, updated_at = now()
            FROM catalog.sku_match m
            WHERE m.sku_id = :sku AND m.other_id = :other AND m.same AND o.sku_id = m.sku_id AND o.id <> ALL(m.moved)
                AND EXISTS (SELECT 1 FROM catalog.offer x WHERE x.id = ANY(m.moved) AND x.sku_id = m.other_id)
            RETURNING o.id""";

    private static final String SAID = "SELECT same FROM catalog.sku_match WHERE sku_id = :sku AND other_id = :other";

    private static final String MOVE_BACK =
            """
            UPDATE catalog.offer o SET sku_id = m.other_id, version = o.version + 1, updated_at = now()
            FROM catalog.sku_match m
            WHERE m.sku_id = :sku AND m.other_id = :other AND o.id = ANY(m.moved) AND o.sku_id = m.sku_id
            RETURNING o.id""";

    private static final String FORGET = "DELETE FROM catalog.sku_match WHERE sku_id = :sku AND other_id = :other";

    private final DomainEvents events;
    private final Clock clock;

    DecideMatch(DomainEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /**
     * Says whether they are the same good; said again it is as it was. Publishes {@link OffersChanged}.
     *
     * <p>Refuses with: {@code match-not-found} (no two SKUs of different suppliers), {@code match-decided} (the contrary was said).
     *
     * @param by who says so
     */
    @WithTransaction
    public Uni<Void> decide(UUID one, UUID another, boolean same, String by) {
        var pair = Pair.of(one, another);
        return keepers(pair)
                .invoke(DecideMatch::refuseUnknown)
                .chain(() -> insert(pair, same, by))
                .chain(() -> said(pair))
                .invoke(said -> refuseContrary(said, same))
                .chain(() -> tell(JOINED, pair))
                .chain(() -> tell(MOVE, pair));
    }

    /** Takes back what was said: the offers that went over have their own SKU again. Refuses with: {@code match-not-found}. */
    @WithTransaction
    public Uni<Void> undo(UUID one, UUID another) {
        var pair = Pair.of(one, another);
        return tell(MOVE_BACK, pair)
                .chain(() -> forget(pair))
                .invoke(DecideMatch::refuseNone)
                .replaceWithVoid();
    }

    /** In the order in which the database keeps them: by their bytes. */
    private record Pair(UUID sku, UUID other) {

        static Pair of(UUID one, UUID another) {
            return one.toString().compareTo(another.toString()) < 0 ? new Pair(one, another) : new Pair(another, one);
        }
    }

    private static Uni<Long> keepers(Pair pair) {
        return Panache.getSession().chain(session -> session.<Long>createNativeQuery(KEEPERS)
                .setParameter("sku", pair.sku())
                .setParameter("other", pair.other())
                .getSingleResult());
    }

    private Uni<Integer> insert(Pair pair, boolean same, String by) {
        return Panache.getSession().chain(session -> session.createNativeQuery(DECIDE)
                .setParameter("sku", pair.sku())
                .setParameter("other", pair.other())
                .setParameter("same", same)
                .setParameter("by", by)
                .setParameter("at", clock.instant().atOffset(ZoneOffset.UTC))
                .executeUpdate());
    }

    private static Uni<Boolean> said(Pair pair) {
        return Panache.getSession().chain(session -> session.<Boolean>createNativeQuery(SAID)
                .setParameter("sku", pair.sku())
                .setParameter("other", pair.other())
                .getSingleResult());
    }

    private Uni<Void> tell(String sql, Pair pair) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(sql)
                        .setParameter("sku", pair.sku())
                        .setParameter("other", pair.other())
                        .getResultList())
                .chain(changed ->
                        changed.isEmpty() ? Uni.createFrom().voidItem() : events.publish(OffersChanged.all(changed)));
    }

    private static Uni<Integer> forget(Pair pair) {
        return Panache.getSession().chain(session -> session.createNativeQuery(FORGET)
                .setParameter("sku", pair.sku())
                .setParameter("other", pair.other())
                .executeUpdate());
    }

    private static void refuseUnknown(long keepers) {
        if (keepers < 2) {
            throw Refusal.notFound("match");
        }
    }

    private static void refuseNone(int forgotten) {
        if (forgotten == 0) {
            throw Refusal.notFound("match");
        }
    }

    private static void refuseContrary(boolean said, boolean same) {
        if (said != same) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "match-decided",
                    "The contrary was said of these two already; take that back first.");
        }
    }
}
