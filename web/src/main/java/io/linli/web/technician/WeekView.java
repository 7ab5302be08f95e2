package io.linli.web.technician;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.linli.fulfillment.schedule.Hours;
import io.linli.fulfillment.schedule.Shift;
import io.linli.fulfillment.schedule.Week;

/**
 * A technician's hours of every week.
 *
 * @param breaks off whatever the hours of the day are
 */
public record WeekView(
        @NotNull List<@Valid @NotNull ShiftView> shifts, @NotNull List<@Valid @NotNull ShiftView> breaks) {

    /** Hours that recur every week. They end on the day they start. */
    public record ShiftView(
            @NotNull DayOfWeek weekday,
            @NotNull @Schema(examples = "08:00") LocalTime starts,
            @NotNull @Schema(examples = "17:30") LocalTime ends) {

        static ShiftView of(Shift shift) {
            return new ShiftView(
                    shift.weekday(), shift.hours().starts(), shift.hours().ends());
        }

        Shift shift() {
            return new Shift(weekday, new Hours(starts, ends));
        }
    }

    static WeekView of(Week week) {
        return new WeekView(
                week.shifts().stream().map(ShiftView::of).toList(),
                week.breaks().stream().map(ShiftView::of).toList());
    }

    Week week() {
        return new Week(
                shifts.stream().map(ShiftView::shift).toList(),
                breaks.stream().map(ShiftView::shift).toList());
    }
}
