package io.linli.marketplace.campaign;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

import io.linli.catalog.kernel.Tenancy;

/**
 * Teams whose initiator did not pay in time, or whose opening was cut short: those with a paid member are passed on to who paid
 * first, those that nobody is in end.
 */
@ApplicationScoped
class AbandonedTeams {

    /** Teams of one transaction. */
    private static final int BATCH = 200;

    /** So long after a team was opened its first seat is surely taken, or never will be. */
    private static final Duration OPENING = Duration.ofMinutes(2);

    private final Tenancy tenancy;
    private final SeatCounts counts;
    private final Clock clock;

    AbandonedTeams(Tenancy tenancy, SeatCounts counts, Clock clock) {
        this.tenancy = tenancy;
        this.counts = counts;
        this.clock = clock;
    }

    /** At most two hundred. @return how many are passed on now */
    @WithTransaction
    Uni<Integer> passOn() {
        return tenancy.cross("pass teams on")
                .chain(() -> counts.passOnAbandoned(clock.instant().minus(OPENING), BATCH));
    }

    /** At most two hundred. @return how many end now */
    @WithTransaction
    Uni<Integer> end() {
        var now = clock.instant();
        return tenancy.cross("end empty teams").chain(() -> counts.endEmpty(now.minus(OPENING), BATCH, now));
    }
}
