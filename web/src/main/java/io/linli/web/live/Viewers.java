package io.linli.web.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.campaign.CampaignProgress;
import io.linli.marketplace.campaign.ReadProgress;

/** Those who watch campaigns on this instance. What changed is read once for all of them, one question at a time. */
@ApplicationScoped
class Viewers {

    private static final Logger LOG = Logger.getLogger(Viewers.class);

    /** Campaigns of one question; the others are in the next. */
    private static final int MOST_AT_ONCE = 200;

    /** How often it is checked whether something is due. */
    private static final Duration TICK = Duration.ofSeconds(1);

    /** How long the database may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Without word from Redis for so long, it counts as away. */
    private static final long HEARING_NANOS = TimeUnit.SECONDS.toNanos(6);

    private final Vertx vertx;
    private final OwnContext own;
    private final ReadProgress progress;
    private final SseEvents events;
    private final LiveSettings settings;
    private final Clock clock;

    /** Guarded by this, as all that follows. */
    private final Map<UUID, Audience> audiences = new HashMap<>();

    private int count;
    private boolean reading;
    private boolean waking;
    private long readAt;
    private volatile long heardAt;

    Viewers(
            Vertx vertx,
            OwnContext own,
            ReadProgress progress,
            SseEvents events,
            LiveSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.vertx = vertx;
        this.own = own;
        this.progress = progress;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
        this.readAt = System.nanoTime() - settings.pace().toNanos();
        this.heardAt = System.nanoTime() - HEARING_NANOS;
        meters.gauge("linli.live.viewers", this, Viewers::count);
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(TICK.toMillis(), tick -> tick());
    }

    /** Refuses with: {@code too-many-viewers}. */
    void requireRoom() {
        if (count() >= settings.viewers()) {
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE, "too-many-viewers", "Too many are watching. Look again in a moment.");
        }
    }

    /** Ends when the reader leaves; at once where others took the last room meanwhile. */
    Multi<OutboundSseEvent> watch(UUID campaignId) {
        return Multi.createFrom().emitter(reader -> welcome(campaignId, reader), BackPressureStrategy.LATEST);
    }

    /** Somebody says that something may have changed; nothing happens where nobody watches. */
    void changed(UUID campaignId) {
        synchronized (this) {
            var audience = audiences.get(campaignId);
            if (audience == null) {
                return;
            }
            audience.look();
        }
        read();
    }

    /** Redis spoke: while it does, there is no need to look without a reason. */
    void heard() {
        heardAt = System.nanoTime();
    }

    /** Whether Redis spoke a moment ago. */
    boolean hears() {
        return System.nanoTime() - heardAt < HEARING_NANOS;
    }

    synchronized int count() {
        return count;
    }

    /** Campaigns that are watched. */
    synchronized int watched() {
        return audiences.size();
    }

    private void welcome(UUID campaignId, MultiEmitter<? super OutboundSseEvent> reader) {
        var viewer = new Viewer(reader, System.nanoTime());
        if (!add(campaignId, viewer)) {
            reader.complete();
            return;
        }
        reader.onTermination(() -> forget(campaignId, viewer));
        read();
    }

    private synchronized boolean add(UUID campaignId, Viewer viewer) {
        if (count >= settings.viewers()) {
            return false;
        }
        count++;
        var audience = audiences.computeIfAbsent(campaignId, unwatched -> new Audience());
        audience.viewers().add(viewer);
        audience.look();
        return true;
    }

    private synchronized void forget(UUID campaignId, Viewer viewer) {
        var audience = audiences.get(campaignId);
        if (audience != null && audience.viewers().remove(viewer)) {
            count--;
            if (audience.viewers().isEmpty()) {
                audiences.remove(campaignId);
            }
        }
    }

    private void tick() {
        read();
        long now = System.nanoTime();
        var comment = events.heartbeat();
        everybody()
                .forEach(
                        viewer -> viewer.keep(comment, now, settings.heartbeat().toNanos()));
    }

    private synchronized List<Viewer> everybody() {
        var all = new ArrayList<Viewer>(count);
        audiences.values().forEach(audience -> all.addAll(audience.viewers()));
        return all;
    }

    /** Asks for what is due, unless it is being asked or was a moment ago: then once more afterwards. */
    private void read() {
        var due = due();
        if (!due.isEmpty()) {
            own.run(() -> progress.of(due))
                    .ifNoItem()
                    .after(PATIENCE)
                    .fail()
                    .subscribe()
                    .with(this::tell, failure -> retry(due, failure));
        }
    }

    private synchronized List<UUID> due() {
        long now = System.nanoTime();
        if (reading || audiences.isEmpty() || wakesLater(now)) {
            return List.of();
        }
        var patience = hears() ? settings.lookAnyway() : settings.lookUntold();
        var time = clock.instant();
        var due = audiences.entrySet().stream()
                .filter(watched -> watched.getValue().isDue(now, patience.toNanos(), time))
                .limit(MOST_AT_ONCE)
                .map(Map.Entry::getKey)
                .toList();
        if (!due.isEmpty()) {
            reading = true;
            readAt = now;
            due.forEach(campaign -> audiences.get(campaign).looking(now));
        }
        return due;
    }

    /** Whether the last question is too fresh; the next is asked as soon as it no longer is. */
    private boolean wakesLater(long now) {
        long left = settings.pace().toNanos() - (now - readAt);
        if (left > 0 && !waking) {
            waking = true;
            vertx.setTimer(TimeUnit.NANOSECONDS.toMillis(left) + 1, woken -> wake());
        }
        return left > 0;
    }

    private void wake() {
        synchronized (this) {
            waking = false;
        }
        read();
    }

    private void tell(List<CampaignProgress> found) {
        try {
            found.forEach(this::tell);
        } finally {
            goOn();
        }
    }

    private void tell(CampaignProgress found) {
        Audience audience;
        synchronized (this) {
            audience = audiences.get(found.campaign().terms().id());
        }
        if (audience != null) {
            boolean news = audience.isNews(found);
            String json = events.json(found);
            var event = events.progress(json);
            long now = System.nanoTime();
            for (var viewer : audience.viewers()) {
                if (!viewer.greeted()) {
                    viewer.tell(events.first(json), now);
                } else if (news) {
                    viewer.tell(event, now);
                }
            }
        }
    }

    /** The next tick asks again. */
    private void retry(List<UUID> asked, Throwable failure) {
        LOG.warnf("progress of %d campaigns: %s", asked.size(), failure.getMessage());
        synchronized (this) {
            reading = false;
            asked.stream()
                    .map(audiences::get)
                    .filter(audience -> audience != null)
                    .forEach(Audience::look);
        }
    }

    private void goOn() {
        synchronized (this) {
            reading = false;
        }
        read();
    }
}
