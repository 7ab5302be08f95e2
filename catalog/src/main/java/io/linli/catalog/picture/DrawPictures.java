package io.linli.catalog.picture;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Draws pictures anew on a worker thread of its own: one at a time, so that what one takes of memory is all that is taken. */
@ApplicationScoped
public class DrawPictures {

    private final WorkerExecutor worker;

    DrawPictures(Vertx vertx) {
        this.worker = vertx.createSharedWorkerExecutor("linli-pictures", 1);
    }

    /** Refuses with what the drawing refuses with; its outcome arrives where this is called. */
    public <T> Uni<T> draw(Supplier<T> drawing) {
        return Uni.createFrom().completionStage(() -> worker.executeBlocking(drawing::get, false)
                .toCompletionStage());
    }

    @PreDestroy
    void close() {
        worker.close();
    }
}
