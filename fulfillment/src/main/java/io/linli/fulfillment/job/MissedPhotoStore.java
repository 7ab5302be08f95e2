package io.linli.fulfillment.job;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.marketplace.paidvisit.MissedClaims;
import io.linli.marketplace.paidvisit.MissedVisit;

/** Pictures of missed visits, and their bytes. Needs an open transaction inside a tenancy. */
@ApplicationScoped
class MissedPhotoStore {

    private static final String SELECT =
            """
            SELECT id, booking_id, side, place, width, height, cast(extract(epoch FROM created_at) AS bigint) AS created
            FROM fulfillment.missed_photo
            """;

    private static final String OF_CLAIM =
            SELECT + "WHERE booking_id = :booking AND moves = :moves ORDER BY side, place";

    private static final String BY_ID = SELECT + "WHERE id = :id";

    /** The first free place; that nobody else has it, and that there are no more places, the database sees to. */
    private static final String INSERT =
            """
            INSERT INTO fulfillment.missed_photo (id, booking_id, moves, company_id, side, place, width, height, created_at)
            SELECT :id, :booking, :moves, :company, :side, free.place, :width, :height, :now
            FROM (SELECT min(n) AS place FROM generate_series(1, :most) n WHERE NOT EXISTS (
                SELECT FROM fulfillment.missed_photo p WHERE p.booking_id = :booking AND p.moves = :moves
                    AND p.side = :side AND p.place = n)) free
            WHERE free.place IS NOT NULL
            ON CONFLICT DO NOTHING""";

    private static final String KEEP =
            """
            INSERT INTO fulfillment.missed_photo_content (photo_id, company_id, content, thumbnail)
            VALUES (:photo, :company, :content, :thumbnail)""";

    private static final String OPEN =
            """
            SELECT CASE WHEN :small THEN thumbnail ELSE content END FROM fulfillment.missed_photo_content c
            JOIN fulfillment.missed_photo p ON p.id = c.photo_id
            WHERE p.id = :photo AND p.booking_id = :booking AND p.moves = :moves""";

    /** One side's after the other's, in the order they were added. */
    Uni<List<MissedPhoto>> of(MissedClaims.Claim claim) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_CLAIM, Object[].class)
                        .setParameter("booking", claim.bookingId())
                        .setParameter("moves", (short) claim.moves())
                        .getResultList())
                .map(rows -> rows.stream().map(MissedPhotoStore::photo).toList());
    }

    Uni<Optional<MissedPhoto>> byId(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BY_ID, Object[].class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(MissedPhotoStore::photo));
    }

    /** @return false where no place is free */
    Uni<Boolean> insert(MissedClaims.Claim claim, MissedVisit.Side side, UUID id, Drawn picture, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("id", id)
                        .setParameter("booking", claim.bookingId())
                        .setParameter("moves", (short) claim.moves())
                        .setParameter("company", claim.companyId())
                        .setParameter("side", side.name())
                        .setParameter("width", picture.width())
                        .setParameter("height", picture.height())
                        .setParameter("most", MissedPhoto.MOST)
                        .setParameter("now", now.atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    Uni<Void> keep(UUID companyId, UUID id, Drawn picture) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KEEP)
                        .setParameter("photo", id)
                        .setParameter("company", companyId)
                        .setParameter("content", picture.content())
                        .setParameter("thumbnail", picture.thumbnail())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Empty where it is none of this claim. */
    Uni<Optional<byte[]>> open(MissedClaims.Claim claim, UUID id, boolean small) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OPEN, byte[].class)
                        .setParameter("small", small)
                        .setParameter("photo", id)
                        .setParameter("booking", claim.bookingId())
                        .setParameter("moves", (short) claim.moves())
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    private static MissedPhoto photo(Object[] row) {
        return new MissedPhoto(
                (UUID) row[0],
                (UUID) row[1],
                MissedVisit.Side.valueOf((String) row[2]),
                ((Number) row[3]).intValue(),
                ((Number) row[4]).intValue(),
                ((Number) row[5]).intValue(),
                Instant.ofEpochSecond(((Number) row[6]).longValue()));
    }
}
