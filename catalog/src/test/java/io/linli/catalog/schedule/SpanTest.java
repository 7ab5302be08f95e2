package io.linli.catalog.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.catalog.kernel.Refusal;

class SpanTest {

    private static final Instant NOW = Instant.parse("2026-10-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-12-24T20:00, Asia/Shanghai, 2026-12-24T12:00:00Z",
        "2026-10-24T20:00, Europe/Berlin, 2026-10-24T18:00:00Z",
        "2026-10-26T20:00, Europe/Berlin, 2026-10-26T19:00:00Z",
        // Shown twice: meant the first time, in summer still.
        "2026-10-25T02:30, Europe/Berlin, 2026-10-25T00:30:00Z",
        "2027-03-28T03:00, Europe/Berlin, 2027-03-28T01:00:00Z"
    })
    void a_moment_is_what_the_clocks_of_the_place_show(String time, String zone, Instant moment) {
        assertThat(span(time, null, zone).from()).isEqualTo(moment);
    }

    @Test
    void a_promotion_over_the_night_of_the_change_lasts_an_hour_longer() {
        var span = span("2026-10-24T12:00", "2026-10-25T12:00", "Europe/Berlin");

        assertThat(span.from()).isEqualTo(Instant.parse("2026-10-24T10:00:00Z"));
        assertThat(span.until()).contains(Instant.parse("2026-10-25T11:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-28T02:30, , Europe/Berlin, change-time-skipped",
        "2027-03-28T01:30, 2027-03-28T02:30, Europe/Berlin, change-time-skipped",
        "2026-10-01T08:00, , Asia/Shanghai, change-in-the-past",
        "2026-09-30T20:00, , Asia/Shanghai, change-in-the-past",
        "2029-12-24T20:00, , Asia/Shanghai, change-too-far",
        "2026-12-24T20:00, 2029-12-24T20:00, Asia/Shanghai, change-too-far",
        "2026-12-24T20:00, 2026-12-24T20:00, Asia/Shanghai, change-end-early",
        "2026-12-24T20:00, 2026-12-23T20:00, Asia/Shanghai, change-end-early"
    })
    void what_cannot_be_is_refused(String from, String until, String zone, String code) {
        var refusal = catchThrowableOfType(Refusal.class, () -> span(from, until, zone));

        assertThat(refusal.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"Asia/Peking", "''", "Shanghai time"})
    void a_zone_nobody_knows_is_refused(String zone) {
        var refusal = catchThrowableOfType(Refusal.class, () -> Span.zone(zone));

        assertThat(refusal.code()).isEqualTo("time-zone-unknown");
    }

    private static Span span(String from, String until, String zone) {
        return Span.of(
                LocalDateTime.parse(from), Optional.ofNullable(until).map(LocalDateTime::parse), ZoneId.of(zone), NOW);
    }
}
