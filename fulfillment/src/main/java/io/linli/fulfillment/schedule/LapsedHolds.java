package io.linli.fulfillment.schedule;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Gives back holds that ran out without payment or release: the net under whatever a crash left behind. */
@ApplicationScoped
public class LapsedHolds {

    private static final Logger LOG = Logger.getLogger(LapsedHolds.class);

    /** Holds of one run; what is left waits for the next. */
    private static final int BATCH = 500;

    private final HoldStore holds;
    private final Clock clock;

    LapsedHolds(HoldStore holds, Clock clock) {
        this.holds = holds;
        this.clock = clock;
    }

    @Scheduled(
            every = "${linli.schedule.lapse-every:1m}",
            delayed = "${linli.schedule.lapse-every:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return giveBack()
                .invoke(count -> {
                    if (count > 0) {
                        LOG.infof("%d slot holds ran out", count);
                    }
                })
                .replaceWithVoid();
    }

    /** @return how many were given back, at most {@value #BATCH} */
    @WithTransaction
    public Uni<Integer> giveBack() {
        return holds.lapse(clock.instant(), BATCH);
    }
}
