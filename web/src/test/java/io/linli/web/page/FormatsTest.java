package io.linli.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Money;

class FormatsTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Formats english = new Formats(Locale.ENGLISH, SHANGHAI);
    private final Formats chinese = new Formats(Locale.SIMPLIFIED_CHINESE, SHANGHAI);

    @Test
    void money_shows_yuan_and_fen() {
        assertThat(english.money(Money.cny(1234))).isEqualTo("¥12.34");
        assertThat(chinese.money(Money.cny(123_456_705))).isEqualTo("¥1,234,567.05");
        assertThat(english.money(Money.cny(-5))).isEqualTo("−¥0.05");
    }

    @Test
    void a_currency_without_minor_units_has_no_fraction() {
        assertThat(english.fraction(Money.of(500, "JPY"))).isEmpty();
    }

    @Test
    void times_are_those_of_the_community() {
        var evening = Instant.parse("2026-05-31T18:30:00Z");

        assertThat(english.time(evening)).isEqualTo("02:30");
        assertThat(english.dateTime(evening)).isEqualTo("Jun 1, 2026 02:30");
        assertThat(chinese.dateTime(evening)).isEqualTo("2026年6月1日 02:30");
    }

    @Test
    void days_are_written_as_people_read_them() {
        assertThat(chinese.day(LocalDate.of(2026, 5, 3))).isEqualTo("5月3日");
        assertThat(english.day(LocalDate.of(2026, 5, 3))).isEqualTo("3 May");
    }

    @Test
    void rates_are_percents_without_needless_zeros() {
        assertThat(english.rate(8500)).isEqualTo("85%");
        assertThat(english.rate(850)).isEqualTo("8.5%");
    }
}
