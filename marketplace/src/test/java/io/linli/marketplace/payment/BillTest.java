package io.linli.marketplace.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/** What is to be paid, when it is decided, and what is asked back of it. */
class BillTest {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final UUID LINE = new UUID(0, 7);

    @Test
    void a_bill_is_the_sum_of_its_lines_and_waits_for_the_one_decision_of_all() {
        var awaited = Optional.of(new Awaited(new UUID(0, 9), NOON));
        var bill = bill(line(3, 250, awaited), line(1, 99, awaited));

        assertThat(bill.total()).isEqualTo(Money.cny(849));
        assertThat(bill.decidedAt()).contains(NOON);
        assertThat(bill(line(3, 250, awaited), line(1, 99, Optional.empty())).decidedAt())
                .isEmpty();
    }

    @Test
    void a_plan_charges_on_success_with_a_card_held_or_saved_and_lets_choose_only_where_a_card_is_saved() {
        for (var mode : CaptureMode.values()) {
            var plan = new PaymentPlan(mode, Optional.of(NOON));
            assertThat(plan.onSuccess())
                    .isEqualTo(List.of(CaptureMode.ON_SUCCESS_HELD, CaptureMode.ON_SUCCESS_SAVED)
                            .contains(mode));
            assertThat(plan.chooses()).isEqualTo(mode == CaptureMode.ON_SUCCESS_SAVED);
        }
    }

    @Test
    void a_refund_asks_for_some_of_a_line_or_for_the_rest_of_it() {
        var group = new UUID(0, 3);
        var company = new UUID(0, 4);
        var cause = new UUID(0, 5);

        assertThat(RefundRequest.rest(LINE, group, company, RefundReason.CAMPAIGN_FAILED))
                .isEqualTo(
                        new RefundRequest(LINE, group, company, Optional.empty(), RefundReason.CAMPAIGN_FAILED, LINE));
        assertThat(RefundRequest.afterSale(LINE, group, company, Money.cny(1), cause))
                .isEqualTo(new RefundRequest(
                        LINE, group, company, Optional.of(Money.cny(1)), RefundReason.AFTER_SALE, cause));
        assertThatThrownBy(() -> RefundRequest.afterSale(LINE, group, company, Money.cny(0), cause))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_whole_line_comes_back_where_nothing_was_delivered() {
        assertThat(List.of(RefundReason.values()).stream().filter(RefundReason::ofWholeLine))
                .containsExactlyInAnyOrder(
                        RefundReason.CAMPAIGN_FAILED,
                        RefundReason.LEFT,
                        RefundReason.PAID_TOO_LATE,
                        RefundReason.NOT_DELIVERABLE);
    }

    @Test
    void the_provider_is_asked_for_a_refund_by_its_payment_and_our_key() {
        var refund = new Refund(
                new UUID(0, 1),
                new UUID(0, 2),
                new UUID(0, 3),
                new UUID(0, 4),
                LINE,
                RefundReason.AFTER_SALE,
                Money.cny(70),
                ProviderFact.RefundState.PENDING,
                Optional.of("pi_1"),
                Optional.empty(),
                "refund-key",
                2);

        assertThat(refund.order())
                .isEqualTo(new PaymentGateway.RefundOrder(
                        new UUID(0, 1), new UUID(0, 3), new UUID(0, 4), "pi_1", Money.cny(70), "refund-key"));
    }

    private static Bill bill(BillLine... lines) {
        return new Bill(new UUID(0, 1), new UUID(0, 2), true, List.of(lines));
    }

    private static BillLine line(long quantity, long fen, Optional<Awaited> awaited) {
        return new BillLine(new UUID(0, 6), LINE, LocalizedText.same("Tea"), quantity, Money.cny(fen), awaited);
    }
}
