package io.linli.fulfillment.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Recur;

/**
 * An event of an iCalendar file, perhaps one that recurs. Source: RFC 5545, section 3.6.1.
 *
 * @param lines its own, not those of alarms in it
 * @param home the zone of times that name none
 */
record CalendarEvent(List<CalendarLine> lines, ZoneId home) {

    /** Rules that would come to more than anybody's appointments. */
    private static final Set<String> TOO_OFTEN = Set.of("SECONDLY", "MINUTELY", "HOURLY");

    /** Of a day, by the hours, minutes and seconds a rule names. */
    private static final int MOST_OF_A_DAY = 24;

    /** Days of a year, as a rule may name them: each day of each month. */
    private static final int MOST_OF_A_YEAR = 400;

    private static final List<String> TIMES = List.of("BYHOUR", "BYMINUTE", "BYSECOND");
    private static final List<String> DAYS = List.of("BYMONTH", "BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY");

    private static final Duration MARGIN = Duration.ofDays(2);

    /** Whether time is taken by it: not what is cancelled, or shown as free. */
    boolean busy() {
        return lines.stream()
                .noneMatch(line -> line.is("STATUS", "CANCELLED")
                        || line.is("TRANSP", "TRANSPARENT")
                        || line.is("X-MICROSOFT-CDO-BUSYSTATUS", "FREE"));
    }

    String uid() {
        return first("UID").map(CalendarLine::value).orElse("");
    }

    /** The occurrence of another event with the same UID that this one replaces. */
    Optional<Instant> replaces() {
        return first("RECURRENCE-ID").map(line -> CalendarTime.of(line, home).instant());
    }

    /**
     * The time it takes within the horizon; of what recurs, all occurrences that begin in it or shortly before.
     *
     * @param replaced starts of occurrences that other events replace
     */
    Stream<TimeRange> within(TimeRange horizon, Set<Instant> replaced) {
        var start = first("DTSTART")
                .map(line -> CalendarTime.of(line, home))
                .orElseThrow(() -> new IllegalArgumentException("an event without a start"));
        var gone = new HashSet<>(replaced);
        times("EXDATE").map(CalendarTime::instant).forEach(gone::add);
        return starts(start, horizon)
                .filter(one -> !gone.contains(one.instant()))
                .map(one -> new TimeRange(one.instant(), end(start, one).instant()))
                .filter(range -> !range.isEmpty() && range.overlaps(horizon));
    }

    private Stream<CalendarTime> starts(CalendarTime start, TimeRange horizon) {
        var rules = lines.stream().filter(line -> line.name().equals("RRULE")).toList();
        return Stream.of(
                        Stream.of(start),
                        times("RDATE"),
                        rules.stream().flatMap(rule -> recurring(rule.value(), start, horizon)))
                .flatMap(all -> all)
                .distinct();
    }

    /** The rule is followed on the wall clock; its last moment is an instant, and looked at afterwards. */
    private Stream<CalendarTime> recurring(String rule, CalendarTime start, TimeRange horizon) {
        var parts = Arrays.stream(rule.split(";"))
                .map(part -> part.split("=", 2))
                .filter(part -> part.length == 2)
                .collect(Collectors.toMap(part -> part[0].toUpperCase(Locale.ROOT), part -> part[1]));
        if (TOO_OFTEN.contains(parts.getOrDefault("FREQ", ""))) {
            throw new IllegalArgumentException("an event more than once a day");
        }
        if (combined(parts, TIMES) > MOST_OF_A_DAY || combined(parts, DAYS) > MOST_OF_A_YEAR) {
            throw CalendarFile.tooLarge();
        }
        var until = Optional.ofNullable(parts.remove("UNTIL")).map(text -> until(text, start));
        var plain = parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining(";"));
        var from = LocalDateTime.ofInstant(horizon.starts().minus(length(start)).minus(MARGIN), start.zone());
        var to = LocalDateTime.ofInstant(horizon.ends().plus(MARGIN), start.zone());
        return dates(plain, start.local(), from.isBefore(start.local()) ? start.local() : from, to)
                .map(start::at)
                .filter(one -> until.map(last -> !one.instant().isAfter(last)).orElse(true));
    }

    private static Stream<LocalDateTime> dates(String rule, LocalDateTime seed, LocalDateTime from, LocalDateTime to) {
        var found = new Recur<LocalDateTime>(rule)
                .getDatesAsStream(seed, from, to, CalendarFile.MOST_OCCURRENCES + 1)
                .limit(CalendarFile.MOST_OCCURRENCES + 1L)
                .toList();
        if (found.size() > CalendarFile.MOST_OCCURRENCES) {
            throw CalendarFile.tooLarge();
        }
        return found.stream();
    }

    /** How many ways there are to take one of each list. */
    private static long combined(Map<String, String> parts, List<String> names) {
        return names.stream()
                .map(parts::get)
                .filter(Objects::nonNull)
                .mapToLong(list -> list.chars().filter(one -> one == ',').count() + 1)
                .reduce(1, (all, one) -> all > MOST_OF_A_YEAR ? all : all * one);
    }

    private static Instant until(String text, CalendarTime start) {
        var last = CalendarTime.of(text, new CalendarLine("UNTIL", java.util.Map.of(), text), start.zone());
        return last.allDay() ? last.plus(Period.ofDays(1)).instant().minusSeconds(1) : last.instant();
    }

    private Duration length(CalendarTime start) {
        return Duration.between(start.instant(), end(start, start).instant());
    }

    /** Days last from midnight to midnight, hours as long as they did the first time. */
    private CalendarTime end(CalendarTime first, CalendarTime one) {
        return one.plus(first("DTEND")
                .map(line -> CalendarTime.of(line, home))
                .map(end -> amount(first, end))
                .or(() -> first("DURATION")
                        .map(line -> CalendarTime.duration(line.value().strip())))
                .orElse(first.allDay() ? Period.ofDays(1) : Duration.ZERO));
    }

    private static TemporalAmount amount(CalendarTime first, CalendarTime end) {
        return first.allDay()
                ? Period.between(first.local().toLocalDate(), end.local().toLocalDate())
                : Duration.between(first.instant(), end.instant());
    }

    private Stream<CalendarTime> times(String name) {
        return lines.stream().filter(line -> line.name().equals(name)).flatMap(line -> Arrays.stream(
                        line.value().split(","))
                .map(text -> CalendarTime.of(text.strip().split("/")[0], line, home)));
    }

    private Optional<CalendarLine> first(String name) {
        return lines.stream().filter(line -> line.name().equals(name)).findFirst();
    }
}
