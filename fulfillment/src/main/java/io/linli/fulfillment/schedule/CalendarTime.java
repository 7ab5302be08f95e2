package io.linli.fulfillment.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAmount;
import java.util.Map;

/**
 * A time of an iCalendar file. Source: RFC 5545, sections 3.3.4 and 3.3.5.
 *
 * @param allDay a date without a time: from midnight to midnight
 */
record CalendarTime(LocalDateTime local, ZoneId zone, boolean allDay) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final int LENGTH_OF_DATE = 8;

    /** What Windows calls the zones most calendars come from. Source: Unicode CLDR, windowsZones. */
    private static final Map<String, String> OF_WINDOWS = Map.ofEntries(
            Map.entry("China Standard Time", "Asia/Shanghai"),
            Map.entry("Taipei Standard Time", "Asia/Taipei"),
            Map.entry("Singapore Standard Time", "Asia/Singapore"),
            Map.entry("Tokyo Standard Time", "Asia/Tokyo"),
            Map.entry("Korea Standard Time", "Asia/Seoul"),
            Map.entry("India Standard Time", "Asia/Kolkata"),
            Map.entry("AUS Eastern Standard Time", "Australia/Sydney"),
            Map.entry("GMT Standard Time", "Europe/London"),
            Map.entry("W. Europe Standard Time", "Europe/Berlin"),
            Map.entry("Romance Standard Time", "Europe/Paris"),
            Map.entry("Eastern Standard Time", "America/New_York"),
            Map.entry("Central Standard Time", "America/Chicago"),
            Map.entry("Pacific Standard Time", "America/Los_Angeles"),
            Map.entry("UTC", "UTC"));

    /**
     * Refuses with: {@code time-zone-unknown}.
     *
     * @param home the zone of times that name none
     */
    static CalendarTime of(String text, CalendarLine line, ZoneId home) {
        if (text.length() == LENGTH_OF_DATE) {
            return new CalendarTime(LocalDate.parse(text, DATE).atStartOfDay(), home, true);
        }
        if (text.endsWith("Z")) {
            return new CalendarTime(
                    LocalDateTime.parse(text.substring(0, text.length() - 1), TIME), ZoneOffset.UTC, false);
        }
        var zone = line.parameter("TZID").map(CalendarTime::zone).orElse(home);
        return new CalendarTime(LocalDateTime.parse(text, TIME), zone, false);
    }

    static CalendarTime of(CalendarLine line, ZoneId home) {
        return of(line.value().strip(), line, home);
    }

    /** As {@code PT1H30M}, {@code P1D} or {@code P2W}. */
    static TemporalAmount duration(String text) {
        return text.contains("T") ? Duration.parse(text) : Period.parse(text);
    }

    CalendarTime at(LocalDateTime other) {
        return new CalendarTime(other, zone, allDay);
    }

    CalendarTime plus(TemporalAmount amount) {
        return amount instanceof Duration exact
                ? new CalendarTime(LocalDateTime.ofInstant(instant().plus(exact), zone), zone, allDay)
                : at(local.plus(amount));
    }

    Instant instant() {
        return WallClock.reaches(local, zone);
    }

    /** Some put a path before the name, or call it as Windows does. */
    private static ZoneId zone(String name) {
        var known = ZoneId.getAvailableZoneIds();
        var parts = name.split("/");
        var lastTwo = parts.length > 2 ? parts[parts.length - 2] + "/" + parts[parts.length - 1] : name;
        if (known.contains(name)) {
            return ZoneId.of(name);
        }
        if (OF_WINDOWS.containsKey(name)) {
            return ZoneId.of(OF_WINDOWS.get(name));
        }
        return TechnicianTerms.zone(lastTwo);
    }
}
