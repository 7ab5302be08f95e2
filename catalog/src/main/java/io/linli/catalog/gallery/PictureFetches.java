package io.linli.catalog.gallery;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.picture.KeptPictures;
import io.linli.catalog.picture.Renditions;

/** Keeps which pictures are fetched from where, and how it went. */
@ApplicationScoped
class PictureFetches {

    /** Looked through in one transaction. */
    static final int PORTION = 1_000;

    private static final int STEEPER = 6;
    private static final int MOST_STEPS = 6;

    /** Goods that have a picture of their own need none; an address that was noted already keeps how it went. */
    private static final String NOTE =
            """
            WITH portion AS (SELECT id, image_url FROM catalog.sku WHERE id > :after ORDER BY id LIMIT :portion),
            noted AS (
                INSERT INTO catalog.picture_fetch AS f (sku_id, address, next_at)
                SELECT p.id, p.image_url, :now FROM portion p
                WHERE p.image_url LIKE 'http%' AND NOT EXISTS (
                    SELECT FROM catalog.picture_fetch k WHERE k.sku_id = p.id AND k.address = p.image_url)
                AND EXISTS (
                    SELECT FROM catalog.offer o WHERE o.sku_id = p.id AND NOT o.withdrawn AND o.picture IS NULL)
                ON CONFLICT (sku_id) DO UPDATE SET address = excluded.address, attempts = 0, next_at = excluded.next_at,
                    failure = NULL, sha256 = NULL)
            SELECT id FROM portion ORDER BY id DESC LIMIT 1""";

    /** Chosen once, before anything is written: a choice within the join would be made anew for every row it is compared with. */
    private static final String CLAIM =
            """
            WITH due AS MATERIALIZED (
                SELECT sku_id FROM catalog.picture_fetch WHERE next_at <= :now ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            UPDATE catalog.picture_fetch f SET next_at = :lease, attempts = attempts + 1 FROM due
            WHERE f.sku_id = due.sku_id
            RETURNING f.sku_id, f.address, f.attempts""";

    private static final String FETCHED =
            """
            UPDATE catalog.picture_fetch SET next_at = NULL, failure = NULL, sha256 = :sha256
            WHERE sku_id = :sku AND address = :address AND next_at = :lease""";

    private static final String FAILED =
            """
            UPDATE catalog.picture_fetch SET next_at = cast(nullif(:next, '') AS timestamptz), failure = :failure
            WHERE sku_id = :sku AND address = :address AND next_at = :lease""";

    /** Where it is shown now. */
    private static final String SHOWN =
            """
            SELECT o.id FROM catalog.offer o JOIN catalog.sku k ON k.id = o.sku_id
            WHERE k.id = :sku AND k.image_url = :address AND o.picture IS NULL ORDER BY o.id LIMIT :most""";

    private final KeptPictures kept;
    private final ShownPictures shown;
    private final MediaSettings settings;
    private final Clock clock;

    PictureFetches(KeptPictures kept, ShownPictures shown, MediaSettings settings, Clock clock) {
        this.kept = kept;
        this.shown = shown;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Takes note of addresses that are new, in a portion of the goods.
     *
     * @return the last good of the portion; empty behind the last one
     */
    @WithTransaction
    Uni<Optional<UUID>> note(UUID after, int portion) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(NOTE)
                        .setParameter("after", after)
                        .setParameter("portion", portion)
                        .setParameter("now", utc(now()))
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    /** Takes the one that waits longest, for as long as fetching may take and as long again. */
    @WithTransaction
    Uni<Optional<DuePicture>> claim() {
        var now = now();
        var lease = now.plus(settings.fetchWithin()).plus(settings.fetchWithin());
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLAIM, Object[].class)
                        .setParameter("now", utc(now))
                        .setParameter("lease", utc(lease))
                        .getResultList())
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new DuePicture((UUID) row[0], (String) row[1], (Integer) row[2], lease)));
    }

    /** It is shown instead of its address, unless another instance was faster. */
    @WithTransaction
    Uni<Void> fetched(DuePicture due, Renditions picture) {
        return kept.keep(picture)
                .chain(() -> ended(FETCHED, due, query -> query.setParameter("sha256", picture.sha256())))
                .chain(ended -> ended == 0 ? Uni.createFrom().item(List.<UUID>of()) : shownAt(due))
                .chain(shown::changed);
    }

    /** @param again whether it may come another time; not more often than the settings say */
    @WithTransaction
    Uni<Void> failed(DuePicture due, String code, boolean again) {
        var next = again && due.attempts() < settings.mostAttempts() ? now().plus(pause(due.attempts())) : null;
        return ended(FAILED, due, query -> query.setParameter("next", text(next))
                        .setParameter("failure", code))
                .replaceWithVoid();
    }

    private Duration pause(int attempts) {
        long times = (long) Math.pow(STEEPER, Math.min(attempts - 1, MOST_STEPS));
        return settings.firstPause().multipliedBy(times);
    }

    private static Uni<List<UUID>> shownAt(DuePicture due) {
        return Panache.getSession().chain(session -> session.<UUID>createNativeQuery(SHOWN)
                .setParameter("sku", due.skuId())
                .setParameter("address", due.address())
                .setParameter("most", PORTION)
                .getResultList());
    }

    private static Uni<Integer> ended(String sql, DuePicture due, UnaryOperator<Mutiny.MutationQuery> parameters) {
        return Panache.getSession().chain(session -> parameters
                .apply(session.createNativeQuery(sql))
                .setParameter("sku", due.skuId())
                .setParameter("address", due.address())
                .setParameter("lease", utc(due.lease()))
                .executeUpdate());
    }

    private static String text(@Nullable Instant instant) {
        return instant == null ? "" : instant.toString();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
