package io.linli.catalog.feed;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The end of a run whose rows are all read: what is gone and the run's state, in one transaction. */
@ApplicationScoped
class FinishRun {

    private final FullFeeds fullFeeds;
    private final RunProgress progress;
    private final RunImages images;

    FinishRun(FullFeeds fullFeeds, RunProgress progress, RunImages images) {
        this.fullFeeds = fullFeeds;
        this.progress = progress;
        this.images = images;
    }

    /** Refuses with: {@code run-lost}. */
    @WithTransaction
    public Uni<Void> finish(ClaimedRun run) {
        return fullFeeds.settle(run).chain(() -> progress.complete(run)).chain(images::forgetOld);
    }
}
