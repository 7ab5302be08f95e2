package io.linli.marketplace.campaign;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Runs what nobody asks for: seats that nobody checked out in time. Every instance may. */
@ApplicationScoped
class CampaignJanitor {

    /** Batches of one round; the rest waits for the next. */
    private static final int MOST_BATCHES = 20;

    private final ReleaseSeats release;

    CampaignJanitor(ReleaseSeats release) {
        this.release = release;
    }

    @Scheduled(every = "${linli.campaign.janitor-every:10s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return releaseAll(MOST_BATCHES);
    }

    private Uni<Void> releaseAll(int batches) {
        return release.expired()
                .chain(released -> released < ReleaseSeats.BATCH || batches == 1
                        ? Uni.createFrom().voidItem()
                        : releaseAll(batches - 1));
    }
}
