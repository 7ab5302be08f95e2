package io.linli.search.recommend;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;

import io.linli.catalog.kernel.Tenancy;

/** Whether it may be remembered what a resident looks at. Nobody's is unless they said so. */
@ApplicationScoped
public class BehaviourConsent {

    private static final String GIVEN =
            "SELECT count(*) > 0 FROM search.behaviour_consent WHERE resident_id = :resident";

    private static final String GIVE =
            """
            INSERT INTO search.behaviour_consent (resident_id, company_id, given_at) VALUES (:resident, :company, :now)
            ON CONFLICT DO NOTHING""";

    private static final String TAKE_BACK = "DELETE FROM search.behaviour_consent WHERE resident_id = :resident";

    private final Tenancy tenancy;
    private final Clock clock;

    BehaviourConsent(Tenancy tenancy, Clock clock) {
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** Whether the resident said so. */
    @WithTransaction
    public Uni<Boolean> of(UUID companyId, UUID residentId) {
        return tenancy.enter(companyId).chain(Panache::getSession).chain(session -> session.<Boolean>createNativeQuery(
                        GIVEN)
                .setParameter("resident", residentId)
                .getSingleResult());
    }

    /** Again, it changes nothing. */
    @WithTransaction
    public Uni<Void> give(UUID companyId, UUID residentId) {
        return tenancy.enter(companyId)
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(GIVE)
                        .setParameter("resident", residentId)
                        .setParameter("company", companyId)
                        .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Takes what was remembered of the resident along. Again, it changes nothing. */
    @WithTransaction
    public Uni<Void> takeBack(UUID companyId, UUID residentId) {
        return tenancy.enter(companyId)
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(TAKE_BACK)
                        .setParameter("resident", residentId)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
