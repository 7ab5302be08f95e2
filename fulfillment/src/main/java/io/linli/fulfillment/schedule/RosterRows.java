package io.linli.fulfillment.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the rows of {@link Rosters} say of one technician, gathered. */
final class RosterRows {

    private static final UUID NO_ID = new UUID(0, 0);

    private static final int SECONDS_OF_A_DAY = 24 * 60 * 60;

    private static final int KIND = 1;
    private static final int NUMBER = 2;
    private static final int STARTS = 3;
    private static final int ENDS = 4;
    private static final int LABEL = 5;

    private final UUID technicianId;
    private final List<Shift> shifts = new ArrayList<>();
    private final List<Shift> breaks = new ArrayList<>();
    private final List<DayException> exceptions = new ArrayList<>();
    private final Set<LocalDate> closed = new HashSet<>();
    private final List<Absence> absences = new ArrayList<>();
    private final List<Instant> visits = new ArrayList<>();
    private final List<TimeRange> taken = new ArrayList<>();

    private Object @Nullable [] technician;

    private RosterRows(UUID technicianId) {
        this.technicianId = technicianId;
    }

    static List<Roster> rosters(List<Object[]> rows) {
        Map<UUID, RosterRows> found = new LinkedHashMap<>();
        rows.forEach(
                row -> found.computeIfAbsent((UUID) row[0], RosterRows::new).add(row));
        return found.values().stream().map(RosterRows::roster).toList();
    }

    private void add(Object[] row) {
        switch (((String) row[KIND]).charAt(0)) {
            case 'T' -> technician = row;
            case 'S' -> each(row, (weekday, starts, ends) -> shifts.add(shift(weekday, starts, ends)));
            case 'B' -> each(row, (weekday, starts, ends) -> breaks.add(shift(weekday, starts, ends)));
            case 'X' -> exceptions.add(exception(row));
            case 'C' -> closed.add(day(row[NUMBER]));
            case 'A' -> absences.add(absence(row));
            case 'V' -> each(row, this::addVisit);
            default -> each(row, (none, starts, ends) -> taken.add(range(starts, ends)));
        }
    }

    private void addVisit(long beforeMinutes, long starts, long ends) {
        taken.add(range(starts, ends));
        visits.add(Instant.ofEpochSecond(starts + beforeMinutes * 60));
    }

    private interface Numbers {
        void take(long one, long starts, long ends);
    }

    /** Three numbers with commas between them, then a blank, and so on. */
    private static void each(Object[] row, Numbers numbers) {
        var text = (String) row[LABEL];
        var found = new long[3];
        int number = 0;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == ' ') {
                numbers.take(found[0], found[1], found[2]);
                found = new long[3];
                number = 0;
            } else if (letter == ',') {
                number++;
            } else {
                found[number] = found[number] * 10 + letter - '0';
            }
        }
        numbers.take(found[0], found[1], found[2]);
    }

    private Roster roster() {
        var row = Optional.ofNullable(technician).orElseThrow();
        var zone = ZoneId.of((String) row[LABEL]);
        var rules = zone.getRules();
        var days = visits.stream()
                .map(start -> LocalDate.ofEpochDay(Math.floorDiv(
                        start.getEpochSecond() + rules.getOffset(start).getTotalSeconds(), SECONDS_OF_A_DAY)))
                .toList();
        var limits = VisitLimits.of(
                Optional.ofNullable(row[NUMBER]).map(RosterRows::integer),
                Optional.ofNullable(row[STARTS]).map(RosterRows::integer),
                Optional.ofNullable(row[ENDS]).map(RosterRows::day),
                days);
        return new Roster(
                technicianId, new WorkingDays(zone, shifts, breaks, exceptions, closed, absences), limits, taken);
    }

    private static Shift shift(long weekday, long starts, long ends) {
        return Shift.of(DayOfWeek.of((int) weekday), LocalTime.ofSecondOfDay(starts), LocalTime.ofSecondOfDay(ends));
    }

    private static DayException exception(Object[] row) {
        return new DayException(
                NO_ID,
                day(row[NUMBER]),
                DayException.Kind.valueOf((String) row[LABEL]),
                Optional.ofNullable(row[STARTS]).map(starts -> hours(row)));
    }

    private static Absence absence(Object[] row) {
        return new Absence(NO_ID, Absence.Kind.valueOf((String) row[LABEL]), day(row[STARTS]), day(row[ENDS]));
    }

    private static Hours hours(Object[] row) {
        return new Hours(LocalTime.ofSecondOfDay(number(row[STARTS])), LocalTime.ofSecondOfDay(number(row[ENDS])));
    }

    private static TimeRange range(long starts, long ends) {
        return new TimeRange(Instant.ofEpochSecond(starts), Instant.ofEpochSecond(ends));
    }

    private static LocalDate day(Object epochDay) {
        return LocalDate.ofEpochDay(number(epochDay));
    }

    private static int integer(Object value) {
        return ((Number) value).intValue();
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
