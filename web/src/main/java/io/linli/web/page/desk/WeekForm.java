package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;

import io.linli.catalog.kernel.Refusal;
import io.linli.fulfillment.schedule.Hours;
import io.linli.fulfillment.schedule.Shift;
import io.linli.fulfillment.schedule.Week;

/** The hours of every week as a provider types them: four times for each day, from Monday on. */
@TemplateData
public class WeekForm {

    private static final int TIMES = 4;

    /** Of each day: when work starts and ends, and when the break does. */
    @RestForm
    public List<String> time = List.of();

    /** A week that is more than one shift and one break a day shows the first of each; {@link #simple} says so. */
    static WeekForm of(Week week) {
        var form = new WeekForm();
        var times = new ArrayList<String>();
        for (var day : DayOfWeek.values()) {
            times.addAll(cells(week.shifts(), day));
            times.addAll(cells(week.breaks(), day));
        }
        form.time = times;
        return form;
    }

    /** Whether the form can show all of a week: what it cannot show it would remove. */
    static boolean simple(Week week) {
        return Arrays.stream(DayOfWeek.values())
                .allMatch(day -> on(week.shifts(), day).size() <= 1
                        && on(week.breaks(), day).size() <= 1);
    }

    /** The four times of a day, blank where there are none. */
    public List<String> of(DayOfWeek day) {
        int from = (day.getValue() - 1) * TIMES;
        return time.size() < from + TIMES ? Collections.nCopies(TIMES, "") : time.subList(from, from + TIMES);
    }

    /** Refuses with: {@code hours-invalid}, and what {@link Week} refuses with. */
    Week week() {
        return new Week(shifts(0), shifts(2));
    }

    private List<Shift> shifts(int first) {
        return Arrays.stream(DayOfWeek.values())
                .flatMap(day -> hours(of(day).get(first), of(day).get(first + 1)).stream()
                        .map(hours -> new Shift(day, hours)))
                .toList();
    }

    /** Refuses with: {@code hours-invalid}. Empty where neither was typed. */
    static Optional<Hours> hours(String starts, String ends) {
        if (starts.isBlank() && ends.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Hours(LocalTime.parse(starts.strip()), LocalTime.parse(ends.strip())));
        } catch (DateTimeParseException malformed) {
            throw new Refusal(Refusal.Kind.INVALID, "hours-invalid", "A time is written like 08:30.");
        }
    }

    private static List<String> cells(List<Shift> all, DayOfWeek day) {
        return on(all, day).stream()
                .findFirst()
                .map(shift -> List.of(
                        shift.hours().starts().toString(), shift.hours().ends().toString()))
                .orElse(List.of("", ""));
    }

    private static List<Shift> on(List<Shift> all, DayOfWeek day) {
        return all.stream().filter(shift -> shift.weekday() == day).collect(Collectors.toList());
    }
}
