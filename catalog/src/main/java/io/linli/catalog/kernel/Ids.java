package io.linli.catalog.kernel;

import java.security.SecureRandom;
import java.util.UUID;

/**
 * Makes ids: UUID version 7, 48 bits of Unix milliseconds followed by random bits, so that ids made later sort later and
 * indexes grow at one end. Source: RFC 9562, section 5.7, with the 12-bit counter of section 6.2 (method 1).
 */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int COUNTER_BITS = 12;

    private static long last;

    private Ids() {}

    /** A new id, greater than every id this process made before. */
    public static UUID next() {
        long stamp = nextStamp();
        long millis = stamp >>> COUNTER_BITS;
        long counter = stamp & ((1L << COUNTER_BITS) - 1);
        return new UUID(millis << 16 | 0x7000L | counter, RANDOM.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
    }

    /** Milliseconds and counter in one number; when a millisecond's counter is used up, it borrows from the next. */
    private static synchronized long nextStamp() {
        last = Math.max(last + 1, System.currentTimeMillis() << COUNTER_BITS);
        return last;
    }
}
