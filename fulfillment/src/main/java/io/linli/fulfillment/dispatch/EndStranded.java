package io.linli.fulfillment.dispatch;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Tenancy;
import io.linli.fulfillment.job.JobSettings;
import io.linli.fulfillment.job.OpenJobs;
import io.linli.marketplace.paidvisit.CallOffStranded;

/**
 * Calls off visits that are over and to which nobody came, as the households were told: all goes back. Each in a transaction of its
 * own; one that cannot be called off now is tried again later. Every instance runs it.
 */
@ApplicationScoped
public class EndStranded {

    private static final Logger LOG = Logger.getLogger(EndStranded.class);

    /** Visits of one round; the rest waits for the next. */
    private static final int BATCH = 50;

    private final OwnContext own;
    private final Tenancy tenancy;
    private final OpenJobs jobs;
    private final CallOffStranded visits;
    private final JobSettings settings;
    private final Clock clock;

    EndStranded(
            OwnContext own, Tenancy tenancy, OpenJobs jobs, CallOffStranded visits, JobSettings settings, Clock clock) {
        this.own = own;
        this.tenancy = tenancy;
        this.jobs = jobs;
        this.visits = visits;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(
            every = "${linli.dispatch.every:10s}",
            identity = "end-stranded",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return run().replaceWithVoid();
    }

    /** @return how many visits were looked at */
    public Uni<Integer> run() {
        var now = clock.instant();
        return own.transaction(() -> tenancy.cross("visits nobody came to")
                        .chain(() -> jobs.over(now, now.minus(settings.tryAgainAfter()), BATCH)))
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(this::callOff)
                .collect()
                .asList()
                .map(List::size);
    }

    private Uni<Boolean> callOff(OpenJobs.Over over) {
        return own.transaction(() -> visits.callOff(over.bookingId()))
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "not called off: visit %s", over.jobId()))
                .onFailure()
                .recoverWithItem(false);
    }
}
