package io.linli.marketplace.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;

class SplitProperties {

    private static final long MOST = 1_000_000_000_000L;

    @Property
    void the_shares_add_up_to_the_line_and_none_is_a_fen_off_its_rate(
            @ForAll @LongRange(min = 1, max = MOST) long amount, @ForAll("rates") Rates rates) {
        var split = split(amount, rates);

        assertThat(split.total()).isEqualTo(Money.cny(amount));
        for (var share : split.shares()) {
            long rounded = amount / Rates.WHOLE * share.rate() + amount % Rates.WHOLE * share.rate() / Rates.WHOLE;
            assertThat(share.amount().amount()).isBetween(rounded, rounded + 1);
        }
    }

    @Property
    void whatever_is_refunded_in_whatever_parts_takes_back_exactly_what_was_split(
            @ForAll @LongRange(min = 1, max = 100_000_000) long amount,
            @ForAll("rates") Rates rates,
            @ForAll @NotEmpty @Size(max = 12) List<@IntRange(min = 1, max = 10_000) Integer> parts) {
        var split = split(amount, rates);
        var left = split;
        var returned = new ArrayList<Split>();

        for (long refund : refunds(amount, parts)) {
            var back = left.refunding(Money.cny(refund));
            returned.add(back);
            left = left.minus(back);
            assertThat(back.total()).isEqualTo(Money.cny(refund));
            assertThat(back.shares()).allMatch(share -> !share.amount().isNegative());
            assertThat(left.shares()).allMatch(share -> !share.amount().isNegative());
        }

        assertThat(left.total()).isEqualTo(Money.cny(0));
        for (int party = 0; party < split.shares().size(); party++) {
            int index = party;
            long sum = returned.stream()
                    .mapToLong(back -> back.shares().get(index).amount().amount())
                    .sum();
            assertThat(sum).isEqualTo(split.shares().get(party).amount().amount());
        }
    }

    @Property
    void rates_that_do_not_add_up_are_refused(
            @ForAll @IntRange(min = -20_000, max = 20_000) int supplier,
            @ForAll @IntRange(min = -20_000, max = 20_000) int company,
            @ForAll @IntRange(min = -20_000, max = 20_000) int platform) {
        boolean sound = supplier >= 0 && company >= 0 && platform >= 0 && supplier + company + platform == Rates.WHOLE;
        if (sound) {
            return;
        }

        assertThatThrownBy(() -> new Rates(supplier, company, platform))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("rates-do-not-add-up"));
    }

    @Test
    void the_default_rule_divides_99_fen_by_largest_remainder() {
        var split = split(99, new Rates(8500, 1000, 500));

        // 84.15, 9.90, 4.95: the two left over go to the two largest remainders.
        assertThat(split.shares()).extracting(share -> share.amount().amount()).containsExactly(84L, 10L, 5L);
    }

    @Test
    void a_fen_that_nobody_deserves_more_goes_to_the_earlier_party() {
        var split = split(1, new Rates(0, 5000, 5000));

        assertThat(split.shares()).extracting(share -> share.amount().amount()).containsExactly(0L, 1L, 0L);
    }

    @Test
    void more_than_is_left_cannot_be_refunded() {
        var split = split(100, new Rates(8500, 1000, 500));

        assertThatThrownBy(() -> split.refunding(Money.cny(101))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> split.refunding(Money.cny(0))).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    static Arbitrary<Rates> rates() {
        var rate = Arbitraries.integers().between(0, Rates.WHOLE);
        return Combinators.combine(rate, rate).as((one, two) -> {
            int first = Math.min(one, two);
            int second = Math.max(one, two) - first;
            return new Rates(first, second, Rates.WHOLE - first - second);
        });
    }

    /** Cuts an amount by basis points of what is left; the last part is the rest. */
    static List<Long> refunds(long amount, List<Integer> parts) {
        var refunds = new ArrayList<Long>();
        long left = amount;
        for (int part : parts) {
            long refund = Math.max(1, left / Rates.WHOLE * part);
            if (refund >= left) {
                break;
            }
            refunds.add(refund);
            left -= refund;
        }
        refunds.add(left);
        return refunds;
    }

    private static Split split(long amount, Rates rates) {
        return Split.of(Lines.of(1, amount), SplitTerms.of(rates));
    }
}
