package io.linli.marketplace.campaign;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Runs what nobody asks for: the cut-off and expired seats. Every instance may. */
@ApplicationScoped
class CampaignJanitor {

    /** Batches of one round; the rest waits for the next. */
    private static final int MOST_BATCHES = 20;

    private final CloseCampaigns close;
    private final ReleaseSeats release;

    CampaignJanitor(CloseCampaigns close, ReleaseSeats release) {
        this.close = close;
        this.release = release;
    }

    @Scheduled(every = "${linli.campaign.janitor-every:10s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return releaseAll(MOST_BATCHES).chain(() -> closeFrom(CloseCampaigns.FROM_THE_START, MOST_BATCHES));
    }

    private Uni<Void> releaseAll(int batches) {
        return release.expired()
                .chain(released -> released < ReleaseSeats.BATCH || batches == 1
                        ? Uni.createFrom().voidItem()
                        : releaseAll(batches - 1));
    }

    private Uni<Void> closeFrom(UUID after, int batches) {
        return close.closeAfter(after)
                .chain(closed -> closed.looked() < CloseCampaigns.BATCH || batches == 1
                        ? Uni.createFrom().voidItem()
                        : closeFrom(closed.last(), batches - 1));
    }
}
