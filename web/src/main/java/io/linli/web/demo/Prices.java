package io.linli.web.demo;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Prices as shops write them. All in fen; whole numbers only. */
final class Prices {

    private static final long TEN_YUAN = 1_000;
    private static final long HUNDRED_YUAN = 10_000;
    private static final int DISCOUNTED_PERCENT = 55;

    private Prices() {}

    static long percent(long amount, long percent) {
        return amount * percent / 100;
    }

    /** Rounded to an ending that looks like a price: 3.80, 24.90, 189. */
    static long shown(long fen) {
        if (fen < TEN_YUAN) {
            return Math.max(50, fen / 10 * 10);
        }
        if (fen < HUNDRED_YUAN) {
            long yuan = fen / 100 * 100;
            return yuan + (fen % 100 < 50 ? 50 : 90);
        }
        return fen / 1_000 * 1_000 + 900;
    }

    /** What it costs elsewhere, said of about half of the goods. */
    static @Nullable Long list(long price, SplittableRandom random) {
        if (random.nextInt(100) >= DISCOUNTED_PERCENT) {
            return null;
        }
        long higher = shown(percent(price, 108 + random.nextInt(30)));
        return higher > price ? higher : null;
    }
}
