package io.linli.web.identity;

import io.quarkus.cache.CacheResult;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Tenancy;

/** Which resident a subject is. Almost every request asks, and it hardly ever changes: an answer is kept for some seconds. */
@ApplicationScoped
class SignedInResidents {

    private static final String RESIDENT =
            """
            SELECT r.id, r.household_id, r.community_id, r.company_id, r.display_name, r.leader
            FROM web.sign_in s JOIN marketplace.resident r ON r.id = s.party_id
            WHERE s.subject = :subject AND s.party_kind = 'RESIDENT'""";

    private final Tenancy tenancy;

    SignedInResidents(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** Null for a subject that is none: that is not kept. */
    Uni<@Nullable ResidentActor> of(String subject) {
        return find(subject).onFailure(Nobody.class).recoverWithNull();
    }

    @WithTransaction
    @CacheResult(cacheName = "signed-in-residents")
    Uni<ResidentActor> find(String subject) {
        return tenancy.cross("find who signs in")
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(RESIDENT, Tuple.class)
                        .setParameter("subject", subject)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(Nobody::new)
                .map(SignedInResidents::toResident);
    }

    private static ResidentActor toResident(Tuple row) {
        return new ResidentActor(
                row.get(0, UUID.class),
                row.get(1, UUID.class),
                row.get(2, UUID.class),
                row.get(3, UUID.class),
                row.get(4, String.class),
                row.get(5, Boolean.class));
    }

    /** What fails is not kept. */
    private static final class Nobody extends RuntimeException {}
}
