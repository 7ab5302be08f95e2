package io.linli.web.deadline;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's clock, as far ahead of the truth as a test sets it. Only in its place where a test's profile says so. */
@Alternative
@Singleton
class SettableClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    void setAhead(Duration difference) {
        ahead = difference;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** As far ahead as this one is now. */
    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), ahead);
    }
}
