package io.linli.fulfillment.schedule;

import static java.util.stream.Collectors.toSet;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;

/** Reads what a provider planned for its technicians. */
@ApplicationScoped
public class WorkPlans {

    private static final Duration AHEAD = Duration.ofDays(62);

    private final PlanReads reads;
    private final BusyCalendarStore calendars;
    private final Clock clock;

    WorkPlans(PlanReads reads, BusyCalendarStore calendars, Clock clock) {
        this.reads = reads;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** One of a team. */
    public record Member(UUID id, TechnicianTerms terms) {}

    /** A provider's, by name; also those who left. */
    @WithSession
    public Uni<List<Member>> team(UUID supplierId) {
        return reads.team(supplierId).map(team -> team.stream()
                .map(one -> new Member(one.id(), one.terms()))
                .toList());
    }

    /** Refuses with: {@code technician-not-found}, also for another provider's. */
    @WithSession
    public Uni<WorkPlan> get(UUID supplierId, UUID technicianId) {
        var yesterday = yesterday();
        return reads.team(supplierId).map(team -> pick(team, technicianId)).chain(member -> reads.week(technicianId)
                .chain(week -> reads.exceptions(technicianId, yesterday)
                        .chain(exceptions -> reads.absences(technicianId, yesterday)
                                .chain(absences -> rest(supplierId, member, week, exceptions, absences)))));
    }

    /** From yesterday on, by day. */
    @WithSession
    public Uni<List<WorkPlan.ClosedDay>> closedDays(UUID supplierId) {
        return reads.closed(supplierId, yesterday());
    }

    private Uni<WorkPlan> rest(
            UUID supplierId, PlanReads.Named member, Week week, List<DayException> exceptions, List<Absence> absences) {
        return reads.skills(member.id()).chain(skills -> reads.areas(member.id())
                .chain(areas -> calendars.of(member.id()).chain(busy -> reads.closed(supplierId, yesterday())
                        .map(closed -> working(member, week, exceptions, absences, closed))
                        .chain(working -> misplaced(member.id(), working))
                        .map(misplaced -> new WorkPlan(
                                member.id(),
                                member.terms(),
                                week,
                                exceptions,
                                absences,
                                skills,
                                areas,
                                busy,
                                misplaced)))));
    }

    private Uni<List<WorkPlan.Visit>> misplaced(UUID technicianId, WorkingDays working) {
        var now = clock.instant();
        return reads.visits(List.of(technicianId), new TimeRange(now, now.plus(AHEAD)), now)
                .map(visits -> visits.stream()
                        .filter(visit -> !works(technicianId, working, visit.blocked()))
                        .map(PlanReads.Taken::visit)
                        .toList());
    }

    private static boolean works(UUID technicianId, WorkingDays working, TimeRange blocked) {
        return new Roster(technicianId, working, VisitLimits.NONE, List.of())
                .free(blocked).stream().anyMatch(range -> range.contains(blocked));
    }

    private static WorkingDays working(
            PlanReads.Named member,
            Week week,
            List<DayException> exceptions,
            List<Absence> absences,
            List<WorkPlan.ClosedDay> closed) {
        return new WorkingDays(
                member.terms().zone(),
                week.shifts(),
                week.breaks(),
                exceptions,
                closed.stream().map(WorkPlan.ClosedDay::day).collect(toSet()),
                absences);
    }

    private static PlanReads.Named pick(List<PlanReads.Named> team, UUID technicianId) {
        return team.stream()
                .filter(one -> one.id().equals(technicianId))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("technician"));
    }

    private LocalDate yesterday() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
    }
}
