package io.linli.marketplace.aftersale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.order.LineSubject;
import io.linli.marketplace.order.Order;
import io.linli.marketplace.order.OrderedLine;

/** Three units at 4.50 yuan; two of them went back already where it says so. */
class AskTest {

    private static final Money WHOLE = Money.cny(1_350);
    private static final Money ONE_LEFT = Money.cny(450);
    private static final OrderedLine LINE = new OrderedLine(
            new UUID(1, 1),
            new UUID(1, 2),
            new UUID(1, 3),
            new UUID(1, 4),
            new UUID(1, 5),
            new UUID(1, 6),
            new UUID(1, 7),
            LineSubject.Kind.GOODS,
            LocalizedText.same("Pears"),
            3,
            Money.cny(450),
            WHOLE,
            Order.State.PAID);

    @Test
    void the_whole_line_is_what_is_left_of_it() {
        assertThat(new Ask.Whole().of(LINE, WHOLE)).isEqualTo(WHOLE);
        assertThat(new Ask.Whole().of(LINE, ONE_LEFT)).isEqualTo(ONE_LEFT);
    }

    @Test
    void units_are_worth_what_they_were_bought_for() {
        assertThat(new Ask.Units(2).of(LINE, WHOLE)).isEqualTo(Money.cny(900));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 4, Long.MAX_VALUE})
    void so_many_units_were_not_bought(long quantity) {
        assertThat(refused(new Ask.Units(quantity), WHOLE).code()).isEqualTo("refund-quantity-out-of-range");
    }

    @Test
    void units_that_went_back_do_not_go_back_again() {
        assertThat(new Ask.Units(1).of(LINE, ONE_LEFT)).isEqualTo(ONE_LEFT);

        var refusal = refused(new Ask.Units(2), ONE_LEFT);

        assertThat(refusal.code()).isEqualTo("refund-quantity-out-of-range");
        assertThat(refusal.facts()).containsEntry("most", 1L);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 1_351, Long.MAX_VALUE})
    void an_amount_is_positive_and_at_most_what_is_left(long amount) {
        var refusal = refused(new Ask.Part(Money.cny(amount)), WHOLE);

        assertThat(refusal.code()).isEqualTo("refund-amount-out-of-range");
        assertThat(refusal.facts()).containsEntry("most", 1_350L);
    }

    @Test
    void an_amount_is_in_the_currency_it_was_paid_in() {
        assertThat(refused(new Ask.Part(Money.of(100, "USD")), WHOLE).code()).isEqualTo("refund-currency-mismatch");
    }

    @Test
    void of_a_line_that_went_back_nothing_can_be_asked_for() {
        assertThat(refused(new Ask.Whole(), Money.cny(0)).code()).isEqualTo("nothing-left-to-refund");
    }

    @Test
    void what_is_granted_is_at_most_what_was_asked_for() {
        assertThat(approve(null).of(WHOLE)).isEqualTo(WHOLE);
        assertThat(approve(Money.cny(1)).of(WHOLE)).isEqualTo(Money.cny(1));
        for (var bad : new Money[] {Money.cny(1_351), Money.cny(0), Money.cny(-5), Money.of(5, "USD")}) {
            var refusal = assertThrows(Refusal.class, () -> approve(bad).of(WHOLE));
            assertThat(refusal.code()).isEqualTo("approved-amount-out-of-range");
        }
    }

    @Test
    void who_refuses_says_why() {
        var refusal = assertThrows(Refusal.class, () -> new Decision.Refuse("  "));

        assertThat(refusal.code()).isEqualTo("refusal-unexplained");
    }

    private static Decision.Approve approve(Money amount) {
        return new Decision.Approve(Optional.ofNullable(amount), Optional.empty());
    }

    private static Refusal refused(Ask ask, Money left) {
        return assertThrows(Refusal.class, () -> ask.of(LINE, left));
    }
}
