package io.linli.marketplace.aftersale;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Runs what nobody asks for: suppliers that do not answer. Every instance may. */
@ApplicationScoped
class AfterSaleJanitor {

    /** Requests of one round; the rest waits for the next. */
    private static final int MOST = 1_000;

    private final PassSilentRequests pass;

    AfterSaleJanitor(PassSilentRequests pass) {
        this.pass = pass;
    }

    @Scheduled(
            every = "${linli.after-sale.janitor-every:30s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return Uni.createFrom()
                .deferred(pass::next)
                .repeat()
                .whilst(another -> another)
                .select()
                .first(MOST)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
