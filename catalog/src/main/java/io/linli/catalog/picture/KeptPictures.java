package io.linli.catalog.picture;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** Pictures of goods beside everything else, in the same backup; each once, whoever sends it. */
@ApplicationScoped
public class KeptPictures {

    /** Sent once more, a picture is young again: what forgets unused ones looks at that, and waits for this row. */
    private static final String KEEP =
            """
            INSERT INTO catalog.picture (sha256, width, height, kept_at) VALUES (:sha256, :width, :height, :now)
            ON CONFLICT (sha256) DO UPDATE SET kept_at = excluded.kept_at""";

    private static final String KEEP_CONTENT =
            """
            INSERT INTO catalog.picture_content (sha256, longest_side, content) VALUES (:sha256, :side, :content)
            ON CONFLICT DO NOTHING""";

    /** One that is smaller itself than what is asked for is as large as it is. */
    private static final String OPEN =
            """
            SELECT content FROM catalog.picture_content WHERE sha256 = :sha256 AND longest_side >= :side
            ORDER BY longest_side LIMIT 1""";

    private final Clock clock;

    KeptPictures(Clock clock) {
        this.clock = clock;
    }

    /** In the caller's transaction. */
    public Uni<Void> keep(Renditions picture) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KEEP)
                        .setParameter("sha256", picture.sha256())
                        .setParameter("width", picture.width())
                        .setParameter("height", picture.height())
                        .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .chain(kept -> Multi.createFrom()
                        .iterable(picture.contents().entrySet())
                        .onItem()
                        .transformToUniAndConcatenate(one -> keep(picture.sha256(), one))
                        .collect()
                        .last())
                .replaceWithVoid();
    }

    /** JPEG; empty where there is no such picture. */
    @WithSession
    public Uni<Optional<byte[]>> open(PictureAddress address) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OPEN, byte[].class)
                        .setParameter("sha256", address.sha256())
                        .setParameter("side", address.size().longestSide())
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    private static Uni<Integer> keep(String sha256, Map.Entry<PictureSize, byte[]> one) {
        return Panache.getSession().chain(session -> session.createNativeQuery(KEEP_CONTENT)
                .setParameter("sha256", sha256)
                .setParameter("side", one.getKey().longestSide())
                .setParameter("content", one.getValue())
                .executeUpdate());
    }
}
