package io.linli.catalog.feed;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;

/** Takes in a feed; its rows are applied afterwards, in their turn. */
@ApplicationScoped
public class UploadFeed {

    private static final int LONGEST_FILE_NAME = 200;
    private static final String UNNAMED = "feed.";

    private final FeedInbox inbox;
    private final FeedWorkers workers;
    private final RunProgress progress;
    private final ImportRuns runs;
    private final ImportQueue queue;

    UploadFeed(FeedInbox inbox, FeedWorkers workers, RunProgress progress, ImportRuns runs, ImportQueue queue) {
        this.inbox = inbox;
        this.workers = workers;
        this.progress = progress;
        this.runs = runs;
        this.queue = queue;
    }

    /**
     * Stores the file and answers with its run, state {@code STORED}. To be called on a Vert.x context, outside a
     * transaction; the body is read on a worker thread.
     *
     * <p>Refuses with: {@code feed-too-large}, {@code gzip-broken}, {@code feed-empty}, {@code upload-cut-off}; nothing is kept
     * then. What is wrong with the content, the run says later.
     *
     * @param supplierId whose file it is; empty for a platform operator's, which says it in each row
     * @param fileName for the report, may be empty
     * @param format how its rows are written
     * @param body plain or gzipped; read to its end, closed
     * @param gzip it must be gzipped; otherwise it may be
     */
    public Uni<ImportRun> upload(
            Optional<UUID> supplierId, String fileName, FeedFormat format, InputStream body, boolean gzip) {
        return upload(supplierId, fileName, format, FeedTerms.USUAL, body, gzip, Optional.empty());
    }

    /**
     * The same on other terms, for a client that names its request: a repeated request with the same file answers with the first run.
     * Refuses also with: {@code idempotency-key-reused} (another file), {@code
     * full-needs-supplier}.
     */
    public Uni<ImportRun> upload(
            Optional<UUID> supplierId,
            String fileName,
            FeedFormat format,
            FeedTerms terms,
            InputStream body,
            boolean gzip,
            Optional<UUID> requestId) {
        if (terms.full() && supplierId.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE, "full-needs-supplier", "Only a supplier's own feed can be a full one.");
        }
        var runId = Ids.next();
        return workers.call(() -> inbox.receive(runId, body, gzip))
                .chain(feed -> progress.store(
                                runId, supplierId, requestId, shown(fileName, format), format, terms, feed)
                        .onItemOrFailure()
                        .call((stored, failure) -> runId.equals(stored) ? kept() : discard(runId)))
                .chain(stored -> runs.get(stored, supplierId))
                .invoke(queue::wake);
    }

    private static Uni<Boolean> kept() {
        return Uni.createFrom().item(true);
    }

    private Uni<Boolean> discard(UUID runId) {
        return workers.call(() -> {
            inbox.discard(runId);
            return false;
        });
    }

    private static String shown(String fileName, FeedFormat format) {
        var printable = fileName.replaceAll("\\p{Cntrl}", "").strip();
        return printable.isEmpty()
                ? UNNAMED + format.name().toLowerCase(Locale.ROOT)
                : printable.substring(0, Math.min(printable.length(), LONGEST_FILE_NAME));
    }
}
