package io.linli.marketplace.order;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Runs what nobody asks for: orders that were not paid in time. Every instance may. */
@ApplicationScoped
class OrderJanitor {

    /** Groups of one round; the rest waits for the next. */
    private static final int MOST = 1_000;

    private final CancelUnpaid cancel;

    OrderJanitor(CancelUnpaid cancel) {
        this.cancel = cancel;
    }

    @Scheduled(every = "${linli.order.janitor-every:10s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return Uni.createFrom()
                .deferred(cancel::next)
                .repeat()
                .whilst(another -> another)
                .select()
                .first(MOST)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
