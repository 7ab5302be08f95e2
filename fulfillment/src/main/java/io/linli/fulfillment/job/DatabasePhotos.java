package io.linli.fulfillment.job;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Pictures beside everything else, under the same row-level security and in the same backup. */
@ApplicationScoped
class DatabasePhotos implements PhotoShelf {

    private static final String KEEP =
            """
            INSERT INTO fulfillment.job_photo_content (photo_id, company_id, content, thumbnail)
            VALUES (:photo, :company, :content, :thumbnail) ON CONFLICT DO NOTHING""";

    private static final String OPEN = "SELECT content FROM fulfillment.job_photo_content WHERE photo_id = :photo";

    private static final String OPEN_SMALL =
            "SELECT thumbnail FROM fulfillment.job_photo_content WHERE photo_id = :photo";

    @Override
    public Uni<Void> keep(UUID companyId, UUID photoId, Drawn picture) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KEEP)
                        .setParameter("photo", photoId)
                        .setParameter("company", companyId)
                        .setParameter("content", picture.content())
                        .setParameter("thumbnail", picture.thumbnail())
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<byte[]>> open(UUID photoId, boolean thumbnail) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(thumbnail ? OPEN_SMALL : OPEN, byte[].class)
                        .setParameter("photo", photoId)
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }
}
