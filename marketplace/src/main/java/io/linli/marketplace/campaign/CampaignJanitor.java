package io.linli.marketplace.campaign;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Runs what nobody asks for: seats that nobody checked out in time, and teams that who opened them is not in. Every instance may. */
@ApplicationScoped
class CampaignJanitor {

    /** Batches of one round; the rest waits for the next. */
    private static final int MOST_BATCHES = 20;

    private final ReleaseSeats release;
    private final AbandonedTeams teams;

    CampaignJanitor(ReleaseSeats release, AbandonedTeams teams) {
        this.release = release;
        this.teams = teams;
    }

    @Scheduled(every = "${linli.campaign.janitor-every:10s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return releaseAll(MOST_BATCHES).chain(teams::passOn).chain(teams::end).replaceWithVoid();
    }

    private Uni<Void> releaseAll(int batches) {
        return release.expired()
                .chain(released -> released < ReleaseSeats.BATCH || batches == 1
                        ? Uni.createFrom().voidItem()
                        : releaseAll(batches - 1));
    }
}
