package io.linli.catalog.gallery;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.outside.OutsideReader;
import io.linli.catalog.picture.DrawPictures;
import io.linli.catalog.picture.Renditions;

/** Fetches the pictures that feeds name, where that is switched on. */
@ApplicationScoped
class FetchPictures {

    private static final Logger LOG = Logger.getLogger(FetchPictures.class);

    /** Fetched at the same time: one slow server does not keep the others waiting. */
    private static final int LANES = 4;

    private static final int MOST_OF_A_LANE = 200;

    /** Portions of one look through all goods. */
    private static final int MOST_PORTIONS = 5_000;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final PictureFetches fetches;
    private final PictureSource source;
    private final OutsideReader outside;
    private final DrawPictures draw;
    private final MediaSettings settings;
    private final OwnContext own;

    FetchPictures(
            PictureFetches fetches,
            PictureSource source,
            OutsideReader outside,
            DrawPictures draw,
            MediaSettings settings,
            OwnContext own) {
        this.fetches = fetches;
        this.source = source;
        this.outside = outside;
        this.draw = draw;
        this.settings = settings;
        this.own = own;
    }

    @Scheduled(
            every = "${linli.media.note-every:5m}",
            identity = "note-pictures",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> noteNew() {
        return settings.fetch() ? own.run(this::noteAll) : Uni.createFrom().voidItem();
    }

    @Scheduled(
            every = "${linli.media.fetch-every:30s}",
            identity = "fetch-pictures",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> fetchDue() {
        return settings.fetch() ? fetchAll() : Uni.createFrom().voidItem();
    }

    /** What is due, whether it is switched on or not. */
    Uni<Void> fetchAll() {
        return Uni.join()
                .all(Stream.generate(() -> own.run(this::lane)).limit(LANES).toList())
                .andCollectFailures()
                .replaceWithVoid();
    }

    private Uni<Void> noteAll() {
        var reached = new AtomicReference<>(BEFORE_ALL);
        return Uni.createFrom()
                .deferred(() -> fetches.note(reached.get(), PictureFetches.PORTION))
                .invoke(last -> last.ifPresent(reached::set))
                .repeat()
                .whilst(Optional::isPresent)
                .select()
                .first(MOST_PORTIONS)
                .collect()
                .last()
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
        return fetches.claim()
                .chain(due -> due.isPresent()
                        ? fetch(due.get()).replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    /** One that ended the whole instance every time is tried no more. */
    private Uni<Void> fetch(DuePicture due) {
        if (due.attempts() > settings.mostAttempts()) {
            return fetches.failed(due, source.unreachable().code(), false);
        }
        return load(due)
                .chain(bytes -> draw.draw(() -> Renditions.of(bytes)))
                .chain(picture -> fetches.fetched(due, picture))
                .onFailure()
                .recoverWithUni(failure -> failed(due, failure));
    }

    private Uni<byte[]> load(DuePicture due) {
        var limits = source.limits();
        var loaded = Buffer.buffer();
        return Uni.createFrom()
                .deferred(() ->
                        outside.read(OutsideReader.checked(due.address(), limits, source), limits, source, part -> {
                            loaded.appendBuffer(part);
                            return Future.succeededFuture();
                        }))
                .map(whole -> loaded.getBytes());
    }

    /** What is no picture will be none tomorrow; what did not come may come yet. */
    private Uni<Void> failed(DuePicture due, Throwable failure) {
        if (failure instanceof Refusal refusal) {
            LOG.debugf("the picture of SKU %s was not fetched: %s", due.skuId(), refusal.code());
            return fetches.failed(due, refusal.code(), refusal.kind() == Refusal.Kind.UNAVAILABLE);
        }
        LOG.error("the picture of SKU " + due.skuId() + " was not fetched", failure);
        return fetches.failed(due, source.unreachable().code(), true);
    }
}
