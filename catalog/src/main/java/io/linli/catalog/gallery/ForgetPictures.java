package io.linli.catalog.gallery;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** Removed pictures that can no longer be put back are forgotten, and with them what nobody uses. */
@ApplicationScoped
class ForgetPictures {

    /** At once. */
    private static final int MOST = 1_000;

    private static final String FORGET_REMOVED =
            """
            DELETE FROM catalog.offer_picture WHERE id IN (
                SELECT id FROM catalog.offer_picture WHERE removed_at < :before ORDER BY removed_at LIMIT :most)""";

    private static final String FORGET_UNUSED =
            """
            DELETE FROM catalog.picture p WHERE p.kept_at < :before AND p.sha256 IN (
                SELECT k.sha256 FROM catalog.picture k WHERE k.kept_at < :before
                    AND NOT EXISTS (SELECT FROM catalog.offer_picture o WHERE o.sha256 = k.sha256)
                    AND NOT EXISTS (SELECT FROM catalog.picture_fetch f WHERE f.sha256 = k.sha256)
                ORDER BY k.kept_at LIMIT :most)""";

    private final MediaSettings settings;
    private final Clock clock;

    ForgetPictures(MediaSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(
            every = "${linli.media.forget-every:1h}",
            delayed = "10m",
            identity = "forget-pictures",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @WithTransaction
    Uni<Void> forgetOld() {
        return forget(FORGET_REMOVED).chain(() -> forget(FORGET_UNUSED)).replaceWithVoid();
    }

    private Uni<Integer> forget(String sql) {
        var before = clock.instant().minus(Duration.ofDays(settings.undoDays())).atOffset(ZoneOffset.UTC);
        return Panache.getSession().chain(session -> session.createNativeQuery(sql)
                .setParameter("before", before)
                .setParameter("most", MOST)
                .executeUpdate());
    }
}
