package io.linli.fulfillment.job;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which pictures a visit has. Needs an open transaction inside a tenancy. */
@ApplicationScoped
class PhotoStore {

    private static final String SELECT =
            """
            SELECT id, kind, place, width, height, cast(extract(epoch FROM created_at) AS bigint) AS created, job_id, media_type
            FROM fulfillment.job_photo
            """;

    private static final String OF_JOB = SELECT + "WHERE job_id = :job ORDER BY kind DESC, place";
    private static final String BY_ID = SELECT + "WHERE id = :id";

    /** The first free place; that nobody else has it, and that there are no more places, the database sees to. */
    private static final String INSERT =
            """
            INSERT INTO fulfillment.job_photo (id, job_id, company_id, kind, place, media_type, width, height, created_at)
            SELECT :id, j.id, j.company_id, :kind, free.place, :media, :width, :height, :now
            FROM fulfillment.job j CROSS JOIN LATERAL (
                SELECT min(n) AS place FROM generate_series(1, :most) n WHERE NOT EXISTS (
                    SELECT FROM fulfillment.job_photo p WHERE p.job_id = j.id AND p.kind = :kind AND p.place = n)) free
            WHERE j.id = :job AND j.technician_id = :technician AND j.state NOT IN ('DONE', 'CANCELLED')
              AND free.place IS NOT NULL
            ON CONFLICT DO NOTHING""";

    private static final String CLEAR =
            "DELETE FROM fulfillment.job_photo WHERE job_id = :job AND kind = :kind AND id <> :id";

    /** A picture, and whose it is. */
    record Stored(Photo photo, UUID jobId, String mediaType) {}

    Uni<List<Photo>> of(UUID jobId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_JOB, Object[].class)
                        .setParameter("job", jobId)
                        .getResultList())
                .map(rows -> rows.stream().map(row -> stored(row).photo()).toList());
    }

    Uni<Optional<Stored>> byId(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BY_ID, Object[].class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(PhotoStore::stored));
    }

    /** @return false where no place is free, or somebody else just took it */
    Uni<Boolean> insert(UUID technicianId, UUID jobId, UUID id, Photo.Kind kind, Drawn picture, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("id", id)
                        .setParameter("kind", kind.name())
                        .setParameter("media", picture.mediaType())
                        .setParameter("width", picture.width())
                        .setParameter("height", picture.height())
                        .setParameter("now", now.atOffset(ZoneOffset.UTC))
                        .setParameter("most", kind.most())
                        .setParameter("job", jobId)
                        .setParameter("technician", technicianId)
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    /** What was there of a kind before goes, so that there is room for this one. */
    Uni<Void> clear(UUID jobId, Photo.Kind kind, UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLEAR)
                        .setParameter("job", jobId)
                        .setParameter("kind", kind.name())
                        .setParameter("id", id)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Stored stored(Object[] row) {
        var photo = new Photo(
                (UUID) row[0],
                Photo.Kind.valueOf((String) row[1]),
                ((Number) row[2]).intValue(),
                ((Number) row[3]).intValue(),
                ((Number) row[4]).intValue(),
                Instant.ofEpochSecond(((Number) row[5]).longValue()));
        return new Stored(photo, (UUID) row[6], (String) row[7]);
    }
}
