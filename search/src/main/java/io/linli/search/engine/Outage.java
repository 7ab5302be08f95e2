package io.linli.search.engine;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether Elasticsearch was away a moment ago. Then nobody waits for it: all go on without, and one at a time tries whether it
 * is back.
 */
@ApplicationScoped
public class Outage {

    /** Between two tries. */
    private static final Duration REST = Duration.ofSeconds(5);

    /** What one try may last, with its repetition, before the next one is let through. */
    private static final Duration TRY = Duration.ofSeconds(15);

    private final AtomicReference<Instant> nextTry = new AtomicReference<>(Instant.MIN);
    private final Clock clock;

    Outage(Clock clock) {
        this.clock = clock;
    }

    /** False for whoever is to try, and where there is none. */
    public boolean isOngoing() {
        var next = nextTry.get();
        if (next.equals(Instant.MIN)) {
            return false;
        }
        var now = clock.instant();
        return now.isBefore(next) || !nextTry.compareAndSet(next, now.plus(TRY));
    }

    /** There was no answer. */
    public void began() {
        nextTry.set(clock.instant().plus(REST));
    }

    /** There was one. */
    public void ended() {
        nextTry.set(Instant.MIN);
    }
}
