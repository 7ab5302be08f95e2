package io.linli.search.placement;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The table of placements. Every method needs an open session. */
@ApplicationScoped
class PlacementStore {

    private static final String ALL =
            "SELECT id, query, offer_id, kind, position FROM search.placement ORDER BY query, kind DESC, position, id";

    private static final String PUT =
            """
            INSERT INTO search.placement (id, query, offer_id, kind, position)
            VALUES (:id, :query, :offer, :kind, cast(:position AS smallint))
            ON CONFLICT (query, offer_id) DO UPDATE SET kind = excluded.kind, position = excluded.position
            RETURNING id""";

    private static final String DELETE = "DELETE FROM search.placement WHERE id = :id";

    /** By query, what is pinned first. */
    Uni<List<Placement>> all() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ALL, Object[].class).getResultList())
                .map(rows -> rows.stream().map(PlacementStore::placement).toList());
    }

    /** In the place of what was said of the same offer and query. @return the id of the row */
    Uni<UUID> put(Placement placement) {
        return Panache.getSession().chain(session -> session.<UUID>createNativeQuery(PUT)
                .setParameter("id", placement.id())
                .setParameter("query", placement.query())
                .setParameter("offer", placement.offerId())
                .setParameter("kind", placement.kind().name())
                .setParameter("position", placement.position())
                .getSingleResult());
    }

    Uni<Boolean> delete(UUID id) {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(DELETE).setParameter("id", id).executeUpdate())
                .map(rows -> rows == 1);
    }

    private static Placement placement(Object[] row) {
        return new Placement(
                (UUID) row[0],
                (String) row[1],
                (UUID) row[2],
                Placement.Kind.valueOf((String) row[3]),
                ((Number) row[4]).intValue());
    }
}
