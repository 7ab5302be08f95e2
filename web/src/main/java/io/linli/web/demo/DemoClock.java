package io.linli.web.demo;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The system's clock, except for work that says when it takes place: the demo's purchases of former days. The
 * moment belongs to that work's own Vert.x context; no other work, request or janitor ever sees it.
 */
final class DemoClock extends Clock {

    private static final String MOMENT = "linli.demo.moment";

    private final Clock system;

    private DemoClock(Clock system) {
        this.system = system;
    }

    /** Only where the demo is wanted; elsewhere the application's clock is the system's, as always. */
    static final class Wanted {

        @Produces
        @Singleton
        @Alternative
        @Priority(0)
        Clock clock(DemoSettings settings) {
            return settings.on() ? new DemoClock(Clock.systemUTC()) : Clock.systemUTC();
        }
    }

    /** For the rest of the work on this context it is that moment. */
    static void set(Instant moment) {
        ContextLocals.put(MOMENT, moment);
    }

    @Override
    public Instant instant() {
        return VertxContext.isOnDuplicatedContext()
                ? ContextLocals.<Instant>get(MOMENT).orElseGet(system::instant)
                : system.instant();
    }

    @Override
    public ZoneId getZone() {
        return system.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new DemoClock(system.withZone(zone));
    }
}
