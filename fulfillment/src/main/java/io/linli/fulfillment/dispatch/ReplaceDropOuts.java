package io.linli.fulfillment.dispatch;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Tenancy;
import io.linli.fulfillment.job.Job;
import io.linli.fulfillment.job.JobSettings;
import io.linli.fulfillment.job.OpenJobs;

/**
 * Finds visits whose technician dropped out, whatever made it so, and somebody else for each, in a transaction of its own; and those
 * whose technician can come after all. It looks at how things are, not at what happened: a crash between loses nothing, and a certificate that runs out needs nobody to notice.
 * Every instance runs it.
 */
@ApplicationScoped
public class ReplaceDropOuts {

    private static final Logger LOG = Logger.getLogger(ReplaceDropOuts.class);

    /** Visits of one round; the rest waits for the next. */
    private static final int BATCH = 50;

    private final OwnContext own;
    private final Tenancy tenancy;
    private final OpenJobs jobs;
    private final GiveVisit give;
    private final JobSettings settings;
    private final Clock clock;

    ReplaceDropOuts(OwnContext own, Tenancy tenancy, OpenJobs jobs, GiveVisit give, JobSettings settings, Clock clock) {
        this.own = own;
        this.tenancy = tenancy;
        this.jobs = jobs;
        this.give = give;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(
            every = "${linli.dispatch.every:10s}",
            identity = "replace-drop-outs",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return run().replaceWithVoid();
    }

    /** @return how many visits were looked at */
    public Uni<Integer> run() {
        var now = clock.instant();
        return own.transaction(() -> tenancy.cross("visits whose technician dropped out")
                        .chain(() -> jobs.close(now.plus(settings.claimUntil()), BATCH))
                        .chain(() -> jobs.dropped(now, now.minus(settings.tryAgainAfter()), BATCH)))
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(dropped -> replace(dropped)
                        .onFailure()
                        .invoke(failure -> LOG.errorf(failure, "nobody was looked for: visit %s", dropped.jobId()))
                        .onFailure()
                        .recoverWithItem(Optional.empty()))
                .collect()
                .asList()
                .map(java.util.List::size);
    }

    private Uni<Optional<UUID>> replace(OpenJobs.Dropped dropped) {
        return own.transaction(() -> inTransaction(dropped.supplierId(), dropped.jobId()));
    }

    /** For one visit, at once. @return who comes now; empty where nobody else is needed, or is free */
    Uni<Optional<UUID>> now(UUID supplierId, UUID jobId) {
        return Panache.withTransaction(() -> inTransaction(supplierId, jobId));
    }

    private Uni<Optional<UUID>> inTransaction(UUID supplierId, UUID jobId) {
        return tenancy.cross("somebody else for a visit")
                .chain(() -> jobs.lock(supplierId, jobId))
                .chain(found -> found.map(this::replace)
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<UUID>> replace(Job job) {
        return jobs.reason(job.id(), clock.instant()).chain(why -> why.map(reason -> give.replace(job, reason)
                        .invoke(found -> LOG.infof(
                                "visit %s: %s, %s",
                                job.id(), reason, found.map(id -> "now " + id).orElse("nobody is free"))))
                .orElseGet(() -> comes(job).replaceWith(Optional.empty())));
    }

    private Uni<Void> comes(Job job) {
        return job.strandedAt().isPresent() && job.startsAt().isAfter(clock.instant())
                ? give.keep(job).invoke(() -> LOG.infof("visit %s: whoever was to come can after all", job.id()))
                : Uni.createFrom().voidItem();
    }
}
