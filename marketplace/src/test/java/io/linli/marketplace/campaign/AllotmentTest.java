package io.linli.marketplace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Ids;
import io.linli.marketplace.campaign.Allotment.Wish;

class AllotmentTest {

    private static final UUID WANG = new UUID(0, 1);
    private static final UUID LI = new UUID(0, 2);
    private static final UUID ZHAO = new UUID(0, 3);

    @Test
    void whole_cases_go_to_everybody_as_wanted() {
        assertThat(Allotment.allot(6, List.of(new Wish(WANG, 4, 6), new Wish(LI, 2, 2))))
                .containsEntry(WANG, 4L)
                .containsEntry(LI, 2L);
    }

    @Test
    void tolerance_fills_a_case_in_the_order_of_joining_and_no_more_than_that() {
        assertThat(Allotment.allot(6, List.of(new Wish(WANG, 2, 3), new Wish(LI, 1, 1), new Wish(ZHAO, 1, 4))))
                .containsEntry(WANG, 3L)
                .containsEntry(LI, 1L)
                .containsEntry(ZHAO, 2L);
    }

    @Test
    void units_that_fill_no_case_are_lost_by_who_came_last() {
        assertThat(Allotment.allot(6, List.of(new Wish(WANG, 5, 5), new Wish(LI, 2, 3), new Wish(ZHAO, 1, 1))))
                .containsEntry(WANG, 5L)
                .containsEntry(LI, 1L)
                .containsEntry(ZHAO, 0L);
    }

    @Property
    void whole_cases_are_bought_nobody_gets_more_than_tolerated_and_a_case_is_bought_where_it_can_be_filled(
            @ForAll @LongRange(min = 1, max = 40) long caseSize, @ForAll("wishes") List<Wish> wishes) {
        var allotted = Allotment.allot(caseSize, wishes);

        long bought = allotted.values().stream().mapToLong(Long::longValue).sum();
        long wanted = wishes.stream().mapToLong(Wish::quantity).sum();
        long tolerated = wishes.stream().mapToLong(Wish::upTo).sum();
        long rounded = (wanted + caseSize - 1) / caseSize * caseSize;
        assertThat(bought).isEqualTo(rounded <= tolerated ? rounded : wanted / caseSize * caseSize);
        for (var wish : wishes) {
            assertThat(allotted.get(wish.seatId())).isBetween(0L, wish.upTo());
            if (bought >= wanted) {
                assertThat(allotted.get(wish.seatId())).isGreaterThanOrEqualTo(wish.quantity());
            }
        }
    }

    @Property
    void who_joined_earlier_never_goes_without_for_one_who_came_later(
            @ForAll @LongRange(min = 1, max = 40) long caseSize, @ForAll("wishes") List<Wish> wishes) {
        var allotted = Allotment.allot(caseSize, wishes);

        boolean short_ = false;
        for (var wish : wishes) {
            if (short_) {
                assertThat(allotted.get(wish.seatId())).isZero();
            }
            short_ |= allotted.get(wish.seatId()) < wish.quantity();
        }
    }

    @Provide
    Arbitrary<List<Wish>> wishes() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 30), Arbitraries.longs().between(0, 10))
                .as((quantity, more) -> new Wish(Ids.next(), quantity, quantity + more))
                .list()
                .ofMaxSize(25);
    }
}
