package io.linli.marketplace.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Refusal;

class RevenuePeriodTest {

    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);

    @Test
    void it_is_a_day_at_least_and_a_leap_year_at_most() {
        assertThat(RevenuePeriod.ofDay(NEW_YEAR)).isEqualTo(new RevenuePeriod(NEW_YEAR, NEW_YEAR));
        assertThat(new RevenuePeriod(NEW_YEAR, NEW_YEAR.plusDays(365)).to()).isEqualTo("2027-01-01");

        refused(NEW_YEAR, NEW_YEAR.minusDays(1));
        refused(NEW_YEAR, NEW_YEAR.plusDays(366));
    }

    private static void refused(LocalDate from, LocalDate to) {
        assertThat(assertThrows(Refusal.class, () -> new RevenuePeriod(from, to))
                        .code())
                .isEqualTo("bad-period");
    }
}
