package io.linli.marketplace.paidvisit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Money;

class EndingTest {

    @Test
    void a_fee_is_of_the_visit_and_not_of_what_was_agreed_besides() {
        var lines = List.of(extra(6_000), main(10_000));

        var kept = Ending.feeOf(lines, Money.cny(10_000));

        assertThat(Ending.of(lines, kept)).isEqualTo(new Ending(Money.cny(10_000), Money.cny(6_000)));
        assertThat(Ending.backs(lines, kept)).extracting(back -> back.line().extra(), Ending.Back::amount)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(false, Money.cny(0)),
                        org.assertj.core.groups.Tuple.tuple(true, Money.cny(6_000)));
    }

    @Test
    void where_a_part_went_back_before_no_more_is_kept_than_is_left() {
        var lines = List.of(main(3_000));

        assertThat(Ending.feeOf(lines, Money.cny(5_000))).isEqualTo(Money.cny(3_000));
    }

    @Property
    void whatever_is_kept_both_parts_are_together_what_was_left_and_no_line_gives_more_than_it_has(
            @ForAll @LongRange(max = 100_000) long ofVisit,
            @ForAll @LongRange(max = 100_000) long besides,
            @ForAll @LongRange(max = 200_000) long wanted) {
        var lines = List.of(main(ofVisit), extra(besides));
        var kept = Money.cny(Math.min(wanted, ofVisit + besides));

        var ending = Ending.of(lines, kept);
        var backs = Ending.backs(lines, kept);

        assertThat(ending.fee().plus(ending.back())).isEqualTo(Money.cny(ofVisit + besides));
        assertThat(backs.stream().map(Ending.Back::amount).reduce(Money::plus)).hasValue(ending.back());
        assertThat(backs).allSatisfy(back -> {
            assertThat(back.amount().isNegative()).isFalse();
            assertThat(back.amount()).isLessThanOrEqualTo(back.line().left());
        });
    }

    private static PaidLine main(long left) {
        return new PaidLine(UUID.randomUUID(), UUID.randomUUID(), false, Money.cny(left));
    }

    private static PaidLine extra(long left) {
        return new PaidLine(UUID.randomUUID(), UUID.randomUUID(), true, Money.cny(left));
    }
}
