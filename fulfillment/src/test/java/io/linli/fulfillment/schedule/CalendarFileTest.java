package io.linli.fulfillment.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.linli.catalog.kernel.Refusal;

class CalendarFileTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final TimeRange HORIZON =
            new TimeRange(Instant.parse("2026-11-22T00:00:00Z"), Instant.parse("2026-12-22T00:00:00Z"));

    @Test
    void an_event_takes_its_time_whatever_way_it_is_written() {
        assertThat(busy(event("DTSTART:20261123T010000Z", "DTEND:20261123T023000Z")))
                .containsExactly("2026-11-23T01:00:00Z/2026-11-23T02:30:00Z");
        assertThat(busy(event("DTSTART;TZID=Europe/Berlin:20261123T090000", "DURATION:PT1H30M")))
                .containsExactly("2026-11-23T08:00:00Z/2026-11-23T09:30:00Z");
        assertThat(busy(event("DTSTART:20261123T090000", "DTEND:20261123T100000")))
                .containsExactly("2026-11-23T01:00:00Z/2026-11-23T02:00:00Z");
        assertThat(busy(event("DTSTART;TZID=\"China Standard Time\":20261123T090000", "DTEND:20261123T020000Z")))
                .containsExactly("2026-11-23T01:00:00Z/2026-11-23T02:00:00Z");
    }

    @Test
    void whole_days_go_from_midnight_to_midnight_where_the_technician_is() {
        assertThat(busy(event("DTSTART;VALUE=DATE:20261123", "DTEND;VALUE=DATE:20261125")))
                .containsExactly("2026-11-22T16:00:00Z/2026-11-24T16:00:00Z");
        assertThat(busy(event("DTSTART;VALUE=DATE:20261123")))
                .containsExactly("2026-11-22T16:00:00Z/2026-11-23T16:00:00Z");
    }

    @Test
    void what_is_cancelled_or_shown_as_free_takes_no_time() {
        assertThat(busy(event("DTSTART:20261123T010000Z", "DTEND:20261123T020000Z", "STATUS:CANCELLED")))
                .isEmpty();
        assertThat(busy(event("DTSTART:20261123T010000Z", "DTEND:20261123T020000Z", "TRANSP:TRANSPARENT")))
                .isEmpty();
    }

    @Test
    void what_recurs_keeps_its_hour_when_clocks_change() {
        var found = CalendarFile.busy(
                file(event(
                        "DTSTART;TZID=America/New_York:20261025T090000",
                        "DTEND;TZID=America/New_York:20261025T100000",
                        "RRULE:FREQ=WEEKLY;BYDAY=SU;UNTIL=20261108T150000Z")),
                SHANGHAI,
                new TimeRange(Instant.parse("2026-10-20T00:00:00Z"), Instant.parse("2026-12-01T00:00:00Z")));

        assertThat(found.stream().map(TimeRange::starts))
                .containsExactly(
                        Instant.parse("2026-10-25T13:00:00Z"),
                        Instant.parse("2026-11-01T14:00:00Z"),
                        Instant.parse("2026-11-08T14:00:00Z"));
    }

    @Test
    void an_occurrence_that_was_left_out_or_moved_is_not_where_it_was() {
        var weekly = event(
                "UID:1",
                "DTSTART:20261123T010000Z",
                "DTEND:20261123T020000Z",
                "RRULE:FREQ=DAILY;COUNT=4",
                "EXDATE:20261124T010000Z");
        var moved =
                event("UID:1", "RECURRENCE-ID:20261125T010000Z", "DTSTART:20261125T050000Z", "DTEND:20261125T060000Z");

        assertThat(busy(weekly + moved))
                .containsExactly(
                        "2026-11-23T01:00:00Z/2026-11-23T02:00:00Z",
                        "2026-11-25T05:00:00Z/2026-11-25T06:00:00Z",
                        "2026-11-26T01:00:00Z/2026-11-26T02:00:00Z");
    }

    @Test
    void what_began_years_ago_and_goes_on_is_found_within_the_horizon_only() {
        var found = CalendarFile.busy(
                file(event("DTSTART:19900101T010000Z", "DTEND:19900101T020000Z", "RRULE:FREQ=DAILY")),
                SHANGHAI,
                HORIZON);

        assertThat(found).hasSize(30).allSatisfy(range -> assertThat(range.overlaps(HORIZON))
                .isTrue());
    }

    @Test
    void a_rule_may_name_some_hours_of_a_day_and_not_every_second_of_it() {
        assertThat(busy(event("DTSTART:20261123T010000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;BYHOUR=1,5;COUNT=3")))
                .containsExactly(
                        "2026-11-23T01:00:00Z/2026-11-23T02:00:00Z",
                        "2026-11-23T05:00:00Z/2026-11-23T06:00:00Z",
                        "2026-11-24T01:00:00Z/2026-11-24T02:00:00Z");
        assertThat(refusal(file(event(
                        "DTSTART:20261123T000000Z",
                        "DURATION:PT1S",
                        "RRULE:FREQ=DAILY;BYHOUR=%s;BYMINUTE=%s;BYSECOND=%s".formatted(to(23), to(59), to(59))))))
                .isEqualTo("calendar-too-large");
        assertThat(refusal(file(event(
                        "DTSTART:20261123T000000Z",
                        "DURATION:PT1S",
                        "RRULE:FREQ=DAILY;BYMINUTE=%s".formatted(to(59))))))
                .isEqualTo("calendar-too-large");
        assertThat(refusal(file(event(
                        "DTSTART:20261123T000000Z",
                        "DURATION:PT1S",
                        "RRULE:FREQ=YEARLY;BYMONTH=%s;BYDAY=%s"
                                .formatted("1,".repeat(999) + 1, "MO,".repeat(999) + "MO")))))
                .isEqualTo("calendar-too-large");
    }

    /** A hundred years of days, each of which lasts until all of them are over: every one reaches into the horizon. */
    @Test
    void what_recurs_more_often_than_can_be_kept_is_refused_and_not_cut_short() {
        assertThat(refusal(file(event(
                        "DTSTART:19000101T000000Z",
                        "DURATION:P47000D",
                        "RRULE:FREQ=DAILY;BYHOUR=%s".formatted(to(23))))))
                .isEqualTo("calendar-too-large");
    }

    @Test
    void what_lasts_longer_than_can_be_counted_is_refused_and_what_lasts_for_ever_ends_with_the_horizon() {
        assertThat(refusal(file(event("DTSTART:20261123T010000Z", "DURATION:PT2562047788015215H"))))
                .isEqualTo("calendar-invalid");
        assertThat(busy(event("DTSTART:20261123T010000Z", "DURATION:P300000Y")))
                .containsExactly("2026-11-23T01:00:00Z/2026-12-22T00:00:00Z");
    }

    @Test
    void what_no_database_keeps_is_refused() {
        assertThat(refusal(file(event("SUMMARY:A\0B", "DTSTART:20261123T010000Z", "DURATION:PT1H"))))
                .isEqualTo("calendar-invalid");
    }

    @Test
    void busy_times_and_folded_lines_and_alarms_are_understood() {
        var text =
                """
                BEGIN:VFREEBUSY
                FREEBUSY;FBTYPE=BUSY:20261123T010000Z/PT1H,20261123T0
                 20000Z/20261123T030000Z
                FREEBUSY;FBTYPE=FREE:20261124T010000Z/PT1H
                END:VFREEBUSY
                BEGIN:VEVENT
                DTSTART:20261125T010000Z
                DURATION:P1D
                BEGIN:VALARM
                DURATION:PT15M
                END:VALARM
                END:VEVENT
                """;

        assertThat(busy(text))
                .containsExactly(
                        "2026-11-23T01:00:00Z/2026-11-23T03:00:00Z", "2026-11-25T01:00:00Z/2026-11-26T01:00:00Z");
    }

    @Test
    void a_time_zone_that_does_not_exist_is_refused() {
        assertThat(refusal(file(event("DTSTART;TZID=Moon/Tycho:20261123T090000", "DURATION:PT1H"))))
                .isEqualTo("time-zone-unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MZ\u0000\u0001 not a calendar",
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:yesterday\nEND:VEVENT\nEND:VCALENDAR",
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR",
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261123T010000Z\nDURATION:PT1M\nRRULE:FREQ=SECONDLY\nEND:VEVENT\nEND:VCALENDAR",
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261123T010000Z\nDURATION:PT1M\nRRULE:FREQ=NOW\nEND:VEVENT\nEND:VCALENDAR"
            })
    void what_is_no_calendar_is_refused(String text) {
        assertThat(refusal(text)).isEqualTo("calendar-invalid");
    }

    @Test
    void what_is_too_long_is_refused() {
        assertThat(refusal("X".repeat(CalendarFile.LONGEST + 1))).isEqualTo("calendar-too-large");
        assertThat(refusal(
                        file(event("DTSTART:20261123T010000Z", "DURATION:PT1M").repeat(5_001))))
                .isEqualTo("calendar-too-large");
    }

    private static List<String> busy(String events) {
        return CalendarFile.busy(file(events), SHANGHAI, HORIZON).stream()
                .map(range -> range.starts() + "/" + range.ends())
                .toList();
    }

    private static String refusal(String text) {
        return assertThrows(Refusal.class, () -> CalendarFile.busy(text, SHANGHAI, HORIZON))
                .code();
    }

    private static String file(String events) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events + "END:VCALENDAR\r\n";
    }

    private static String to(int last) {
        return IntStream.rangeClosed(0, last).mapToObj(Integer::toString).collect(Collectors.joining(","));
    }

    private static String event(String... lines) {
        return "BEGIN:VEVENT\r\n" + String.join("\r\n", lines) + "\r\nEND:VEVENT\r\n";
    }
}
