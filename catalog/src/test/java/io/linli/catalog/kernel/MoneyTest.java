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

    @Test
    void sums_differences_and_multiples_keep_their_currency() {
        var dollars = Money.of(700, "USD");

        assertThat(dollars.plus(Money.of(25, "USD"))).isEqualTo(Money.of(725, "USD"));
        assertThat(dollars.minus(Money.of(725, "USD"))).isEqualTo(Money.of(-25, "USD"));
        assertThat(dollars.times(-3)).isEqualTo(Money.of(-2_100, "USD"));
        assertThat(dollars.negated()).isEqualTo(Money.of(-700, "USD"));
        assertThat(dollars.allocate(List.of(1L, 3L))).containsExactly(Money.of(175, "USD"), Money.of(525, "USD"));
    }

    @Test
    void nothing_is_neither_positive_nor_negative() {
        assertThat(Money.cny(0)).matches(Money::isZero);
        assertThat(Money.cny(0).isPositive() || Money.cny(0).isNegative()).isFalse();
        assertThat(Money.cny(1).isPositive()).isTrue();
        assertThat(Money.cny(1).isZero() || Money.cny(1).isNegative()).isFalse();
        assertThat(Money.cny(-1).isNegative()).isTrue();
        assertThat(Money.cny(-1).isZero() || Money.cny(-1).isPositive()).isFalse();
    }

    @Test
    void amounts_of_one_currency_have_an_order_and_others_none() {
        assertThat(Money.cny(1)).isLessThan(Money.cny(2)).isEqualByComparingTo(Money.cny(1));
        assertThat(Money.cny(2)).isGreaterThan(Money.cny(-2));
        assertThatThrownBy(() -> Money.cny(1).compareTo(Money.of(1, "USD")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_smallest_amount_has_no_opposite() {
        assertThatThrownBy(() -> Money.cny(Long.MIN_VALUE).negated()).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.cny(Long.MIN_VALUE).minus(Money.cny(1))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void a_weight_of_nothing_gets_nothing_and_the_whole_goes_to_the_others() {
        assertThat(Money.cny(5).allocate(List.of(0L, 2L, 1L)))
                .containsExactly(Money.cny(0), Money.cny(3), Money.cny(2));
    }
}
