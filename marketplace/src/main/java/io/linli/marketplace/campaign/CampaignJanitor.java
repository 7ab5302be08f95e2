package io.linli.marketplace.campaign;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Runs what nobody asks for: seats that nobody checked out in time, and teams nobody is in. Every instance may. */
@ApplicationScoped
class CampaignJanitor {

    /** Batches of one round; the rest waits for the next. */
    private static final int MOST_BATCHES = 20;

    private final ReleaseSeats release;
    private final EndEmptyTeams empty;

    CampaignJanitor(ReleaseSeats release, EndEmptyTeams empty) {
        this.release = release;
        this.empty = empty;
    }

    @Scheduled(every = "${linli.campaign.janitor-every:10s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return releaseAll(MOST_BATCHES).chain(empty::next).replaceWithVoid();
    }

    private Uni<Void> releaseAll(int batches) {
        return release.expired()
                .chain(released -> released < ReleaseSeats.BATCH || batches == 1
                        ? Uni.createFrom().voidItem()
                        : releaseAll(batches - 1));
    }
}
