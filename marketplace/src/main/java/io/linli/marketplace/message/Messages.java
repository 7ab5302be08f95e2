package io.linli.marketplace.message;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Cursor;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.catalog.kernel.Tenancy;

/** What becomes of messages, for the operator. */
@ApplicationScoped
public class Messages {

    /** How far back those that are over are counted. */
    public static final Duration COUNTED = Duration.ofDays(1);

    private static final UUID AFTER_ALL = new UUID(-1L, -1L);

    private final Tenancy tenancy;
    private final MessageStore store;
    private final Clock clock;

    Messages(Tenancy tenancy, MessageStore store, Clock clock) {
        this.tenancy = tenancy;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Of one state, newest first. Refuses with: {@code bad-cursor}.
     *
     * @param cursor of an earlier page, null for the first
     */
    @WithTransaction
    public Uni<Slice<Message>> list(Message.State state, @Nullable String cursor, int limit) {
        var before = cursor == null ? AFTER_ALL : Cursor.id(cursor);
        return tenancy.cross("operator looks at messages")
                .chain(() -> store.ofState(state, before, limit + 1))
                .map(found -> Slice.of(found, limit, last -> Cursor.of(last.id())));
    }

    /** How many there are in each state; of those that are over, since yesterday. */
    @WithTransaction
    public Uni<Map<Message.State, Long>> counts() {
        return tenancy.cross("operator looks at messages")
                .chain(() -> store.counts(clock.instant().minus(COUNTED)))
                .map(rows -> {
                    var counts = new EnumMap<Message.State, Long>(Message.State.class);
                    rows.forEach(
                            row -> counts.put(Message.State.valueOf((String) row[0]), ((Number) row[1]).longValue()));
                    return counts;
                });
    }

    /**
     * Has a dead one sent again, with as many attempts as a new one. Asked again while it waits, it changes nothing.
     *
     * <p>Refuses with: {@code message-not-found}, {@code message-not-dead}.
     */
    @WithTransaction
    public Uni<Message> retry(UUID messageId) {
        return tenancy.cross("operator sends a dead message again")
                .chain(() -> store.retry(messageId, clock.instant()))
                .chain(() -> store.byId(messageId))
                .map(found -> found.orElseThrow(() -> Refusal.notFound("message")))
                .invoke(Messages::requireTakenUp);
    }

    private static void requireTakenUp(Message message) {
        if (message.state() != Message.State.WAITING && message.state() != Message.State.SENDING) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "message-not-dead",
                    "Only a message that could not be delivered is sent again.",
                    Map.of("state", message.state().name()));
        }
    }
}
