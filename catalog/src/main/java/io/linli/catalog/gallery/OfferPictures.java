package io.linli.catalog.gallery;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny.MutationQuery;

import io.linli.catalog.kernel.Refusal;

/** Reads the uploaded pictures of offers; for this package, writes them. */
@ApplicationScoped
public class OfferPictures {

    private static final String OF =
            """
            SELECT p.id, cast(p.place AS integer) AS place, p.sha256, k.width, k.height
            FROM catalog.offer_picture p JOIN catalog.picture k ON k.sha256 = p.sha256
            WHERE p.offer_id = :offer AND p.place IS NOT NULL ORDER BY p.place""";

    private static final String OWNED = "SELECT id FROM catalog.offer WHERE id = :offer AND supplier_id = :supplier";

    /** Whoever changes the pictures of an offer waits for who does so already. */
    private static final String HOLD = OWNED + " FOR UPDATE";

    /** The same picture once more is the one that is there; a removed one comes back at the end. */
    private static final String INSERT =
            """
            INSERT INTO catalog.offer_picture AS p (id, offer_id, sha256, place)
            SELECT cast(:id AS uuid), cast(:offer AS uuid), :sha256, 1 + count(*) FROM catalog.offer_picture o
            WHERE o.offer_id = :offer AND o.place IS NOT NULL
            HAVING count(*) < :most AND NOT EXISTS (
                SELECT FROM catalog.offer_picture x WHERE x.id = cast(:id AS uuid) AND x.sha256 <> :sha256)
            ON CONFLICT (offer_id, sha256) DO UPDATE SET place = excluded.place, removed_at = NULL
            WHERE p.removed_at IS NOT NULL""";

    private static final String PLACE =
            """
            UPDATE catalog.offer_picture p SET place = w.place
            FROM unnest(cast(:ids AS uuid[])) WITH ORDINALITY AS w(id, place)
            WHERE p.id = w.id AND p.offer_id = :offer AND p.place <> w.place""";

    private static final String REMOVE =
            """
            UPDATE catalog.offer_picture SET place = NULL, removed_at = now()
            WHERE id = :id AND offer_id = :offer AND place IS NOT NULL""";

    private static final String CLOSE_UP =
            """
            UPDATE catalog.offer_picture p SET place = n.place FROM (
                SELECT id, row_number() OVER (ORDER BY place) AS place FROM catalog.offer_picture
                WHERE offer_id = :offer AND place IS NOT NULL) n
            WHERE p.id = n.id AND p.place <> n.place""";

    private static final String PUT_BACK =
            """
            UPDATE catalog.offer_picture SET removed_at = NULL, place = 1 + (
                SELECT count(*) FROM catalog.offer_picture o WHERE o.offer_id = :offer AND o.place IS NOT NULL)
            WHERE id = :id AND offer_id = :offer AND removed_at IS NOT NULL""";

    private static final String KNOWN =
            "SELECT count(*) FROM catalog.offer_picture WHERE id = :id AND offer_id = :offer";

    /** In their order. */
    @WithSession
    public Uni<List<OfferPicture>> of(UUID offerId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF, Object[].class)
                        .setParameter("offer", offerId)
                        .getResultList())
                .map(rows -> rows.stream().map(OfferPictures::picture).toList());
    }

    /** As {@link #of}, for its supplier. Refuses with: {@code offer-not-found}, also for another supplier's. */
    @WithSession
    public Uni<List<OfferPicture>> ofOwn(UUID supplierId, UUID offerId) {
        return refuseOthers(OWNED, supplierId, offerId).chain(() -> of(offerId));
    }

    /** To the end of the transaction nobody else changes the offer. Refuses with: {@code offer-not-found}. */
    Uni<Void> hold(UUID supplierId, UUID offerId) {
        return refuseOthers(HOLD, supplierId, offerId);
    }

    /** False where it is there already, or where there are too many. */
    Uni<Boolean> insert(UUID pictureId, UUID offerId, String sha256, int most) {
        return write(INSERT, query -> query.setParameter("id", pictureId.toString())
                .setParameter("offer", offerId)
                .setParameter("sha256", sha256)
                .setParameter("most", (long) most));
    }

    /** False where they stood so already. */
    Uni<Boolean> place(UUID offerId, List<UUID> pictureIds) {
        return write(PLACE, query -> query.setParameter("offer", offerId)
                .setParameter("ids", pictureIds.toArray(UUID[]::new)));
    }

    /** False where it was removed already. */
    Uni<Boolean> remove(UUID offerId, UUID pictureId) {
        return write(REMOVE, query -> query.setParameter("offer", offerId).setParameter("id", pictureId))
                .call(removed -> write(CLOSE_UP, query -> query.setParameter("offer", offerId)));
    }

    /** At the end; false where it is there. */
    Uni<Boolean> putBack(UUID offerId, UUID pictureId) {
        return write(PUT_BACK, query -> query.setParameter("offer", offerId).setParameter("id", pictureId));
    }

    /** Refuses with: {@code picture-not-found}. */
    Uni<Void> refuseUnknown(UUID offerId, UUID pictureId) {
        return isKnown(offerId, pictureId)
                .invoke(known -> {
                    if (!known) {
                        throw Refusal.notFound("picture");
                    }
                })
                .replaceWithVoid();
    }

    /** Whether the offer has, or had, a picture of this id. */
    @WithSession
    Uni<Boolean> isKnown(UUID offerId, UUID pictureId) {
        return Panache.getSession()
                .chain(session -> session.<Long>createNativeQuery(KNOWN)
                        .setParameter("offer", offerId)
                        .setParameter("id", pictureId)
                        .getSingleResult())
                .map(known -> known > 0);
    }

    private static Uni<Void> refuseOthers(String sql, UUID supplierId, UUID offerId) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(sql)
                        .setParameter("offer", offerId)
                        .setParameter("supplier", supplierId)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> Refusal.notFound("offer"))
                .replaceWithVoid();
    }

    private static Uni<Boolean> write(String sql, UnaryOperator<MutationQuery> parameters) {
        return Panache.getSession()
                .chain(session ->
                        parameters.apply(session.createNativeQuery(sql)).executeUpdate())
                .map(rows -> rows > 0);
    }

    private static OfferPicture picture(Object[] row) {
        return new OfferPicture((UUID) row[0], (Integer) row[1], (String) row[2], (Integer) row[3], (Integer) row[4]);
    }
}
