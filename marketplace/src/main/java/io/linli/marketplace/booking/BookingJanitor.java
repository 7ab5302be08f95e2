package io.linli.marketplace.booking;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Runs what nobody asks for: expired bookings. Every instance may. */
@ApplicationScoped
class BookingJanitor {

    /** Batches of one round; the rest waits for the next. */
    private static final int MOST_BATCHES = 20;

    private final ReleaseVisits release;

    BookingJanitor(ReleaseVisits release) {
        this.release = release;
    }

    @Scheduled(every = "${linli.booking.janitor-every:10s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return releaseAll(MOST_BATCHES);
    }

    private Uni<Void> releaseAll(int batches) {
        return release.expired()
                .chain(released -> released < ReleaseVisits.BATCH || batches == 1
                        ? Uni.createFrom().voidItem()
                        : releaseAll(batches - 1));
    }
}
