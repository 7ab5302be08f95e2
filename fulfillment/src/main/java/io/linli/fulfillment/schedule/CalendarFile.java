package io.linli.fulfillment.schedule;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.linli.catalog.kernel.Refusal;

/**
 * When somebody is busy, by an iCalendar file: events that are neither cancelled nor shown as free, and busy times. What the
 * events are about is not looked at. Pure. Source: RFC 5545.
 */
final class CalendarFile {

    /** Characters of a file. */
    static final int LONGEST = 1_048_576;

    private static final int MOST_EVENTS = 5_000;
    private static final int MOST_STRETCHES = 5_000;

    /** Occurrences of all events, and of each. */
    static final int MOST_OCCURRENCES = 4 * MOST_STRETCHES;

    private final ZoneId home;
    private final List<CalendarEvent> events = new ArrayList<>();
    private final List<CalendarLine> busyTimes = new ArrayList<>();

    private CalendarFile(ZoneId home) {
        this.home = home;
    }

    /**
     * The busy time within the horizon, in order, in stretches apart from one another.
     *
     * <p>Refuses with: {@code calendar-invalid}, {@code calendar-too-large}, {@code time-zone-unknown}.
     *
     * @param home the zone of times that name none
     */
    static List<TimeRange> busy(String text, ZoneId home, TimeRange horizon) {
        if (text.length() > LONGEST) {
            throw tooLarge();
        }
        if (text.indexOf('\0') >= 0) {
            throw invalid();
        }
        try {
            var file = new CalendarFile(home);
            file.read(CalendarLine.read(text));
            return file.within(horizon);
        } catch (DateTimeException
                | ArithmeticException
                | IllegalArgumentException
                | IndexOutOfBoundsException malformed) {
            throw invalid();
        }
    }

    private void read(List<CalendarLine> lines) {
        if (lines.isEmpty() || !lines.get(0).is("BEGIN", "VCALENDAR")) {
            throw invalid();
        }
        var within = new ArrayDeque<String>();
        var event = new ArrayList<CalendarLine>();
        for (var line : lines) {
            if (line.name().equals("BEGIN")) {
                within.push(line.value().toUpperCase(Locale.ROOT));
            } else if (line.name().equals("END")) {
                end(within, line, event);
            } else if ("VEVENT".equals(within.peek())) {
                event.add(line);
            } else if ("VFREEBUSY".equals(within.peek()) && line.name().equals("FREEBUSY")) {
                busyTimes.add(line);
            }
        }
        if (!within.isEmpty()) {
            throw invalid();
        }
    }

    private void end(ArrayDeque<String> within, CalendarLine line, List<CalendarLine> event) {
        if (within.isEmpty() || !within.pop().equalsIgnoreCase(line.value())) {
            throw invalid();
        }
        if (line.is("END", "VEVENT")) {
            events.add(new CalendarEvent(List.copyOf(event), home));
            event.clear();
            if (events.size() > MOST_EVENTS) {
                throw tooLarge();
            }
        }
    }

    private List<TimeRange> within(TimeRange horizon) {
        Map<String, Set<java.time.Instant>> replaced = events.stream()
                .filter(event -> event.replaces().isPresent())
                .collect(groupingBy(
                        CalendarEvent::uid, mapping(event -> event.replaces().orElseThrow(), toSet())));
        var taken = events.stream()
                .filter(CalendarEvent::busy)
                .flatMap(event -> event.within(
                        horizon,
                        event.replaces().isPresent() ? Set.of() : replaced.getOrDefault(event.uid(), Set.of())));
        var found = Stream.concat(taken, busyTimes.stream().flatMap(line -> periods(line, horizon)))
                .map(range -> range.within(horizon))
                .limit(MOST_OCCURRENCES + 1L)
                .toList();
        if (found.size() > MOST_OCCURRENCES) {
            throw tooLarge();
        }
        var busy = TimeRange.join(found);
        if (busy.size() > MOST_STRETCHES) {
            throw tooLarge();
        }
        return busy;
    }

    private Stream<TimeRange> periods(CalendarLine line, TimeRange horizon) {
        if (line.parameter("FBTYPE").filter("FREE"::equalsIgnoreCase).isPresent()) {
            return Stream.empty();
        }
        return Arrays.stream(line.value().split(","))
                .map(period -> period.strip().split("/"))
                .map(period -> period(period, line))
                .filter(range -> !range.isEmpty() && range.overlaps(horizon));
    }

    private TimeRange period(String[] period, CalendarLine line) {
        var start = CalendarTime.of(period[0], line, home);
        var end = period[1].startsWith("P")
                ? start.plus(CalendarTime.duration(period[1]))
                : CalendarTime.of(period[1], line, home);
        return new TimeRange(start.instant(), end.instant());
    }

    private static Refusal invalid() {
        return new Refusal(
                Refusal.Kind.INVALID,
                "calendar-invalid",
                "This is not a calendar file (iCalendar, .ics) that can be read.");
    }

    static Refusal tooLarge() {
        return new Refusal(
                Refusal.Kind.TOO_LARGE,
                "calendar-too-large",
                "A calendar has at most 1 MiB and " + MOST_EVENTS + " events.");
    }
}
