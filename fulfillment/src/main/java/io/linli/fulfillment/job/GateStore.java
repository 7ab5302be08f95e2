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

/** Gates and what they said. Needs an open transaction inside a tenancy. */
@ApplicationScoped
class GateStore {

    private static final String SELECT =
            """
            SELECT id, company_id, community_id, name, cast(extract(epoch FROM created_at) AS bigint) AS created,
                   cast(extract(epoch FROM closed_at) AS bigint) AS closed, secret
            FROM fulfillment.gate
            """;

    private static final String OF_COMPANY = SELECT + "WHERE company_id = :company ORDER BY id LIMIT 500";
    private static final String OPEN = SELECT + "WHERE id = :id AND closed_at IS NULL";

    private static final String INSERT =
            """
            INSERT INTO fulfillment.gate (id, company_id, community_id, name, secret, created_at)
            VALUES (:id, :company, :community, :name, :secret, :now)""";

    private static final String CLOSE =
            """
            UPDATE fulfillment.gate SET closed_at = coalesce(closed_at, cast(:now AS timestamptz))
            WHERE id = :id AND company_id = :company""";

    private static final String OF_PASS =
            "SELECT id FROM fulfillment.job WHERE gate_pass = :pass AND community_id = :community";

    private static final String HEAR =
            """
            INSERT INTO fulfillment.gate_event (gate_id, event, company_id, job_id, happened_at, heard_at)
            VALUES (:gate, :event, :company, :job, :at, :now) ON CONFLICT DO NOTHING""";

    private static final String NOTE_GATE =
            "UPDATE fulfillment.job SET gate_said_at = coalesce(gate_said_at, cast(:at AS timestamptz)) WHERE id = :job";

    /** A gate, and what its messages are signed with. */
    record Keyed(Gate gate, String secret) {}

    Uni<Void> insert(Gate gate, String secret) {
        return update(
                        INSERT,
                        Map.of(
                                "id", gate.id(),
                                "company", gate.companyId(),
                                "community", gate.communityId(),
                                "name", gate.name(),
                                "secret", secret,
                                "now", gate.createdAt().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<List<Gate>> ofCompany(UUID companyId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_COMPANY, Object[].class)
                        .setParameter("company", companyId)
                        .getResultList())
                .map(rows -> rows.stream().map(row -> keyed(row).gate()).toList());
    }

    /** Empty where there is none, or it was closed. */
    Uni<Optional<Keyed>> open(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OPEN, Object[].class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(GateStore::keyed));
    }

    Uni<Boolean> close(UUID companyId, UUID id, Instant now) {
        return update(CLOSE, Map.of("id", id, "company", companyId, "now", now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows == 1);
    }

    Uni<Optional<UUID>> jobOfPass(UUID communityId, String pass) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(OF_PASS)
                        .setParameter("pass", pass)
                        .setParameter("community", communityId)
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    /** @return false where it was heard before */
    Uni<Boolean> hear(Gate gate, String event, UUID jobId, Instant at, Instant now) {
        return update(
                        HEAR,
                        Map.of(
                                "gate", gate.id(),
                                "event", event,
                                "company", gate.companyId(),
                                "job", jobId,
                                "at", at.atOffset(ZoneOffset.UTC),
                                "now", now.atOffset(ZoneOffset.UTC)))
                .call(rows -> rows == 1
                        ? update(NOTE_GATE, Map.of("job", jobId, "at", at.atOffset(ZoneOffset.UTC)))
                        : Uni.createFrom().item(0))
                .map(rows -> rows == 1);
    }

    private static Uni<Integer> update(String statement, Map<String, ?> parameters) {
        return Panache.getSession().chain(session -> {
            var update = session.createNativeQuery(statement);
            parameters.forEach(update::setParameter);
            return update.executeUpdate();
        });
    }

    private static Keyed keyed(Object[] row) {
        var gate = new Gate(
                (UUID) row[0],
                (UUID) row[1],
                (UUID) row[2],
                (String) row[3],
                Instant.ofEpochSecond(((Number) row[4]).longValue()),
                Optional.ofNullable((Number) row[5]).map(seconds -> Instant.ofEpochSecond(seconds.longValue())));
        return new Keyed(gate, (String) row[6]);
    }
}
