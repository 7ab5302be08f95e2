package io.linli.local.stripe;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Waits until an assertion holds. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** An assertion that may ask the simulator. */
    public interface Check {
        void run() throws Exception;
    }

    private Eventually() {}

    static void holds(Check check) {
        holds(PATIENCE, check);
    }

    public static void holds(Duration patience, Check check) {
        var end = Instant.now().plus(patience);
        while (true) {
            try {
                check.run();
                return;
            } catch (AssertionError notYet) {
                if (Instant.now().isAfter(end)) {
                    throw notYet;
                }
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
