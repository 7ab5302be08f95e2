package io.linli.fulfillment.schedule;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.linli.marketplace.booking.VisitNeeds;

/** What a provider's team does on some days: who works when, and what takes their time. */
@ApplicationScoped
public class TeamCalendar {

    private final Rosters rosters;
    private final PlanReads reads;
    private final Clock clock;

    TeamCalendar(Rosters rosters, PlanReads reads, Clock clock) {
        this.rosters = rosters;
        this.reads = reads;
        this.clock = clock;
    }

    /** A stretch of time. */
    public record Stretch(Instant startsAt, Instant endsAt) {

        static Stretch of(TimeRange range) {
            return new Stretch(range.starts(), range.ends());
        }
    }

    /** A technician's day. */
    public record Day(LocalDate day, List<Stretch> work, List<WorkPlan.Visit> visits, List<Stretch> busy) {}

    /** A technician's days, in order. */
    public record Row(UUID technicianId, String name, List<Day> days) {}

    /**
     * By name; who has left is not among them.
     *
     * @param zone in which the days are
     * @param days at least 1
     */
    @WithSession
    public Uni<List<Row>> of(UUID supplierId, ZoneId zone, LocalDate from, int days) {
        var now = clock.instant();
        var span = new TimeRange(
                from.atStartOfDay(zone).toInstant(),
                from.plusDays(days).atStartOfDay(zone).toInstant());
        return rosters.of(supplierId, null, VisitNeeds.NONE, span, now).chain(found -> {
            var ids = found.stream().map(Roster::technicianId).toList();
            return reads.team(supplierId).chain(team -> reads.visits(ids, span, now)
                    .chain(visits -> reads.busy(ids, span).map(busy -> team.stream()
                            .flatMap(one -> row(one, found, visits, busy, zone, from, days))
                            .toList())));
        });
    }

    private static Stream<Row> row(
            PlanReads.Named one,
            List<Roster> rosters,
            List<PlanReads.Taken> visits,
            List<PlanReads.Busy> busy,
            ZoneId zone,
            LocalDate from,
            int days) {
        return rosters.stream()
                .filter(roster -> roster.technicianId().equals(one.id()))
                .filter(roster ->
                        one.terms().lastDay().map(last -> !last.isBefore(from)).orElse(true))
                .map(roster -> new Row(
                        one.id(),
                        one.terms().displayName(),
                        Stream.iterate(from, day -> day.plusDays(1))
                                .limit(days)
                                .map(day -> day(roster, visits, busy, day, zone))
                                .toList()));
    }

    private static Day day(
            Roster roster, List<PlanReads.Taken> visits, List<PlanReads.Busy> busy, LocalDate day, ZoneId zone) {
        var whole = new TimeRange(
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant());
        return new Day(
                day,
                roster.unbooked().free(whole).stream()
                        .filter(range -> range.overlaps(whole))
                        .map(Stretch::of)
                        .toList(),
                visits.stream()
                        .filter(visit -> visit.technicianId().equals(roster.technicianId()))
                        .map(PlanReads.Taken::visit)
                        .filter(visit -> !visit.startsAt().isBefore(whole.starts())
                                && visit.startsAt().isBefore(whole.ends()))
                        .toList(),
                busy.stream()
                        .filter(one -> one.technicianId().equals(roster.technicianId())
                                && one.during().overlaps(whole))
                        .map(one -> Stretch.of(one.during()))
                        .toList());
    }
}
