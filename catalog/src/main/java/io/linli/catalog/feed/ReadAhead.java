package io.linli.catalog.feed;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;

/** Reads the next batch while the one before is being written. */
final class ReadAhead {

    private final FeedReader reader;
    private final FeedWorkers workers;
    private CompletableFuture<FeedBatch> coming;

    /** Starts reading at once. */
    ReadAhead(FeedReader reader, FeedWorkers workers) {
        this.reader = reader;
        this.workers = workers;
        this.coming = read();
    }

    /** The next batch; the reading of the one behind it begins when it is handed over. Not to be called behind the last. */
    Uni<FeedBatch> next() {
        return Uni.createFrom().completionStage(coming).invoke(this::readOn);
    }

    private void readOn(FeedBatch batch) {
        if (!batch.last()) {
            coming = read();
        }
    }

    private CompletableFuture<FeedBatch> read() {
        return workers.call(reader::next).subscribeAsCompletionStage();
    }
}
