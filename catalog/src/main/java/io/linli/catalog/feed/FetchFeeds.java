package io.linli.catalog.feed;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.outside.OutsideReader;

/** Fetches feeds from their addresses when their time has come, and takes them in as if they had been uploaded. */
@ApplicationScoped
class FetchFeeds {

    private static final Logger LOG = Logger.getLogger(FetchFeeds.class);
    /** Fetched at the same time: one slow server does not keep the others waiting. */
    private static final int LANES = 4;

    private static final int MOST_OF_A_LANE = 50;

    private final FeedOrigins origins;
    private final OriginAddress addresses;
    private final OutsideReader outside;
    private final FeedInbox inbox;
    private final FeedWorkers workers;
    private final UploadFeed upload;
    private final OwnContext own;
    private final Vertx vertx;

    FetchFeeds(
            FeedOrigins origins,
            OriginAddress addresses,
            OutsideReader outside,
            FeedInbox inbox,
            FeedWorkers workers,
            UploadFeed upload,
            OwnContext own,
            Vertx vertx) {
        this.origins = origins;
        this.addresses = addresses;
        this.outside = outside;
        this.inbox = inbox;
        this.workers = workers;
        this.upload = upload;
        this.own = own;
        this.vertx = vertx;
    }

    @Scheduled(
            every = "${linli.feed.fetch-every:30s}",
            identity = "fetch-feeds",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> fetchDue() {
        return Uni.join()
                .all(Stream.generate(() -> own.run(this::lane)).limit(LANES).toList())
                .andCollectFailures()
                .replaceWithVoid();
    }

    private Uni<Void> lane() {
        return Uni.createFrom()
                .deferred(this::fetchNext)
                .repeat()
                .whilst(found -> found)
                .select()
                .first(MOST_OF_A_LANE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** False when nothing is due. */
    private Uni<Boolean> fetchNext() {
        return origins.claim()
                .chain(due -> due.isPresent()
                        ? fetch(due.get()).replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    private Uni<Void> fetch(DueOrigin due) {
        return workers.call(inbox::arriving)
                .chain(file -> load(due, file)
                        .chain(uri -> takeIn(due, uri, file))
                        .eventually(() -> workers.call(() -> inbox.forget(file))))
                .chain(run -> origins.fetched(due, run.id()))
                .onFailure()
                .recoverWithUni(failure -> failed(due, failure));
    }

    private Uni<URI> load(DueOrigin due, Path file) {
        var limits = addresses.limits();
        return Uni.createFrom().deferred(() -> {
            var uri = OutsideReader.checked(due.address(), limits, addresses);
            return open(file)
                    .chain(target -> outside.read(uri, limits, addresses, target::write)
                            .eventually(() -> Uni.createFrom()
                                    .completionStage(() -> target.close().toCompletionStage())))
                    .replaceWith(uri);
        });
    }

    private Uni<AsyncFile> open(Path file) {
        return Uni.createFrom().completionStage(() -> vertx.fileSystem()
                .open(file.toString(), new OpenOptions().setCreateNew(true).setWrite(true))
                .toCompletionStage());
    }

    /** Taken in once, also where the instance that fetched it could not say so any more. */
    private Uni<ImportRun> takeIn(DueOrigin due, URI uri, Path file) {
        var name = fileName(uri);
        var request = UUID.nameUUIDFromBytes(
                ("fetched:" + due.supplierId() + ":" + due.lease()).getBytes(StandardCharsets.UTF_8));
        return workers.call(() -> read(file))
                .chain(body -> upload.upload(
                        Optional.of(due.supplierId()),
                        name,
                        FeedFormat.named(name),
                        due.terms(),
                        body,
                        false,
                        Optional.of(request)));
    }

    private Uni<Void> failed(DueOrigin due, Throwable failure) {
        if (failure instanceof Refusal refusal) {
            LOG.infof("the feed of supplier %s was not fetched: %s", due.supplierId(), refusal.code());
            return origins.failed(due, refusal.code());
        }
        LOG.error("the feed of supplier " + due.supplierId() + " was not fetched", failure);
        return origins.failed(due, addresses.unreachable().code());
    }

    /** Blocking. */
    private static InputStream read(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private static String fileName(URI uri) {
        var path = uri.getPath() == null ? "" : uri.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
