package io.linli.web.sheet;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.linli.catalog.kernel.Refusal;

/** Where files are made: on few threads of their own, so that many at once wait and take nobody else's memory or time. */
@ApplicationScoped
public class Rendering {

    private static final int AT_ONCE = 2;
    private static final int WAITING = 50;

    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(WAITING),
            work -> new Thread(work, "files"));

    Rendering() {
        workers.allowCoreThreadTimeOut(true);
    }

    /**
     * Runs blocking work; its outcome comes back on the Vert.x context that this is called on, where the reactive session lives.
     *
     * <p>Refuses with: {@code files-busy}.
     */
    public <T> Uni<T> call(Supplier<T> blocking) {
        var home = Vertx.currentContext();
        return Uni.createFrom()
                .item(blocking)
                .runSubscriptionOn(workers)
                .onFailure(RejectedExecutionException.class)
                .transform(full -> new Refusal(
                        Refusal.Kind.UNAVAILABLE, "files-busy", "Many files are being made. Try again in a minute."))
                .emitOn(work -> home.runOnContext(nothing -> work.run()));
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }
}
