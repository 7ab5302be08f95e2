package io.linli.fulfillment.job;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;

/** What is done on site, in the database. Needs an open transaction inside a tenancy. */
@ApplicationScoped
class VisitStore {

    private static final String CHECKS =
            """
            SELECT place, name_en, name_zh, required, cast(extract(epoch FROM ticked_at) AS bigint) AS ticked
            FROM fulfillment.job_check WHERE job_id = :job ORDER BY place""";

    /** A tick is kept with the moment it was made first. */
    private static final String TICK =
            """
            UPDATE fulfillment.job_check SET ticked_at = CASE WHEN :ticked THEN coalesce(ticked_at, cast(:now AS timestamptz)) END
            WHERE job_id = :job AND place = :place AND EXISTS (SELECT FROM fulfillment.job j
                WHERE j.id = :job AND j.technician_id = :technician AND j.state NOT IN ('DONE', 'CANCELLED'))""";

    private static final String MATERIALS =
            "SELECT name, quantity FROM fulfillment.job_material WHERE job_id = :job ORDER BY place";

    private static final String NOTE =
            """
            UPDATE fulfillment.job SET notes = :notes
            WHERE id = :job AND technician_id = :technician AND state NOT IN ('DONE', 'CANCELLED')""";

    private static final String CLEAR = "DELETE FROM fulfillment.job_material WHERE job_id = :job";

    private static final String USE =
            """
            INSERT INTO fulfillment.job_material (job_id, company_id, place, name, quantity)
            SELECT j.id, j.company_id, place, name, quantity
            FROM fulfillment.job j, unnest(cast(:names AS text[]), cast(:quantities AS text[])) WITH ORDINALITY
                AS row(name, quantity, place)
            WHERE j.id = :job""";

    private static final String SECRETS =
            "SELECT notes, code, code_attempts, gate_pass FROM fulfillment.job WHERE id = :job";

    private static final String TRY_CODE =
            """
            UPDATE fulfillment.job SET code_attempts = code_attempts + 1
            WHERE id = :job AND technician_id = :technician AND state IN ('ASSIGNED', 'ON_THE_WAY') AND code_attempts < :most
            RETURNING code, code_attempts""";

    private static final String NEW_CODE =
            """
            UPDATE fulfillment.job SET code = fulfillment.new_code(), code_attempts = 0
            WHERE id = :job AND household_id = :household AND state IN ('ASSIGNED', 'ON_THE_WAY')""";

    /** What is not told everybody. */
    record Secrets(String notes, String code, int attempts, String gatePass) {}

    /** A code that somebody tries, and how often that was done. */
    record Tried(String code, int attempts) {}

    Uni<List<Check>> checks(UUID jobId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CHECKS, Object[].class)
                        .setParameter("job", jobId)
                        .getResultList())
                .map(rows -> rows.stream().map(VisitStore::check).toList());
    }

    /** @return whether there is such a check of a visit of this technician's that is not over */
    Uni<Boolean> tick(UUID technicianId, UUID jobId, int place, boolean ticked, Instant now) {
        return update(
                        TICK,
                        Map.of(
                                "job", jobId,
                                "technician", technicianId,
                                "place", (short) place,
                                "ticked", ticked,
                                "now", now.atOffset(ZoneOffset.UTC)))
                .map(changed -> changed == 1);
    }

    Uni<List<Material>> materials(UUID jobId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(MATERIALS, Object[].class)
                        .setParameter("job", jobId)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Material((String) row[0], (String) row[1]))
                        .toList());
    }

    /** In place of what was written before. @return whether the visit is this technician's and not over */
    Uni<Boolean> write(UUID technicianId, UUID jobId, List<Material> materials, String notes) {
        return update(NOTE, Map.of("job", jobId, "technician", technicianId, "notes", notes))
                .chain(noted -> noted == 0
                        ? Uni.createFrom().item(false)
                        : use(jobId, materials).replaceWith(true));
    }

    private static Uni<Integer> use(UUID jobId, List<Material> materials) {
        return update(CLEAR, Map.of("job", jobId))
                .chain(() -> update(
                        USE,
                        Map.of(
                                "job",
                                jobId,
                                "names",
                                materials.stream().map(Material::name).toArray(String[]::new),
                                "quantities",
                                materials.stream().map(Material::quantity).toArray(String[]::new))));
    }

    Uni<Secrets> secrets(UUID jobId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SECRETS, Object[].class)
                        .setParameter("job", jobId)
                        .getSingleResult())
                .map(row ->
                        new Secrets((String) row[0], (String) row[1], ((Number) row[2]).intValue(), (String) row[3]));
    }

    /** Counts an attempt; empty where none is left, or nothing is to be tried. */
    Uni<Optional<Tried>> tryCode(UUID technicianId, UUID jobId, int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TRY_CODE, Object[].class)
                        .setParameter("job", jobId)
                        .setParameter("technician", technicianId)
                        .setParameter("most", (short) most)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row)
                        .map(found -> new Tried((String) found[0], ((Number) found[1]).intValue())));
    }

    Uni<Integer> newCode(UUID jobId, UUID householdId) {
        return update(NEW_CODE, Map.of("job", jobId, "household", householdId));
    }

    private static Uni<Integer> update(String statement, Map<String, ?> parameters) {
        return Panache.getSession().chain(session -> {
            var update = session.createNativeQuery(statement);
            parameters.forEach(update::setParameter);
            return update.executeUpdate();
        });
    }

    private static Check check(Object[] row) {
        return new Check(
                ((Number) row[0]).intValue(),
                new LocalizedText((String) row[1], (String) row[2]),
                (Boolean) row[3],
                Optional.ofNullable((Number) row[4]).map(seconds -> Instant.ofEpochSecond(seconds.longValue())));
    }
}
