package io.linli.marketplace.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PayoutCycleTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalTime TWO = LocalTime.of(2, 0);

    /** A Sunday noon in Shanghai. */
    private static final Instant SUNDAY = Instant.parse("2026-11-22T04:00:00Z");

    @Test
    void daily_pays_on_the_next_day() {
        assertThat(PayoutCycle.DAILY.next(SUNDAY, TWO, SHANGHAI)).isEqualTo(Instant.parse("2026-11-22T18:00:00Z"));
    }

    @Test
    void weekly_pays_on_the_next_monday_also_from_a_monday_on() {
        assertThat(PayoutCycle.WEEKLY.next(SUNDAY, TWO, SHANGHAI)).isEqualTo(Instant.parse("2026-11-22T18:00:00Z"));
        assertThat(PayoutCycle.WEEKLY.next(Instant.parse("2026-11-22T18:00:00Z"), TWO, SHANGHAI))
                .isEqualTo(Instant.parse("2026-11-29T18:00:00Z"));
    }

    @Test
    void monthly_pays_on_the_first() {
        assertThat(PayoutCycle.MONTHLY.next(SUNDAY, TWO, SHANGHAI)).isEqualTo(Instant.parse("2026-11-30T18:00:00Z"));
    }

    @Test
    void the_day_is_the_zones_and_not_utcs() {
        // 2 in the morning of the 23rd in Shanghai is still the 22nd in UTC.
        assertThat(PayoutCycle.cut(Instant.parse("2026-11-22T18:00:00Z"), SHANGHAI))
                .isEqualTo(Instant.parse("2026-11-22T16:00:00Z"));
    }

    @Test
    void where_clocks_go_forward_the_time_of_day_is_kept_and_where_it_does_not_exist_it_is_an_hour_later() {
        var newYork = ZoneId.of("America/New_York");
        assertThat(PayoutCycle.DAILY.next(Instant.parse("2026-03-07T12:00:00Z"), TWO, newYork))
                .isEqualTo(Instant.parse("2026-03-08T07:00:00Z"));
        assertThat(PayoutCycle.DAILY.next(Instant.parse("2026-03-08T12:00:00Z"), TWO, newYork))
                .isEqualTo(Instant.parse("2026-03-09T06:00:00Z"));
    }
}
