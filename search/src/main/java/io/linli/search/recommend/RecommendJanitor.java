package io.linli.search.recommend;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Runs what nobody asks for: what was done long ago is forgotten. Every instance may. */
@ApplicationScoped
class RecommendJanitor {

    /** Batches of one round; the rest waits for the next. */
    private static final int MOST_BATCHES = 20;

    private final ForgetBehaviour forget;

    RecommendJanitor(ForgetBehaviour forget) {
        this.forget = forget;
    }

    @Scheduled(
            every = "${linli.recommend.janitor-every:1h}",
            delayed = "${linli.recommend.look-delayed:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return all(MOST_BATCHES);
    }

    private Uni<Void> all(int batches) {
        return forget.forget()
                .chain(gone -> gone < ForgetBehaviour.BATCH || batches == 1
                        ? Uni.createFrom().voidItem()
                        : all(batches - 1));
    }
}
