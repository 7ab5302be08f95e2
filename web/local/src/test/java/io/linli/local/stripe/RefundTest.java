package io.linli.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.param.ChargeRetrieveParams;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefundTest extends SimulatorTest {

    @Test
    void a_charge_is_refunded_in_parts_until_nothing_is_left() throws StripeException {
        var intent = pay(1_000, "pm_card_visa");

        assertThat(refund(intent, 300).getStatus()).isEqualTo("succeeded");
        var rest = stripe.v1()
                .refunds()
                .create(RefundCreateParams.builder()
                        .setCharge(intent.getLatestCharge())
                        .build());

        assertThat(rest.getAmount()).isEqualTo(700);
        var charge = stripe.v1()
                .charges()
                .retrieve(
                        intent.getLatestCharge(),
                        ChargeRetrieveParams.builder().addExpand("refunds").build());
        assertThat(charge.getRefunded()).isTrue();
        assertThat(charge.getAmountRefunded()).isEqualTo(1_000);
        assertThat(charge.getRefunds().getData()).extracting(Refund::getAmount).containsExactly(700L, 300L);
        assertThat(catchThrowableOfType(InvalidRequestException.class, () -> refund(intent, 1))
                        .getCode())
                .isEqualTo("charge_already_refunded");
    }

    @Test
    void more_than_is_left_is_refused_and_nothing_moves() throws StripeException {
        var intent = pay(1_000, "pm_card_visa");
        refund(intent, 300);

        var refusal = catchThrowableOfType(InvalidRequestException.class, () -> refund(intent, 701));

        assertThat(refusal.getMessage()).contains("¥7.01", "greater than unrefunded amount", "¥7.00");
        assertThat(stripe.v1().charges().retrieve(intent.getLatestCharge()).getAmountRefunded())
                .isEqualTo(300);
    }

    @Test
    void of_a_partly_captured_hold_only_what_was_captured_can_be_refunded() throws StripeException {
        var held = stripe.v1()
                .paymentIntents()
                .create(paying(1_000, "pm_card_visa")
                        .setCaptureMethod(CaptureMethod.MANUAL)
                        .build());
        assertThat(catchThrowableOfType(InvalidRequestException.class, () -> refund(held, 1))
                        .getCode())
                .isEqualTo("charge_not_captured");
        stripe.v1()
                .paymentIntents()
                .capture(
                        held.getId(),
                        com.stripe.param.PaymentIntentCaptureParams.builder()
                                .setAmountToCapture(600L)
                                .build());

        assertThat(catchThrowableOfType(InvalidRequestException.class, () -> refund(held, 601)))
                .isNotNull();
        assertThat(refund(held, 600).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void twenty_refunds_of_a_tenth_at_once_give_back_exactly_everything() throws StripeException {
        var intent = pay(1_000, "pm_card_visa");

        var outcomes = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return refund(intent, 100).getAmount();
                    } catch (StripeException refused) {
                        return 0L;
                    }
                }))
                .toList();

        assertThat(outcomes.stream().mapToLong(CompletableFuture::join).sum()).isEqualTo(1_000);
        assertThat(stripe.v1()
                        .refunds()
                        .list(RefundListParams.builder()
                                .setPaymentIntent(intent.getId())
                                .setLimit(100L)
                                .build())
                        .getData())
                .hasSize(10);
    }

    @Test
    void a_pending_refund_succeeds_later() throws StripeException {
        admin("/settings", "refundSettlesAfterSeconds", 60);
        var intent = pay(1_000, "pm_card_pendingRefund");
        var refund = refund(intent, 1_000);
        assertThat(refund.getStatus()).isEqualTo("pending");

        admin("/clock", "advanceSeconds", 61);

        Eventually.holds(
                () -> assertThat(stripe.v1().refunds().retrieve(refund.getId()).getStatus())
                        .isEqualTo("succeeded"));
    }

    @Test
    void a_refund_that_fails_gives_the_money_back_to_us() throws StripeException {
        admin("/settings", "availableAfterSeconds", 0, "refundSettlesAfterSeconds", 60);
        var intent = pay(1_000, "pm_card_refundFail");
        var refund = refund(intent, 400);
        assertThat(available()).isEqualTo(600);

        assertThat(soon()).isZero();
        admin("/clock", "advanceSeconds", 57);
        assertThat(soon()).isOne();
        admin("/clock", "advanceSeconds", 4);

        Eventually.holds(
                () -> assertThat(stripe.v1().refunds().retrieve(refund.getId()).getStatus())
                        .isEqualTo("failed"));
        assertThat(soon()).isZero();
        assertThat(available()).isEqualTo(1_000);
        assertThat(stripe.v1().charges().retrieve(intent.getLatestCharge()).getAmountRefunded())
                .isZero();
        assertThat(stripe.v1().refunds().retrieve(refund.getId()).getFailureReason())
                .isEqualTo("expired_or_canceled_card");
    }

    /** How much happens by itself within five seconds. */
    private long soon() {
        return admin("GET", "", new JsonObject()).getLong("soon");
    }

    @Test
    void an_unpaid_intent_has_nothing_to_refund() {
        var refusal = catchThrowableOfType(InvalidRequestException.class, () -> stripe.v1()
                .refunds()
                .create(RefundCreateParams.builder()
                        .setPaymentIntent("pi_unknown")
                        .build()));

        assertThat(refusal.getCode()).isEqualTo("resource_missing");
        assertThat(refusal.getMessage())
                .isEqualTo("No such payment_intent: 'pi_unknown'; code: resource_missing; request-id: "
                        + refusal.getRequestId());
    }

    private long available() throws StripeException {
        return stripe.v1().balance().retrieve().getAvailable().get(0).getAmount();
    }

    private Refund refund(PaymentIntent intent, long amount) throws StripeException {
        return stripe.v1()
                .refunds()
                .create(RefundCreateParams.builder()
                        .setPaymentIntent(intent.getId())
                        .setAmount(amount)
                        .build());
    }
}
