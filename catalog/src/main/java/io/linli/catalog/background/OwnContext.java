package io.linli.catalog.background;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * Runs work that no request began (timers, relays, start-up) on a Vert.x context of its own, as a reactive session needs
 * it: a session lives on one context and must never be shared by two pieces of work.
 */
@ApplicationScoped
public class OwnContext {

    private final Vertx vertx;

    OwnContext(Vertx vertx) {
        this.vertx = vertx;
    }

    /** The work on a fresh context; its outcome arrives on that context. Nothing runs until subscribed. */
    public <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            var context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(nothing ->
                    Uni.createFrom().deferred(() -> work.get()).subscribe().with(emitter::complete, emitter::fail));
        });
    }

    /** The work in a transaction of its own, on a context of its own. */
    public <T> Uni<T> transaction(Supplier<Uni<T>> work) {
        return run(() -> Panache.withTransaction(work));
    }
}
