package io.linli.fulfillment.dispatch;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.fulfillment.job.Job;
import io.linli.fulfillment.job.OpenJobs;
import io.linli.fulfillment.schedule.Chosen;
import io.linli.fulfillment.schedule.ReassignTime;
import io.linli.marketplace.booking.ChangeTechnician;
import io.linli.marketplace.paidvisit.ExcuseVisits;

/** The one way in which another technician gets a visit. Needs a transaction that crosses tenants and holds the job's row. */
@ApplicationScoped
class GiveVisit {

    private final ReassignTime times;
    private final OpenJobs jobs;
    private final ChangeTechnician bookings;
    private final ExcuseVisits excuse;
    private final Clock clock;

    GiveVisit(ReassignTime times, OpenJobs jobs, ChangeTechnician bookings, ExcuseVisits excuse, Clock clock) {
        this.times = times;
        this.jobs = jobs;
        this.bookings = bookings;
        this.excuse = excuse;
        this.clock = clock;
    }

    /** @param wanted the only one asked; null for the best @return who comes; empty where nobody is free, and nothing changed */
    Uni<Optional<UUID>> give(Job job, @Nullable UUID wanted, Set<UUID> besides, Chosen.By by) {
        return bookings.lock(job.bookingId())
                .chain(open -> open
                        ? times.reassign(
                                        new ReassignTime.Wanted(job.bookingId(), job.supplierId(), wanted, besides, by))
                                .call(found -> found.map(technician -> note(job, technician))
                                        .orElseGet(() -> Uni.createFrom().voidItem()))
                        : Uni.createFrom().item(Optional.empty()));
    }

    /** Somebody else, or else, and once its time has begun, the household is told and the visit listed for a person. */
    Uni<Optional<UUID>> replace(Job job, String why) {
        if (!job.startsAt().isAfter(clock.instant())) {
            return strand(job, why).replaceWith(Optional.empty());
        }
        return jobs.declined(job.id())
                .chain(declined -> give(job, null, declined, Chosen.By.REPLACED))
                .call(found -> found.isPresent() ? Uni.createFrom().voidItem() : strand(job, why));
    }

    /** Whoever could not come can after all: nobody else is needed. */
    Uni<Void> keep(Job job) {
        return bookings.lock(job.bookingId())
                .chain(() -> jobs.keep(job.id()))
                .chain(() -> bookings.comes(job.companyId(), job.bookingId()));
    }

    private Uni<Void> strand(Job job, String why) {
        return jobs.strand(job.id(), why, clock.instant()).chain(() -> excuse.excuse(List.of(job.bookingId())));
    }

    private Uni<Void> note(Job job, UUID technician) {
        if (technician.equals(job.technicianId())) {
            return keep(job);
        }
        return jobs.give(job.id(), technician)
                .chain(() -> bookings.change(job.companyId(), job.bookingId(), technician));
    }
}
