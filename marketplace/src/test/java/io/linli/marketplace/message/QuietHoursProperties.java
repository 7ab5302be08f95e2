package io.linli.marketplace.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Quiet hours, in zones whose clocks jump. */
class QuietHoursProperties {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Minute by minute on the wall: when the quiet ends is the first minute from then on that is not quiet. */
    @Property
    void it_ends_at_the_first_minute_that_is_not_quiet_on_the_wall(
            @ForAll("zones") ZoneId zone,
            @ForAll @IntRange(min = 0, max = 525_600) int minuteOfYear,
            @ForAll @IntRange(min = 0, max = 1_439) int from,
            @ForAll @IntRange(min = 0, max = 1_439) int until) {
        var quiet = new QuietHours(minute(from), minute(until));
        var moment = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(minuteOfYear));

        var end = quiet.end(moment, zone);

        var first = firstLoud(quiet, moment, zone);
        if (first.equals(moment)) {
            assertThat(end).isEmpty();
        } else if (!clockJumps(moment, zone)) {
            assertThat(end).contains(first);
        } else {
            // In the night of a jump: never later than the first loud minute, and an hour of repeated quiet is not
            // waited for twice.
            end.ifPresent(found -> assertThat(found)
                    .isAfter(moment)
                    .isBetween(first.minus(Duration.ofHours(1)), first.plus(Duration.ofHours(1))));
        }
    }

    @Example
    void nobody_is_woken_before_eight_where_the_community_is() {
        assertThat(QuietHours.DEFAULT.end(Instant.parse("2026-05-01T13:00:00Z"), SHANGHAI))
                .contains(Instant.parse("2026-05-02T00:00:00Z"));
        assertThat(QuietHours.DEFAULT.end(Instant.parse("2026-05-01T12:59:59Z"), SHANGHAI))
                .isEmpty();
        assertThat(QuietHours.DEFAULT.end(Instant.parse("2026-05-01T23:59:59Z"), SHANGHAI))
                .contains(Instant.parse("2026-05-02T00:00:00Z"));
        assertThat(QuietHours.DEFAULT.end(Instant.parse("2026-05-02T00:00:00Z"), SHANGHAI))
                .isEmpty();
    }

    @Example
    void the_night_of_a_clock_change_is_an_hour_shorter_or_longer() {
        var spring = Instant.parse("2026-03-28T20:30:00Z");
        var autumn = Instant.parse("2026-10-24T19:30:00Z");

        assertThat(QuietHours.DEFAULT.end(spring, BERLIN)).contains(Instant.parse("2026-03-29T06:00:00Z"));
        assertThat(QuietHours.DEFAULT.end(autumn, BERLIN)).contains(Instant.parse("2026-10-25T07:00:00Z"));
    }

    @Example
    void an_end_that_the_clock_jumps_over_comes_with_the_jump_and_one_it_shows_twice_comes_once() {
        var inTheGap = new QuietHours(LocalTime.of(21, 0), LocalTime.of(2, 30));

        assertThat(inTheGap.end(Instant.parse("2026-03-29T00:45:00Z"), BERLIN))
                .contains(Instant.parse("2026-03-29T01:00:00Z"));
        assertThat(inTheGap.end(Instant.parse("2026-10-25T00:10:00Z"), BERLIN))
                .contains(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(inTheGap.end(Instant.parse("2026-10-25T01:10:00Z"), BERLIN)).isEmpty();
    }

    @Example
    void the_same_beginning_and_end_mean_never() {
        var never = new QuietHours(LocalTime.NOON, LocalTime.NOON);

        assertThat(never.end(Instant.parse("2026-05-01T04:00:00Z"), SHANGHAI)).isEmpty();
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC")
                .map(ZoneId::of);
    }

    private static Instant firstLoud(QuietHours hours, Instant moment, ZoneId zone) {
        var loud = moment;
        while (quiet(hours, loud, zone)) {
            loud = loud.plus(Duration.ofMinutes(1));
        }
        return loud;
    }

    private static boolean quiet(QuietHours hours, Instant moment, ZoneId zone) {
        var time = moment.atZone(zone).toLocalTime();
        if (hours.from().equals(hours.until())) {
            return false;
        }
        boolean afterFrom = !time.isBefore(hours.from());
        boolean beforeUntil = time.isBefore(hours.until());
        return hours.from().isBefore(hours.until()) ? afterFrom && beforeUntil : afterFrom || beforeUntil;
    }

    /** Within a day and an hour. */
    private static boolean clockJumps(Instant moment, ZoneId zone) {
        var rules = zone.getRules();
        return !rules.getOffset(moment.minus(Duration.ofHours(3)))
                .equals(rules.getOffset(moment.plus(Duration.ofHours(26))));
    }

    private static LocalTime minute(int ofDay) {
        return LocalTime.of(ofDay / 60, ofDay % 60);
    }
}
