package io.linli.marketplace.message;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Tenancy;

/**
 * Sends what waits: takes a portion in one transaction, sends each outside of any, notes each outcome in a transaction of its own.
 * Every instance may run it; what one has taken is not another's.
 */
@ApplicationScoped
public class SendMessages {

    private static final Logger LOG = Logger.getLogger(SendMessages.class);

    /** Messages of one portion at most. */
    private static final int MOST = 50;

    /** Of a portion, sent at the same time. */
    private static final int AT_ONCE = 4;

    /** Portions of one round; the rest waits for the next. */
    private static final int MOST_PORTIONS = 20;

    private final MessageStore store;
    private final Channels channels;
    private final OwnContext own;
    private final Tenancy tenancy;
    private final MessageSettings settings;
    private final Clock clock;
    private final int portion;

    SendMessages(
            MessageStore store,
            Channels channels,
            OwnContext own,
            Tenancy tenancy,
            MessageSettings settings,
            Clock clock) {
        this.store = store;
        this.channels = channels;
        this.own = own;
        this.tenancy = tenancy;
        this.settings = settings;
        this.clock = clock;
        this.portion = portion(settings.lease(), settings.sendTimeout());
    }

    /** As many as are over before the lease is, each as slow as it may be. */
    static int portion(Duration lease, Duration sendTimeout) {
        if (lease.compareTo(sendTimeout) <= 0) {
            throw new IllegalArgumentException("linli.message.lease must be longer than linli.message.send-timeout");
        }
        return (int) Math.min(MOST, AT_ONCE * lease.dividedBy(sendTimeout));
    }

    @Scheduled(
            every = "${linli.message.send-every:2s}",
            identity = "send-messages",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return run();
    }

    /** Sends what is due now; bounded. */
    public Uni<Void> run() {
        return Uni.createFrom()
                .deferred(this::portion)
                .repeat()
                .whilst(full -> full)
                .select()
                .first(MOST_PORTIONS)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** False when nothing more is due. */
    private Uni<Boolean> portion() {
        var now = clock.instant();
        return own.transaction(() -> tenancy.cross("send messages")
                        .chain(() -> store.claim(portion, now, now.plus(settings.lease()))))
                .call(claimed -> Multi.createFrom()
                        .iterable(claimed)
                        .onItem()
                        .transformToUni(this::handle)
                        .merge(AT_ONCE)
                        .collect()
                        .asList())
                .map(claimed -> claimed.size() >= portion);
    }

    /** Never fails: one message's trouble is not another's. What cannot even be noted is taken up after its lease. */
    private Uni<Void> handle(MessageStore.Claimed claimed) {
        return Uni.createFrom()
                .deferred(() -> follow(claimed))
                .onFailure()
                .invoke(failure ->
                        LOG.errorf(failure, "message %s", claimed.message().id()))
                .onFailure()
                .recoverWithItem(false)
                .replaceWithVoid();
    }

    private Uni<Boolean> follow(MessageStore.Claimed claimed) {
        var message = claimed.message();
        if (claimed.zone().isEmpty()) {
            return end(message, Message.State.SKIPPED, "recipient-unknown");
        }
        if (claimed.outdated()) {
            return end(message, Message.State.OBSOLETE, "visit-changed");
        }
        if (!channels.configured(message.channel())) {
            return end(message, Message.State.SKIPPED, "channel-not-configured");
        }
        var zone = claimed.zone().get();
        var verdict = Verdict.of(
                message, claimed.preference(), zone, claimed.visitZone().orElse(zone), clock.instant());
        if (verdict instanceof Verdict.Never never) {
            return end(message, never.state(), never.reason());
        }
        if (verdict instanceof Verdict.Later later) {
            return putOff(message, later.until(), "quiet-hours", false);
        }
        if (!clock.instant().plus(settings.sendTimeout()).isBefore(claimed.until())) {
            return putOff(message, message.nextAt(), "no-time-left", false);
        }
        return send(message, claimed.preference());
    }

    /** What cannot be noted is left to the lease: it may have been sent. */
    private Uni<Boolean> send(Message message, Preference preference) {
        return own.run(() -> channels.of(message.channel()).send(message, preference.language()))
                .ifNoItem()
                .after(settings.sendTimeout())
                .fail()
                .map(sent -> Optional.<Undelivered>empty())
                .onFailure()
                .recoverWithItem(failure -> Optional.of(undelivered(message, failure)))
                .chain(trouble -> trouble.map(failure -> failed(message, failure))
                        .orElseGet(() -> end(message, Message.State.SENT, "")));
    }

    private Uni<Boolean> failed(Message message, Undelivered failure) {
        LOG.infof(
                "message %s by %s, attempt %d: %s",
                message.id(), message.channel(), message.attempts(), failure.code());
        if (failure.outlook() == Undelivered.Outlook.NOWHERE) {
            return end(message, Message.State.SKIPPED, failure.code());
        }
        var over = message.attempts() >= settings.attempts();
        return over || failure.outlook() == Undelivered.Outlook.NEVER
                ? end(message, Message.State.DEAD, failure.code())
                : putOff(message, clock.instant().plus(settings.pauseAfter(message.attempts())), failure.code(), true);
    }

    private Uni<Boolean> end(Message message, Message.State state, String reason) {
        return own.transaction(
                () -> tenancy.cross("send messages").chain(() -> store.end(message, state, reason, clock.instant())));
    }

    private Uni<Boolean> putOff(Message message, Instant next, String reason, boolean counts) {
        return own.transaction(
                () -> tenancy.cross("send messages").chain(() -> store.putOff(message, next, reason, counts)));
    }

    private static Undelivered undelivered(Message message, Throwable failure) {
        if (failure instanceof Undelivered known) {
            return known;
        }
        if (failure instanceof TimeoutException) {
            return new Undelivered("server-too-slow", Undelivered.Outlook.LATER);
        }
        LOG.errorf(failure, "message %s", message.id());
        return new Undelivered("unexpected", Undelivered.Outlook.LATER);
    }
}
