package io.linli.catalog.listing;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** Edits that can no longer be undone are forgotten. */
@ApplicationScoped
class ForgetEdits {

    private static final String FORGET = "DELETE FROM catalog.edit WHERE made_at < :before";

    private final ListingSettings settings;
    private final Clock clock;

    ForgetEdits(ListingSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(
            every = "${linli.listing.forget-every:1h}",
            delayed = "10m",
            identity = "forget-edits",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @WithTransaction
    Uni<Void> forgetOld() {
        var before = clock.instant().minus(Duration.ofDays(settings.undoDays())).atOffset(ZoneOffset.UTC);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET)
                        .setParameter("before", before)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
