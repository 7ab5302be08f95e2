package io.linli.fulfillment.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * All that decides when a technician can come.
 *
 * @param exceptions from yesterday on, by day
 * @param absences that are not over, by day
 * @param skills by code
 * @param areas none: wherever the provider sells
 * @param calendars of when the technician is busy elsewhere
 * @param misplaced visits of the next weeks that lie where the technician does not work now: to be moved
 */
public record WorkPlan(
        UUID technicianId,
        TechnicianTerms terms,
        Week week,
        List<DayException> exceptions,
        List<Absence> absences,
        List<Skill> skills,
        List<Area> areas,
        List<BusyCalendar> calendars,
        List<Visit> misplaced) {

    /** A visit a technician's time is held for. */
    public record Visit(UUID bookingId, Instant startsAt, Instant endsAt) {}

    /** A day on which the provider's weekly shifts do not count. */
    public record ClosedDay(LocalDate day, String name) {}
}
