package io.linli.marketplace.order;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Runs what nobody asks for: orders that were not paid in time. Every instance may. */
@ApplicationScoped
class OrderJanitor {

    /** Batches of one round; the rest waits for the next. */
    private static final int MOST_BATCHES = 50;

    private final CancelUnpaid cancel;

    OrderJanitor(CancelUnpaid cancel) {
        this.cancel = cancel;
    }

    @Scheduled(every = "${linli.order.janitor-every:10s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return cancelAll(MOST_BATCHES);
    }

    private Uni<Void> cancelAll(int batches) {
        return cancel.expired()
                .chain(cancelled -> cancelled < CancelUnpaid.BATCH || batches == 1
                        ? Uni.createFrom().voidItem()
                        : cancelAll(batches - 1));
    }
}
