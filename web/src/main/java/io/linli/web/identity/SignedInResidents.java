package io.linli.web.identity;

import static java.util.stream.Collectors.toMap;

import io.quarkus.cache.CacheResult;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.background.MicroBatches;
import io.linli.catalog.background.MicroBatches.Answer;
import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Tenancy;

/**
 * Which resident a subject is. Almost every request asks, and it hardly ever changes: an answer is kept for some seconds, and
 * those who ask at the same moment are answered by one transaction.
 */
@ApplicationScoped
class SignedInResidents {

    /** Subjects of one transaction, at most. */
    private static final int BATCH = 64;

    private static final String RESIDENTS =
            """
            SELECT r.id, r.household_id, r.community_id, r.company_id, r.display_name, r.leader, s.subject
            FROM web.sign_in s JOIN marketplace.resident r ON r.id = s.party_id
            WHERE s.subject = ANY(:subjects) AND s.party_kind = 'RESIDENT'""";

    private final Tenancy tenancy;
    private final MicroBatches<String, String, ResidentActor> batches;

    SignedInResidents(Tenancy tenancy, OwnContext own) {
        this.tenancy = tenancy;
        this.batches =
                new MicroBatches<>(own, BATCH, (use, subjects) -> Panache.withTransaction(() -> read(use, subjects)));
    }

    /** Null for a subject that is none: that is not kept. */
    Uni<@Nullable ResidentActor> of(String subject) {
        return find(subject).onFailure(Nobody.class).recoverWithNull();
    }

    @CacheResult(cacheName = "signed-in-residents")
    Uni<ResidentActor> find(String subject) {
        return batches.ask("find who signs in", subject).onItem().ifNull().failWith(Nobody::new);
    }

    /** One answer a subject, in the same order; without a value where the subject is no resident. */
    private Uni<List<Answer<ResidentActor>>> read(String useCase, List<String> subjects) {
        return tenancy.cross(useCase)
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(RESIDENTS, Tuple.class)
                        .setParameter("subjects", subjects.toArray(String[]::new))
                        .getResultList())
                .map(rows ->
                        rows.stream().collect(toMap(row -> row.get(6, String.class), SignedInResidents::toResident)))
                .map(found -> subjects.stream()
                        .map(found::get)
                        .map(SignedInResidents::answer)
                        .toList());
    }

    private static Answer<ResidentActor> answer(@Nullable ResidentActor resident) {
        return new Answer<>(resident, null);
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
