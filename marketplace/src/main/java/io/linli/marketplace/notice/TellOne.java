package io.linli.marketplace.notice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;

import io.linli.catalog.kernel.Ids;

/** Tells one resident something. Joins the caller's transaction, inside a tenancy; told again, it is told once. */
@ApplicationScoped
public class TellOne {

    private static final String TELL =
            """
            INSERT INTO marketplace.notice (id, company_id, resident_id, kind, subject_id, cause_id, facts, created_at)
            VALUES (:id, :company, :resident, :kind, :subject, :cause, cast(cast(:facts AS text) AS jsonb), :now)
            ON CONFLICT (resident_id, kind, subject_id, cause_id) DO NOTHING""";

    private final Clock clock;

    TellOne(Clock clock) {
        this.clock = clock;
    }

    /** @param causeId what makes the notice: the same again makes none */
    @WithTransaction
    public Uni<Void> tell(
            UUID companyId, UUID residentId, NoticeKind kind, UUID subjectId, UUID causeId, NoticeFacts facts) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TELL)
                        .setParameter("id", Ids.next())
                        .setParameter("company", companyId)
                        .setParameter("resident", residentId)
                        .setParameter("kind", kind.name())
                        .setParameter("subject", subjectId)
                        .setParameter("cause", causeId)
                        .setParameter("facts", facts.write())
                        .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .replaceWithVoid();
    }
}
