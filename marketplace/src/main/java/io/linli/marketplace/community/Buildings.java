package io.linli.marketplace.community;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Tenancy;

/** The buildings of communities, by the names on them: no personal data. */
@ApplicationScoped
public class Buildings {

    /** Names of one kind are as long as their numbers: 2 comes before 10. */
    private static final String OF_COMMUNITY =
            """
            SELECT id, community_id, name FROM marketplace.building WHERE community_id = :community
            ORDER BY length(name), name LIMIT 1000""";

    private final Tenancy tenancy;
    private final Communities communities;

    Buildings(Tenancy tenancy, Communities communities) {
        this.tenancy = tenancy;
        this.communities = communities;
    }

    /** Of any community, at most a thousand. Refuses with: {@code community-not-found}. */
    @WithTransaction
    public Uni<List<Building>> of(UUID communityId) {
        return communities.get(communityId).chain(community -> ofCommunity(community.companyId(), communityId));
    }

    /** By name, at most a thousand; another company's community has none. */
    @WithTransaction
    public Uni<List<Building>> ofCommunity(UUID companyId, UUID communityId) {
        return tenancy.enter(companyId)
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(OF_COMMUNITY, Object[].class)
                        .setParameter("community", communityId)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Building((UUID) row[0], (UUID) row[1], (String) row[2]))
                        .toList());
    }
}
