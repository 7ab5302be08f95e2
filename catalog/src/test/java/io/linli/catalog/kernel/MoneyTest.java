package io.linli.catalog.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void a_split_of_85_10_5_gives_the_odd_fen_to_the_largest_remainder() {
        assertThat(Money.cny(1999).allocate(List.of(8500L, 1000L, 500L)))
                .containsExactly(Money.cny(1699), Money.cny(200), Money.cny(100));
    }

    @Test
    void a_tie_goes_to_the_earlier_party() {
        assertThat(Money.cny(1).allocate(List.of(1L, 1L))).containsExactly(Money.cny(1), Money.cny(0));
        assertThat(Money.cny(2).allocate(List.of(1L, 1L, 1L)))
                .containsExactly(Money.cny(1), Money.cny(1), Money.cny(0));
    }

    @Test
    void a_negative_amount_is_the_mirror_of_its_positive() {
        assertThat(Money.cny(-1999).allocate(List.of(8500L, 1000L, 500L)))
                .containsExactly(Money.cny(-1699), Money.cny(-200), Money.cny(-100));
    }

    @Property
    void parts_add_up_to_the_whole_and_are_off_their_quota_by_less_than_one(
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long amount,
            @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 1, max = 10_000) Long> weights) {
        var parts = Money.cny(amount).allocate(weights);

        assertThat(parts.stream().reduce(Money.zero(Money.CNY), Money::plus)).isEqualTo(Money.cny(amount));
        long total = weights.stream().mapToLong(Long::longValue).sum();
        for (int i = 0; i < weights.size(); i++) {
            long offTimesTotal = parts.get(i).amount() * total - amount * weights.get(i);
            assertThat(Math.abs(offTimesTotal)).isLessThan(total);
        }
    }

    @Test
    void an_overflow_is_an_error_and_not_another_amount() {
        assertThatThrownBy(() -> Money.cny(Long.MAX_VALUE).plus(Money.cny(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.cny(Long.MAX_VALUE).times(2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void currencies_do_not_mix() {
        assertThatThrownBy(() -> Money.cny(1).plus(Money.of(1, "USD"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void weights_must_say_something() {
        assertThatThrownBy(() -> Money.cny(1).allocate(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.cny(1).allocate(List.of(0L, 0L))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.cny(1).allocate(List.of(2L, -1L))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void people_read_major_units() {
        assertThat(Money.cny(1234)).hasToString("12.34 CNY");
        assertThat(Money.of(1234, "JPY")).hasToString("1234 JPY");
    }
}
