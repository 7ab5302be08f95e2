package io.linli.fulfillment.job;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

/** Draws pictures anew on a worker thread of its own: one at a time, so that what one takes of memory is all that is taken. */
@ApplicationScoped
class DrawPictures {

    static final String JPEG = "image/jpeg";

    private final WorkerExecutor worker;

    DrawPictures(Vertx vertx) {
        this.worker = vertx.createSharedWorkerExecutor("linli-pictures", 1);
    }

    /** Refuses with what {@link Pictures#draw} refuses with; its outcome arrives where this is called. */
    Uni<Drawn> draw(byte[] sent, boolean signature) {
        return Uni.createFrom()
                .completionStage(() -> worker.executeBlocking(() -> Pictures.draw(sent, signature), false)
                        .toCompletionStage());
    }

    @PreDestroy
    void close() {
        worker.close();
    }
}
