package io.linli.web.live;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.pubsub.ReactivePubSubCommands;
import io.quarkus.redis.datasource.pubsub.ReactivePubSubCommands.ReactiveRedisSubscriber;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Which campaigns changed, told to every instance by Redis. It is only a hint: what is lost is found by looking. While somebody
 * watches, each instance also says now and then that it is there; who does not hear even that subscribes anew.
 */
@ApplicationScoped
class ChangeSignals {

    private static final Logger LOG = Logger.getLogger(ChangeSignals.class);

    /** Said to be heard. */
    private static final String HERE = "";

    private static final String BETWEEN = " ";

    /** Campaigns of one message; the others are in the next. */
    private static final int MOST_AT_ONCE = 100;

    /** Campaigns that wait to be told; what comes on top is found by looking. */
    private static final int MOST_WAITING = 10_000;

    /** How long changes are gathered into one message. */
    private static final long GATHER_MILLIS = 20;

    private static final Duration BEAT = Duration.ofSeconds(2);

    /** How long Redis may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Silent for so long after being spoken to, a subscription is given up. */
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(8);

    private static final long NOT_ASKED = 0;

    private final Vertx vertx;
    private final Viewers viewers;
    private final ReactivePubSubCommands<String> redis;
    private final String channel;
    private final Set<UUID> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean telling = new AtomicBoolean();
    private final AtomicBoolean subscribing = new AtomicBoolean();
    private final AtomicReference<@Nullable ReactiveRedisSubscriber> subscription = new AtomicReference<>();
    private volatile long askedAt = NOT_ASKED;
    private volatile boolean running;

    ChangeSignals(
            Vertx vertx,
            Viewers viewers,
            ReactiveRedisDataSource redis,
            @ConfigProperty(name = "linli.redis.prefix") String prefix) {
        this.vertx = vertx;
        this.viewers = viewers;
        this.redis = redis.pubsub(String.class);
        this.channel = prefix + "campaigns-changed";
    }

    void start(@Observes StartupEvent event) {
        running = true;
        vertx.setPeriodic(BEAT.toMillis(), beat -> beat());
        subscribe();
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
        leave("the product stops");
    }

    /** To be called when the change is committed. Never waits, never fails. */
    void changed(UUID campaignId) {
        viewers.changed(campaignId);
        if (waiting.size() < MOST_WAITING && waiting.add(campaignId)) {
            tellSoon();
        }
    }

    private void tellSoon() {
        if (running && telling.compareAndSet(false, true)) {
            vertx.setTimer(GATHER_MILLIS, gathered -> tell());
        }
    }

    private void tell() {
        var told = waiting.stream().limit(MOST_AT_ONCE).toList();
        told.forEach(waiting::remove);
        publish(told.stream().map(UUID::toString).collect(Collectors.joining(BETWEEN)))
                .subscribe()
                .with(done -> toldThese());
    }

    private void toldThese() {
        telling.set(false);
        if (!waiting.isEmpty()) {
            tellSoon();
        }
    }

    /** Where Redis is away this is not told: the others look by themselves. */
    private Uni<Void> publish(String message) {
        return redis.publish(channel, message)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.debugf("change not told: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private void beat() {
        if (!running) {
            return;
        }
        if (subscription.get() == null) {
            subscribe();
        } else if (viewers.count() > 0) {
            listen();
        } else {
            askedAt = NOT_ASKED;
        }
    }

    private void listen() {
        long now = System.nanoTime();
        if (askedAt == NOT_ASKED) {
            askedAt = now;
        } else if (now - askedAt > SILENCE_NANOS) {
            leave("it is silent");
            return;
        }
        publish(HERE).subscribe().with(said -> {});
    }

    /** One try at a time, however long it takes: given up tries would hold connections. */
    private void subscribe() {
        if (running && subscribing.compareAndSet(false, true)) {
            redis.subscribe(channel, this::hear, () -> lost("it left"), failure -> lost(failure.getMessage()))
                    .onTermination()
                    .invoke(() -> subscribing.set(false))
                    .subscribe()
                    .with(this::subscribed, failure -> LOG.debugf("no subscription: %s", failure.getMessage()));
        }
    }

    private void subscribed(ReactiveRedisSubscriber subscriber) {
        askedAt = NOT_ASKED;
        subscription.set(subscriber);
        LOG.infof("listening to %s", channel);
    }

    /** The connection is gone; the next beat subscribes anew. */
    private void lost(String why) {
        if (subscription.getAndSet(null) != null) {
            LOG.infof("no longer listening to %s: %s", channel, why);
        }
    }

    /** However long it takes to be let go: a connection that is hung now must not stay open for good afterwards. */
    private void leave(String why) {
        var left = subscription.getAndSet(null);
        if (left != null) {
            LOG.infof("no longer listening to %s: %s", channel, why);
            left.unsubscribe()
                    .subscribe()
                    .with(gone -> {}, failure -> LOG.debugf("unsubscribing: %s", failure.getMessage()));
        }
    }

    private void hear(String message) {
        askedAt = NOT_ASKED;
        viewers.heard();
        if (!message.isEmpty()) {
            for (String campaign : message.split(BETWEEN)) {
                hearOf(campaign);
            }
        }
    }

    private void hearOf(String campaign) {
        try {
            viewers.changed(UUID.fromString(campaign));
        } catch (IllegalArgumentException noId) {
            LOG.debugf("not understood: %s", noId.getMessage());
        }
    }
}
