package io.linli.fulfillment.pickup;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;

/** Reads pickup points. */
@ApplicationScoped
public class PickupPoints {

    private static final String OF_COMMUNITY =
            """
            SELECT id, company_id, community_id, leader_id, name_en, name_zh FROM fulfillment.pickup_point
            WHERE community_id = :community ORDER BY name_en, id LIMIT 1000""";

    /** A community's, by name; empty for a community nobody knows. */
    @WithSession
    public Uni<List<PickupPoint>> ofCommunity(UUID communityId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_COMMUNITY, Object[].class)
                        .setParameter("community", communityId)
                        .getResultList())
                .map(rows -> rows.stream().map(PickupPoints::point).toList());
    }

    private static PickupPoint point(Object[] row) {
        return new PickupPoint(
                (UUID) row[0], (UUID) row[1], (UUID) row[2], (UUID) row[3], new LocalizedText((String) row[4], (String)
                        row[5]));
    }
}
