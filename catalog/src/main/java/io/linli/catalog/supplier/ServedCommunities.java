package io.linli.catalog.supplier;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** In which communities a supplier sells. */
@ApplicationScoped
public class ServedCommunities {

    private static final String OF =
            "SELECT community_id FROM catalog.supplier_community WHERE supplier_id = :supplier ORDER BY community_id";

    private static final String REMOVE =
            """
            DELETE FROM catalog.supplier_community
            WHERE supplier_id = :supplier AND community_id <> ALL(:communities)""";

    private static final String ADD =
            """
            INSERT INTO catalog.supplier_community (supplier_id, community_id)
            SELECT cast(:supplier AS uuid), community_id FROM unnest(cast(:communities AS uuid[])) AS r(community_id) ON CONFLICT DO NOTHING""";

    private final Suppliers suppliers;

    ServedCommunities(Suppliers suppliers) {
        this.suppliers = suppliers;
    }

    /** Ids of the communities; none for an unknown supplier. */
    @WithSession
    public Uni<List<UUID>> of(UUID supplierId) {
        return Panache.getSession().chain(session -> session.<UUID>createNativeQuery(OF)
                .setParameter("supplier", supplierId)
                .getResultList());
    }

    /**
     * From now on the supplier sells in these communities and nowhere else. Refuses with: {@code supplier-not-found}.
     *
     * @param communityIds known to the caller; may be empty
     */
    @WithTransaction
    public Uni<Void> replace(UUID supplierId, Set<UUID> communityIds) {
        var communities = communityIds.toArray(UUID[]::new);
        return suppliers
                .get(supplierId)
                .chain(() -> update(REMOVE, supplierId, communities))
                .chain(() -> update(ADD, supplierId, communities))
                .replaceWithVoid();
    }

    private static Uni<Integer> update(String sql, UUID supplierId, UUID[] communities) {
        return Panache.getSession().chain(session -> session.createNativeQuery(sql)
                .setParameter("supplier", supplierId)
                .setParameter("communities", communities)
                .executeUpdate());
    }
}
