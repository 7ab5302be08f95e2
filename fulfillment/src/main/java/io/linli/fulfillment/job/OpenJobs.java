package io.linli.fulfillment.job;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Visits of which it is open who comes, for {@code dispatch}. Needs an open transaction inside a tenancy that crosses tenants. Whoever
 * locks a visit's job, its booking and its slot does so in this order.
 */
@ApplicationScoped
public class OpenJobs {

    /** Visits of one answer. */
    public static final int MOST = 200;

    private static final String LOCK =
            """
            SELECT id FROM fulfillment.job WHERE id = :job AND supplier_id = :supplier AND state IN ('ASSIGNED', 'ON_THE_WAY')
            FOR UPDATE""";

    private static final String OF_PROVIDER =
            """
            SELECT id FROM fulfillment.job WHERE supplier_id = :supplier AND state IN ('ASSIGNED', 'ON_THE_WAY')
              AND (offered IS NOT NULL AND starts_at > :now OR stranded_at IS NOT NULL AND ends_at > :now)
            ORDER BY starts_at, id LIMIT\s"""
                    + MOST;

    /** Who is given it can come, whatever was said before. */
    private static final String GIVE =
            """
            WITH forgotten AS (
                DELETE FROM fulfillment.job_decline WHERE job_id = :job AND technician_id = :technician)
            UPDATE fulfillment.job SET technician_id = :technician, offered = NULL, stranded_at = NULL, stranded_for = NULL,
                tried_at = NULL, state = 'ASSIGNED', on_way_at = NULL, gate_pass = DEFAULT, gate_said_at = NULL,
                code = fulfillment.new_code(), code_attempts = 0
            WHERE id = :job""";

    private static final String KEEP =
            """
            WITH forgotten AS (DELETE FROM fulfillment.job_decline d USING fulfillment.job j
                WHERE j.id = :job AND d.job_id = j.id AND d.technician_id = j.technician_id)
            UPDATE fulfillment.job SET offered = NULL, stranded_at = NULL, stranded_for = NULL, tried_at = NULL
            WHERE id = :job AND (offered IS NOT NULL OR stranded_at IS NOT NULL)""";

    private static final String STRAND =
            """
            UPDATE fulfillment.job SET stranded_at = coalesce(stranded_at, cast(:now AS timestamptz)),
                stranded_for = coalesce(stranded_for, cast(:why AS text)), tried_at = :now, offered = NULL
            WHERE id = :job""";

    private static final String DECLINE =
            """
            INSERT INTO fulfillment.job_decline (job_id, technician_id, company_id, reason, declined_at)
            SELECT id, technician_id, company_id, :reason, :now FROM fulfillment.job
            WHERE id = :job AND technician_id = :technician AND state IN ('ASSIGNED', 'ON_THE_WAY')
            ON CONFLICT DO NOTHING""";

    private static final String DECLINED = "SELECT technician_id FROM fulfillment.job_decline WHERE job_id = :job";

    /** What is not left open any longer: whose time is held comes. */
    private static final String CLOSE =
            """
            UPDATE fulfillment.job SET offered = NULL WHERE id IN (
                SELECT id FROM fulfillment.job WHERE offered IS NOT NULL AND starts_at <= :until
                  AND state IN ('ASSIGNED', 'ON_THE_WAY')
                ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED)
            RETURNING id""";

    /**
     * Why a technician cannot come to a visit: away for the whole day, gone, without what the visit asks for, or by the own word,
     * which counts until the visit would be over. Nothing else: of hours that were changed the provider is told, and decides.
     */
    private static final String REASON =
            """
            CASE WHEN EXISTS (SELECT FROM fulfillment.job_decline d WHERE d.job_id = j.id AND d.technician_id = j.technician_id)
                    THEN 'DECLINED'
                WHEN t.left_on < coalesce(h.day, j.day) THEN 'LEFT'
                WHEN EXISTS (SELECT FROM fulfillment.absence a WHERE a.technician_id = t.id
                        AND coalesce(h.day, j.day) BETWEEN a.first_day AND a.last_day)
                    OR EXISTS (SELECT FROM fulfillment.shift_exception x WHERE x.technician_id = t.id
                        AND x.day = coalesce(h.day, j.day) AND x.kind = 'OFF' AND x.starts IS NULL) THEN 'ABSENT'
                WHEN h.skills <> '' AND EXISTS (SELECT FROM unnest(string_to_array(h.skills, ' ')) AS asked(skill)
                        WHERE NOT EXISTS (SELECT FROM fulfillment.technician_skill s WHERE s.technician_id = t.id
                            AND s.skill = asked.skill AND (s.expires_on IS NULL OR s.expires_on >= coalesce(h.day, j.day))))
                    THEN 'SKILL' END""";

    private static final String FROM_JOBS =
            """
             FROM fulfillment.job j JOIN fulfillment.technician t ON t.id = j.technician_id
            JOIN fulfillment.slot_hold h ON h.booking_id = j.booking_id AND h.state = 'CONFIRMED'
            WHERE j.state IN ('ASSIGNED', 'ON_THE_WAY') AND (j.starts_at > :now OR j.ends_at > :now
                AND EXISTS (SELECT FROM fulfillment.job_decline d WHERE d.job_id = j.id AND d.technician_id = j.technician_id))""";

    private static final String DROPPED =
            "SELECT id, supplier_id FROM (SELECT j.id, j.supplier_id, j.starts_at, j.tried_at, j.stranded_at, " + REASON
                    + " AS why" + FROM_JOBS
                    + """
            ) AS found
            WHERE CASE WHEN why IS NULL THEN stranded_at IS NOT NULL ELSE tried_at IS NULL OR tried_at < :again END
            ORDER BY starts_at, id LIMIT :limit""";

    private static final String REASON_OF = "SELECT " + REASON + FROM_JOBS + " AND j.id = :job";

    /** Taken for a while, so that one that cannot be called off keeps nobody from the others. */
    private static final String OVER =
            """
            UPDATE fulfillment.job SET tried_at = :now WHERE id IN (
                SELECT id FROM fulfillment.job WHERE stranded_at IS NOT NULL AND state IN ('ASSIGNED', 'ON_THE_WAY')
                  AND ends_at <= :now AND (tried_at IS NULL OR tried_at < :again OR tried_at < ends_at)
                ORDER BY ends_at, id LIMIT :limit FOR UPDATE SKIP LOCKED)
            RETURNING id, booking_id""";

    /** A visit nobody came to. */
    public record Over(UUID jobId, UUID bookingId) {}

    /** A visit whose technician dropped out, or can come after all. */
    public record Dropped(UUID jobId, UUID supplierId) {}

    private final JobStore jobs;

    OpenJobs(JobStore jobs) {
        this.jobs = jobs;
    }

    /** A provider's visit that has not begun, this transaction's alone from here on; empty for any other. */
    public Uni<Optional<Job>> lock(UUID supplierId, UUID jobId) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(LOCK)
                        .setParameter("job", jobId)
                        .setParameter("supplier", supplierId)
                        .getSingleResultOrNull())
                .chain(found -> found == null ? Uni.createFrom().item(Optional.empty()) : jobs.byId(found));
    }

    /** Empty for one that does not exist. */
    public Uni<Optional<Job>> find(UUID jobId) {
        return jobs.byId(jobId);
    }

    /** Those of a provider's of which it is open who comes, by start. */
    public Uni<List<Job>> ofProvider(UUID supplierId, Instant now) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(OF_PROVIDER)
                        .setParameter("supplier", supplierId)
                        .setParameter("now", now.atOffset(ZoneOffset.UTC))
                        .getResultList())
                .chain(jobs::byIds);
    }

    /** From now on it is this technician's. */
    public Uni<Void> give(UUID jobId, UUID technicianId) {
        return update(GIVE, Map.of("job", jobId, "technician", technicianId)).replaceWithVoid();
    }

    /** It stays this technician's, and is open no more. @return whether it was open */
    public Uni<Boolean> keep(UUID jobId) {
        return update(KEEP, Map.of("job", jobId)).map(rows -> rows == 1);
    }

    /** Nobody is free for it. */
    public Uni<Void> strand(UUID jobId, String why, Instant now) {
        return update(STRAND, Map.of("job", jobId, "why", why, "now", now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Its technician cannot come; said again it changes nothing. */
    public Uni<Void> decline(UUID jobId, UUID technicianId, String reason, Instant now) {
        return update(
                        DECLINE,
                        Map.of(
                                "job",
                                jobId,
                                "technician",
                                technicianId,
                                "reason",
                                reason,
                                "now",
                                now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Who said of it "I cannot come". */
    public Uni<Set<UUID>> declined(UUID jobId) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(DECLINED)
                        .setParameter("job", jobId)
                        .getResultList())
                .map(HashSet::new);
    }

    /**
     * A portion of those whose technician dropped out and for which nobody was looked for lately, and of those whose technician did
     * so and can come after all.
     */
    public Uni<List<Dropped>> dropped(Instant now, Instant again, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DROPPED, Object[].class)
                        .setParameter("now", now.atOffset(ZoneOffset.UTC))
                        .setParameter("again", again.atOffset(ZoneOffset.UTC))
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Dropped((UUID) row[0], (UUID) row[1]))
                        .toList());
    }

    /** A portion of those that are over and to which nobody came. */
    public Uni<List<Over>> over(Instant now, Instant again, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OVER, Object[].class)
                        .setParameter("now", now.atOffset(ZoneOffset.UTC))
                        .setParameter("again", again.atOffset(ZoneOffset.UTC))
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Over((UUID) row[0], (UUID) row[1]))
                        .toList());
    }

    /** Why its technician cannot come; empty where nothing is known that keeps this technician away. */
    public Uni<Optional<String>> reason(UUID jobId, Instant now) {
        return Panache.getSession()
                .chain(session -> session.<String>createNativeQuery(REASON_OF)
                        .setParameter("job", jobId)
                        .setParameter("now", now.atOffset(ZoneOffset.UTC))
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    /** @return how many are left open no longer, because they are soon */
    public Uni<Integer> close(Instant until, int limit) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(CLOSE)
                        .setParameter("until", until.atOffset(ZoneOffset.UTC))
                        .setParameter("limit", limit)
                        .getResultList())
                .map(List::size);
    }

    private static Uni<Integer> update(String statement, Map<String, ?> parameters) {
        return Panache.getSession().chain(session -> {
            var update = session.createNativeQuery(statement);
            parameters.forEach(update::setParameter);
            return update.executeUpdate();
        });
    }
}
