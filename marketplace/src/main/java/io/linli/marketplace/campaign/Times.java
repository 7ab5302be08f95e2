package io.linli.marketplace.campaign;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Moments as parameters of native statements. */
final class Times {

    private Times() {}

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
