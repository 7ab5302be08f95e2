package io.linli.marketplace.message;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Tenancy;

/** Forgets messages that came to an end long ago, a portion at a time. Every instance may. */
@ApplicationScoped
class MessageJanitor {

    private static final int PORTION = 500;
    private static final int MOST_PORTIONS = 20;

    private final MessageStore store;
    private final OwnContext own;
    private final Tenancy tenancy;
    private final MessageSettings settings;
    private final Clock clock;

    MessageJanitor(MessageStore store, OwnContext own, Tenancy tenancy, MessageSettings settings, Clock clock) {
        this.store = store;
        this.own = own;
        this.tenancy = tenancy;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "${linli.message.janitor-every:1h}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return Uni.createFrom()
                .deferred(this::portion)
                .repeat()
                .whilst(gone -> gone == PORTION)
                .select()
                .first(MOST_PORTIONS)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Integer> portion() {
        var before = clock.instant().minus(settings.keep());
        return own.transaction(() -> tenancy.cross("forget old messages").chain(() -> store.prune(before, PORTION)));
    }
}
