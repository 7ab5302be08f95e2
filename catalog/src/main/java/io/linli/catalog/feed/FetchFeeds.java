package io.linli.catalog.feed;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
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
import io.linli.catalog.outside.Asked;
import io.linli.catalog.outside.Found;
import io.linli.catalog.outside.KnownHost;
import io.linli.catalog.outside.OutsideFiles;
import io.linli.catalog.outside.SignIn;

/** Fetches feeds from their addresses when their time has come, and takes them in as if they had been uploaded. */
@ApplicationScoped
class FetchFeeds {

    private static final Logger LOG = Logger.getLogger(FetchFeeds.class);
    /** Fetched at the same time: one slow server does not keep the others waiting. */
    private static final int LANES = 4;

    private static final int MOST_OF_A_LANE = 50;

    private final DueOrigins origins;
    private final OriginAddress addresses;
    private final FeedSecrets secrets;
    private final OutsideFiles outside;
    private final FeedInbox inbox;
    private final FeedWorkers workers;
    private final UploadFeed upload;
    private final OwnContext own;

    FetchFeeds(
            DueOrigins origins,
            OriginAddress addresses,
            FeedSecrets secrets,
            OutsideFiles outside,
            FeedInbox inbox,
            FeedWorkers workers,
            UploadFeed upload,
            OwnContext own) {
        this.origins = origins;
        this.addresses = addresses;
        this.secrets = secrets;
        this.outside = outside;
        this.inbox = inbox;
        this.workers = workers;
        this.upload = upload;
        this.own = own;
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
        var host = new KnownHost(due.access().hostKey());
        return workers.call(inbox::arriving)
                .chain(file -> load(due, host, file)
                        .chain(found -> takeIn(due, host, found, file))
                        .eventually(() -> workers.call(() -> inbox.forget(file))))
                .onFailure()
                .recoverWithUni(failure -> failed(due, host, failure));
    }

    private Uni<Found> load(DueOrigin due, KnownHost host, Path file) {
        return Uni.createFrom().deferred(() -> {
            var asked = new Asked(
                    addresses.checked(due.address()), signIn(due), due.known().mark(), host);
            return outside.fetch(asked, addresses.limits(), addresses, file);
        });
    }

    private Optional<SignIn> signIn(DueOrigin due) {
        var access = due.access();
        return access.user().map(user -> {
            var password = access.password().map(kept -> secrets.open(due.supplierId(), access.server(), kept));
            return new SignIn(user, password.orElse(""));
        });
    }

    private Uni<Void> takeIn(DueOrigin due, KnownHost host, Found found, Path file) {
        if (!found.changed()) {
            var same = new FetchedFile(found.mark(), due.known().sha256());
            return origins.unchanged(due, host, same);
        }
        return workers.call(() -> inbox.sha256(file))
                .map(sha256 -> new FetchedFile(found.mark(), sha256))
                .chain(fetched -> fetched.sha256().equals(due.known().sha256())
                        ? origins.unchanged(due, host, fetched)
                        : upload(due, fetched, file).chain(run -> origins.fetched(due, host, fetched, run.id())));
    }

    /** Taken in once, also where the instance that fetched it could not say so any more. */
    private Uni<ImportRun> upload(DueOrigin due, FetchedFile fetched, Path file) {
        var name = fileName(URI.create(due.address()));
        return workers.call(() -> read(file))
                .chain(body -> upload.upload(
                        Optional.of(due.supplierId()),
                        name,
                        FeedFormat.named(name),
                        due.terms(),
                        body,
                        false,
                        Optional.of(request(due, fetched))));
    }

    /** The same as long as nobody has written down that this file was taken in behind the one before. */
    private static UUID request(DueOrigin due, FetchedFile fetched) {
        var known = due.known().runId().map(UUID::toString).orElse("nothing");
        var named = "fetched:" + due.supplierId() + ":" + due.terms() + ":" + known + ":" + fetched.sha256();
        return UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_8));
    }

    private Uni<Void> failed(DueOrigin due, KnownHost host, Throwable failure) {
        if (failure instanceof Refusal refusal) {
            LOG.infof("the feed of supplier %s was not fetched: %s", due.supplierId(), refusal.code());
            return origins.failed(due, host, refusal.code());
        }
        LOG.error("the feed of supplier " + due.supplierId() + " was not fetched", failure);
        return origins.failed(due, host, addresses.unreachable().code());
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
