package io.linli.fulfillment.dispatch;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.fulfillment.job.Job;
import io.linli.fulfillment.job.OpenJobs;
import io.linli.fulfillment.schedule.Chosen;
import io.linli.fulfillment.schedule.ReassignTime;
import io.linli.fulfillment.schedule.Technician;
import io.linli.fulfillment.schedule.Technicians;

/**
 * Visits given out: from the pool, by hand, and back again.
 *
 * <p>Every call about a visit refuses with {@code job-not-found}, also for another provider's, and with {@code job-begun} where it
 * has begun or is over. Repeated, nothing more happens.
 */
@ApplicationScoped
public class Dispatch {

    private static final int LONGEST_REASON = 300;

    private static final String MODE = "SELECT mode FROM fulfillment.dispatch_mode WHERE supplier_id = :supplier";

    private static final String PUT_MODE =
            """
            INSERT INTO fulfillment.dispatch_mode (supplier_id, mode) VALUES (:supplier, :mode)
            ON CONFLICT (supplier_id) DO UPDATE SET mode = excluded.mode""";

    private final Tenancy tenancy;
    private final OpenJobs jobs;
    private final Technicians technicians;
    private final GiveVisit give;
    private final ReassignTime times;
    private final ReplaceDropOuts replace;
    private final Clock clock;

    Dispatch(
            Tenancy tenancy,
            OpenJobs jobs,
            Technicians technicians,
            GiveVisit give,
            ReassignTime times,
            ReplaceDropOuts replace,
            Clock clock) {
        this.tenancy = tenancy;
        this.jobs = jobs;
        this.technicians = technicians;
        this.give = give;
        this.times = times;
        this.replace = replace;
        this.clock = clock;
    }

    /** How a provider's visits are given out. */
    @WithTransaction
    public Uni<DispatchMode> mode(UUID supplierId) {
        return Panache.getSession()
                .chain(session -> session.<String>createNativeQuery(MODE)
                        .setParameter("supplier", supplierId)
                        .getSingleResultOrNull())
                .map(mode -> mode == null ? DispatchMode.AUTOMATIC : DispatchMode.valueOf(mode));
    }

    /** From now on, for what is booked from now on. */
    @WithTransaction
    public Uni<Void> mode(UUID supplierId, DispatchMode mode) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PUT_MODE)
                        .setParameter("supplier", supplierId)
                        .setParameter("mode", mode.name())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** A provider's visits of which it is open who comes, by start: left open, or with nobody free. */
    @WithTransaction
    public Uni<List<Job>> open(UUID supplierId) {
        return tenancy.cross("a provider's open visits").chain(() -> jobs.ofProvider(supplierId, clock.instant()));
    }

    /** What of these the technician's team may take. */
    @WithTransaction
    public Uni<List<Job>> pool(UUID technicianId) {
        return supplierOf(technicianId).chain(this::open).map(found -> found.stream()
                .filter(job -> job.offered().equals(Optional.of(Job.Offered.POOL)))
                .toList());
    }

    /** Why visits are their technicians', by booking. */
    @WithTransaction
    public Uni<Map<UUID, Chosen>> why(Collection<UUID> bookingIds) {
        return times.why(bookingIds);
    }

    /**
     * The technician takes a visit from the pool; the first who does has it.
     *
     * <p>Refuses with: {@code visit-taken} (somebody else was first, or it is not in the pool), {@code technician-not-free} (not at
     * that time, or not suited).
     */
    @WithTransaction
    public Uni<Job> claim(UUID technicianId, UUID jobId) {
        return supplierOf(technicianId)
                .call(() -> tenancy.cross("a technician takes a visit"))
                .chain(supplier -> locked(supplier, jobId))
                .chain(job -> job.offered().isEmpty() && job.technicianId().equals(technicianId)
                        ? Uni.createFrom().item(job)
                        : claim(technicianId, job));
    }

    /**
     * The provider says who comes. Refuses with: {@code technician-not-found} (also another provider's), {@code technician-not-free}.
     */
    @WithTransaction
    public Uni<Job> assign(UUID supplierId, UUID jobId, UUID technicianId) {
        return tenancy.cross("a provider says who comes")
                .chain(() -> locked(supplierId, jobId))
                .call(() -> requireOwn(supplierId, technicianId))
                .chain(job -> job.offered().isEmpty()
                                && job.strandedAt().isEmpty()
                                && job.technicianId().equals(technicianId)
                        ? Uni.createFrom().item(job)
                        : to(job, technicianId, Chosen.By.BY_HAND));
    }

    /**
     * "I cannot come": somebody else is looked for at once. Refuses with: {@code decline-reason-invalid} (1 to {@value
     * #LONGEST_REASON} characters).
     *
     * @return who comes instead; empty where nobody is free
     */
    public Uni<Optional<UUID>> decline(UUID technicianId, UUID jobId, String reason) {
        var said = reason.strip();
        if (said.isEmpty() || said.length() > LONGEST_REASON) {
            throw new Refusal(Refusal.Kind.INVALID, "decline-reason-invalid", "Say why, in at most 300 characters.");
        }
        return supplierOf(technicianId)
                .chain(supplier -> Panache.withTransaction(() -> tenancy.cross("a technician cannot come")
                                .chain(() -> locked(supplier, jobId))
                                .invoke(job -> requireOwnJob(job, technicianId))
                                .chain(job -> jobs.decline(jobId, technicianId, said, clock.instant())))
                        .chain(() -> replace.now(supplier, jobId)));
    }

    private Uni<Job> claim(UUID technicianId, Job job) {
        if (!job.offered().equals(Optional.of(Job.Offered.POOL))) {
            throw new Refusal(Refusal.Kind.CONFLICT, "visit-taken", "Somebody else took this visit first.");
        }
        return to(job, technicianId, Chosen.By.CLAIMED);
    }

    private Uni<Job> to(Job job, UUID technicianId, Chosen.By by) {
        return give.give(job, technicianId, Set.of(), by)
                .invoke(found -> {
                    if (found.isEmpty()) {
                        throw new Refusal(
                                Refusal.Kind.CONFLICT,
                                "technician-not-free",
                                "This technician is not free then, or not suited for the visit.",
                                Map.of("technicianId", technicianId));
                    }
                })
                .chain(() -> jobs.find(job.id()))
                .map(Optional::orElseThrow);
    }

    private Uni<Job> locked(UUID supplierId, UUID jobId) {
        return jobs.lock(supplierId, jobId)
                .chain(found -> found.map(Uni.createFrom()::item).orElseGet(() -> notOpen(supplierId, jobId)));
    }

    private Uni<Job> notOpen(UUID supplierId, UUID jobId) {
        return jobs.find(jobId).map(found -> {
            throw found.filter(job -> job.supplierId().equals(supplierId))
                    .map(job -> new Refusal(Refusal.Kind.CONFLICT, "job-begun", "This visit has begun, or is over."))
                    .orElseGet(() -> Refusal.notFound("job"));
        });
    }

    private Uni<UUID> supplierOf(UUID technicianId) {
        return technicians.byIds(List.of(technicianId)).map(found -> found.stream()
                .findFirst()
                .map(Technician::supplierId)
                .orElseThrow(() -> Refusal.notFound("technician")));
    }

    private Uni<Void> requireOwn(UUID supplierId, UUID technicianId) {
        return supplierOf(technicianId).map(supplier -> {
            if (!supplier.equals(supplierId)) {
                throw Refusal.notFound("technician");
            }
            return null;
        });
    }

    private static void requireOwnJob(Job job, UUID technicianId) {
        if (!job.technicianId().equals(technicianId)) {
            throw Refusal.notFound("job");
        }
    }
}
