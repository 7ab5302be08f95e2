package io.linli.web.demo;

import java.time.Instant;
import java.util.UUID;

/**
 * Ids that follow from seed, kind and number alone. In the form of UUID version 7 with a fixed moment, so that they sort by
 * kind and number, before every id made later.
 *
 * @param seed two seeds that differ in their last 14 bits make ids that differ
 */
record DemoIds(long seed) {

    private static final long MOMENT = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int SEED_BITS = 14;
    private static final int NUMBER_BITS = 48;

    enum Kind {
        COMPANY,
        COMMUNITY,
        BUILDING,
        ENTRANCE,
        UNIT,
        HOUSEHOLD,
        RESIDENT,
        PICKUP_POINT,
        SUPPLIER,
        CATEGORY,
        SKU,
        OFFER,
        SERVICE_ITEM,
        TECHNICIAN,
        SHIFT,
        CAMPAIGN
    }

    UUID of(Kind kind, long number) {
        long high = MOMENT << 16 | VERSION | kind.ordinal();
        long low = VARIANT | (seed & (1L << SEED_BITS) - 1) << NUMBER_BITS | number;
        return new UUID(high, low);
    }

    /** The subject of a demo sign-in in the local Keycloak. */
    static String subject(int number) {
        return "00000000-0000-4000-8000-%012d".formatted(number);
    }
}
