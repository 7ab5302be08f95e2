package io.linli.web.technician;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.fulfillment.schedule.Absence;
import io.linli.fulfillment.schedule.Area;
import io.linli.fulfillment.schedule.BusyCalendar;
import io.linli.fulfillment.schedule.DayException;
import io.linli.fulfillment.schedule.Hours;
import io.linli.fulfillment.schedule.Skill;
import io.linli.fulfillment.schedule.WorkPlan;

/**
 * All that decides when a technician can come.
 *
 * @param areas none: wherever the provider sells
 * @param misplacedVisits booked where the technician does not work any more: to be moved
 */
public record PlanView(
        UUID id,
        TermsView terms,
        WeekView week,
        List<ExceptionView> exceptions,
        List<AbsenceView> absences,
        List<SkillView> skills,
        List<AreaView> areas,
        List<CalendarView> calendars,
        List<VisitView> misplacedVisits) {

    /** A day that is different. Starts and ends absent: off all day. */
    public record ExceptionView(
            UUID id, LocalDate day, DayException.Kind kind, @Nullable LocalTime starts, @Nullable LocalTime ends) {

        static ExceptionView of(DayException exception) {
            return new ExceptionView(
                    exception.id(),
                    exception.day(),
                    exception.kind(),
                    exception.hours().map(Hours::starts).orElse(null),
                    exception.hours().map(Hours::ends).orElse(null));
        }
    }

    /** A day that is to be different. */
    public record NewException(
            @NotNull LocalDate day,
            DayException.@NotNull Kind kind,
            @Nullable LocalTime starts,
            @Nullable LocalTime ends) {

        Optional<Hours> hours() {
            if (starts == null && ends == null) {
                return Optional.empty();
            }
            if (starts == null || ends == null) {
                throw new Refusal(Refusal.Kind.INVALID, "hours-invalid", "Hours have a start and an end.");
            }
            return Optional.of(new Hours(starts, ends));
        }
    }

    /** Whole days away, the last included. */
    public record AbsenceView(UUID id, Absence.Kind kind, LocalDate firstDay, LocalDate lastDay) {

        static AbsenceView of(Absence absence) {
            return new AbsenceView(absence.id(), absence.kind(), absence.firstDay(), absence.lastDay());
        }
    }

    /** Whole days to be away, the last included. */
    public record NewAbsence(Absence.@NotNull Kind kind, @NotNull LocalDate firstDay, @NotNull LocalDate lastDay) {}

    /**
     * What a technician can do.
     *
     * @param expiresOn the certificate's last good day; absent where it has none
     */
    public record SkillView(@NotNull String code, @Nullable String certificate, @Nullable LocalDate expiresOn) {

        static SkillView of(Skill skill) {
            return new SkillView(
                    skill.code(), skill.certificate(), skill.expiresOn().orElse(null));
        }

        Skill skill() {
            return new Skill(code, certificate == null ? "" : certificate, Optional.ofNullable(expiresOn));
        }
    }

    /** Where a technician goes; without a building, the whole community. */
    public record AreaView(@NotNull UUID communityId, @Nullable UUID buildingId) {

        static AreaView of(Area area) {
            return new AreaView(area.communityId(), area.buildingId().orElse(null));
        }

        Area area() {
            return new Area(communityId, Optional.ofNullable(buildingId));
        }
    }

    /**
     * A calendar of when a technician is busy elsewhere.
     *
     * @param problem code of why it could not be read the last time; what was read before still counts
     */
    public record CalendarView(
            UUID id, String name, @Nullable String address, @Nullable Instant readAt, @Nullable String problem) {

        static CalendarView of(BusyCalendar calendar) {
            return new CalendarView(
                    calendar.id(),
                    calendar.name(),
                    calendar.address().orElse(null),
                    calendar.readAt().orElse(null),
                    calendar.failureCode().orElse(null));
        }
    }

    /** A calendar to be read from an address. */
    public record NewCalendar(@NotNull String name, @NotNull String address) {}

    /** A visit a technician's time is held for. */
    public record VisitView(UUID bookingId, Instant startsAt, Instant endsAt) {}

    /** A day on which the provider's weekly shifts do not count. */
    public record ClosedDayView(LocalDate day, String name) {

        static ClosedDayView of(WorkPlan.ClosedDay closed) {
            return new ClosedDayView(closed.day(), closed.name());
        }
    }

    /** What a closed day is called. */
    public record ClosedDayName(@NotNull String name) {}

    /** Where a published calendar is read. Told once. */
    public record FeedView(String address) {}

    static PlanView of(WorkPlan plan) {
        return new PlanView(
                plan.technicianId(),
                TermsView.of(plan.terms()),
                WeekView.of(plan.week()),
                plan.exceptions().stream().map(ExceptionView::of).toList(),
                plan.absences().stream().map(AbsenceView::of).toList(),
                plan.skills().stream().map(SkillView::of).toList(),
                plan.areas().stream().map(AreaView::of).toList(),
                plan.calendars().stream().map(CalendarView::of).toList(),
                plan.misplaced().stream()
                        .map(visit -> new VisitView(visit.bookingId(), visit.startsAt(), visit.endsAt()))
                        .toList());
    }
}
