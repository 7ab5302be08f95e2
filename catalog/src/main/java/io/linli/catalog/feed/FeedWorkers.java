package io.linli.catalog.feed;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Where the blocking part of an import happens: reading and writing files on worker threads. */
@ApplicationScoped
class FeedWorkers {

    /**
     * Runs blocking work on a worker thread; its outcome comes back on the Vert.x context that this is called on, where the
     * reactive session lives.
     */
    <T> Uni<T> call(Supplier<T> blocking) {
        var home = Vertx.currentContext();
        return Uni.createFrom()
                .item(blocking)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(work -> home.runOnContext(nothing -> work.run()));
    }
}
