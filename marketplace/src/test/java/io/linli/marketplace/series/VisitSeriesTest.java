package io.linli.marketplace.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.catalog.service.Choice;

class VisitSeriesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void visits_keep_their_time_on_the_wall_clock_when_clocks_change() {
        var series = weekly(LocalDate.of(2026, 3, 24), LocalTime.of(9, 0));

        assertThat(series.start(0)).isEqualTo(Instant.parse("2026-03-24T08:00:00Z"));
        assertThat(series.start(1)).isEqualTo(Instant.parse("2026-03-31T07:00:00Z"));
        assertThat(series.start(32)).isEqualTo(Instant.parse("2026-11-03T08:00:00Z"));
    }

    @Test
    void a_skipped_hour_is_the_moment_after_it_and_one_that_comes_twice_is_the_first() {
        assertThat(weekly(LocalDate.of(2026, 3, 29), LocalTime.of(2, 30)).start(0))
                .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(weekly(LocalDate.of(2026, 10, 25), LocalTime.of(2, 30)).start(0))
                .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void a_month_that_is_too_short_has_its_last_day_and_the_next_one_is_as_the_first() {
        var first = LocalDate.of(2026, 1, 31);

        assertThat(Rhythm.MONTHLY.day(first, 1)).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(Rhythm.MONTHLY.day(first, 2)).isEqualTo(LocalDate.of(2026, 3, 31));
        assertThat(Rhythm.FORTNIGHTLY.day(first, 2)).isEqualTo(LocalDate.of(2026, 2, 28));
    }

    @Test
    void visits_that_are_too_close_are_passed_over() {
        var series = weekly(LocalDate.of(2026, 5, 4), LocalTime.of(9, 0));

        assertThat(series.firstAfter(0, series.start(2))).isEqualTo(3);
        assertThat(series.firstAfter(5, series.start(2))).isEqualTo(5);
    }

    private static VisitSeries weekly(LocalDate first, LocalTime time) {
        return new VisitSeries(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                Optional.empty(),
                Choice.NONE,
                Rhythm.WEEKLY,
                first,
                time,
                BERLIN,
                VisitSeries.State.ACTIVE,
                0);
    }
}
