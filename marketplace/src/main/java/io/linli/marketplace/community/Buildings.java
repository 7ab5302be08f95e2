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

    private static final String OF =
            "SELECT id, name FROM marketplace.building WHERE community_id = :community ORDER BY length(name), name LIMIT 1000";

    private final Tenancy tenancy;
    private final Communities communities;

    Buildings(Tenancy tenancy, Communities communities) {
        this.tenancy = tenancy;
        this.communities = communities;
    }

    /** A building by its name. */
    public record Building(UUID id, String name) {}

    /** Of a community, at most a thousand. Refuses with: {@code community-not-found}. */
    @WithTransaction
    public Uni<List<Building>> of(UUID communityId) {
        return communities
                .get(communityId)
                .chain(community -> tenancy.enter(community.companyId()))
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(OF, Object[].class)
                        .setParameter("community", communityId)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Building((UUID) row[0], (String) row[1]))
                        .toList());
    }
}
