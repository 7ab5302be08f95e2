package io.linli.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentIntentUpdateParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PaymentMethodCreateParams;
import com.stripe.param.SetupIntentCreateParams;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentIntentTest extends SimulatorTest {

    @Test
    void a_payment_with_a_good_card_succeeds_and_leaves_a_captured_charge() throws StripeException {
        var intent = pay(12_345, "pm_card_visa");

        assertThat(intent.getStatus()).isEqualTo("succeeded");
        assertThat(intent.getAmountReceived()).isEqualTo(12_345);
        var charge = stripe.v1().charges().retrieve(intent.getLatestCharge());
        assertThat(charge.getCaptured()).isTrue();
        assertThat(charge.getAmountCaptured()).isEqualTo(12_345);
        assertThat(charge.getPaymentMethodDetails().getCard().getLast4()).isEqualTo("4242");
    }

    @Test
    void an_intent_goes_from_no_method_to_confirmation_to_success() throws StripeException {
        var intent = stripe.v1()
                .paymentIntents()
                .create(PaymentIntentCreateParams.builder()
                        .setAmount(100L)
                        .setCurrency("cny")
                        .addPaymentMethodType("card")
                        .putMetadata("order", "7")
                        .build());
        assertThat(intent.getStatus()).isEqualTo("requires_payment_method");

        var updated = stripe.v1()
                .paymentIntents()
                .update(
                        intent.getId(),
                        PaymentIntentUpdateParams.builder()
                                .setAmount(250L)
                                .setPaymentMethod("pm_card_mastercard")
                                .putMetadata("cart", "9")
                                .build());
        assertThat(updated.getStatus()).isEqualTo("requires_confirmation");
        assertThat(updated.getMetadata()).isEqualTo(Map.of("order", "7", "cart", "9"));

        var confirmed = stripe.v1().paymentIntents().confirm(intent.getId());
        assertThat(confirmed.getStatus()).isEqualTo("succeeded");
        assertThat(confirmed.getAmountReceived()).isEqualTo(250);
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_chargeDeclined, card_declined, generic_decline",
        "pm_card_chargeDeclinedInsufficientFunds, card_declined, insufficient_funds",
        "pm_card_chargeDeclinedLostCard, card_declined, lost_card",
        "pm_card_chargeDeclinedExpiredCard, expired_card,",
        "pm_card_chargeDeclinedProcessingError, processing_error,"
    })
    void a_declined_card_is_a_402_that_leaves_a_failed_charge_and_the_error(String method, String code, String decline)
            throws StripeException {
        var refusal = catchThrowableOfType(CardException.class, () -> pay(500, method));

        assertThat(refusal.getStatusCode()).isEqualTo(402);
        assertThat(refusal.getCode()).isEqualTo(code);
        assertThat(refusal.getDeclineCode()).isEqualTo(decline);
        assertThat(refusal.getRequestId()).startsWith("req_");
        var intent = stripe.v1()
                .paymentIntents()
                .retrieve(refusal.getStripeError().getPaymentIntent().getId());
        assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
        assertThat(intent.getLastPaymentError().getCode()).isEqualTo(code);
        var charge = stripe.v1().charges().retrieve(intent.getLatestCharge());
        assertThat(charge.getStatus()).isEqualTo("failed");
        assertThat(charge.getPaid()).isFalse();
    }

    @Test
    void a_declined_intent_can_be_paid_with_another_card() throws StripeException {
        var refusal = catchThrowableOfType(CardException.class, () -> pay(500, "pm_card_chargeDeclined"));
        var id = refusal.getStripeError().getPaymentIntent().getId();

        var paid = stripe.v1()
                .paymentIntents()
                .confirm(
                        id,
                        PaymentIntentConfirmParams.builder()
                                .setPaymentMethod("pm_card_visa")
                                .build());

        assertThat(paid.getStatus()).isEqualTo("succeeded");
        assertThat(paid.getLastPaymentError()).isNull();
    }

    @Test
    void a_held_amount_is_captured_in_part_once_and_the_rest_released() throws StripeException {
        var held = stripe.v1()
                .paymentIntents()
                .create(paying(1_000, "pm_card_visa")
                        .setCaptureMethod(CaptureMethod.MANUAL)
                        .build());
        assertThat(held.getStatus()).isEqualTo("requires_capture");
        assertThat(held.getAmountCapturable()).isEqualTo(1_000);

        var captured = stripe.v1()
                .paymentIntents()
                .capture(
                        held.getId(),
                        PaymentIntentCaptureParams.builder()
                                .setAmountToCapture(700L)
                                .build());

        assertThat(captured.getStatus()).isEqualTo("succeeded");
        assertThat(captured.getAmountReceived()).isEqualTo(700);
        var charge = stripe.v1().charges().retrieve(captured.getLatestCharge());
        assertThat(charge.getAmountCaptured()).isEqualTo(700);
        assertThat(charge.getAmountRefunded()).isEqualTo(300);
        var again = catchThrowableOfType(
                InvalidRequestException.class,
                () -> stripe.v1().paymentIntents().capture(held.getId()));
        assertThat(again.getCode()).isEqualTo("payment_intent_unexpected_state");
    }

    @Test
    void more_than_was_held_cannot_be_captured() throws StripeException {
        var held = stripe.v1()
                .paymentIntents()
                .create(paying(1_000, "pm_card_visa")
                        .setCaptureMethod(CaptureMethod.MANUAL)
                        .build());

        var refusal = catchThrowableOfType(InvalidRequestException.class, () -> stripe.v1()
                .paymentIntents()
                .capture(
                        held.getId(),
                        PaymentIntentCaptureParams.builder()
                                .setAmountToCapture(1_001L)
                                .build()));

        assertThat(refusal.getCode()).isEqualTo("amount_too_large");
        assertThat(refusal.getParam()).isEqualTo("amount_to_capture");
        assertThat(stripe.v1().paymentIntents().retrieve(held.getId()).getStatus())
                .isEqualTo("requires_capture");
    }

    @Test
    void a_canceled_intent_releases_its_hold_and_never_moves_again() throws StripeException {
        var held = stripe.v1()
                .paymentIntents()
                .create(paying(1_000, "pm_card_visa")
                        .setCaptureMethod(CaptureMethod.MANUAL)
                        .build());

        var canceled = stripe.v1().paymentIntents().cancel(held.getId());

        assertThat(canceled.getStatus()).isEqualTo("canceled");
        assertThat(canceled.getAmountCapturable()).isZero();
        assertThat(stripe.v1().charges().retrieve(held.getLatestCharge()).getRefunded())
                .isTrue();
        assertThat(catchThrowableOfType(
                                InvalidRequestException.class,
                                () -> stripe.v1().paymentIntents().capture(held.getId()))
                        .getCode())
                .isEqualTo("payment_intent_unexpected_state");
        assertThat(catchThrowableOfType(
                                InvalidRequestException.class,
                                () -> stripe.v1().paymentIntents().cancel(held.getId()))
                        .getStripeError()
                        .getPaymentIntent()
                        .getStatus())
                .isEqualTo("canceled");
    }

    @Test
    void a_hold_nobody_captures_lapses_after_seven_days() throws StripeException, InterruptedException {
        var held = stripe.v1()
                .paymentIntents()
                .create(paying(1_000, "pm_card_visa")
                        .setCaptureMethod(CaptureMethod.MANUAL)
                        .build());

        admin("/clock", "advanceSeconds", 7 * 86_400 + 1);

        Eventually.holds(() -> assertThat(
                        stripe.v1().paymentIntents().retrieve(held.getId()).getStatus())
                .isEqualTo("canceled"));
        assertThat(stripe.v1().paymentIntents().retrieve(held.getId()).getCancellationReason())
                .isEqualTo("automatic");
    }

    @Test
    void three_d_secure_sends_the_customer_to_a_page_and_back() throws StripeException {
        var intent = stripe.v1()
                .paymentIntents()
                .create(paying(900, "pm_card_authenticationRequired")
                        .setReturnUrl("https://shop.example/back?order=1")
                        .build());
        assertThat(intent.getStatus()).isEqualTo("requires_action");
        assertThat(intent.getNextAction().getType()).isEqualTo("redirect_to_url");
        var page = intent.getNextAction().getRedirectToUrl().getUrl();
        assertThat(get(page).body()).contains("¥9.00", "simulator");

        var back = location(submit(page, Map.of("outcome", "complete")));

        assertThat(back)
                .startsWith("https://shop.example/back?order=1&payment_intent=" + intent.getId())
                .endsWith("&redirect_status=succeeded");
        assertThat(stripe.v1().paymentIntents().retrieve(intent.getId()).getStatus())
                .isEqualTo("succeeded");
    }

    @Test
    void three_d_secure_that_fails_leaves_the_intent_waiting_for_another_method() throws StripeException {
        var intent = stripe.v1()
                .paymentIntents()
                .create(paying(900, "pm_card_authenticationRequired")
                        .setReturnUrl("https://shop.example/back")
                        .build());

        var back = location(submit(intent.getNextAction().getRedirectToUrl().getUrl(), Map.of("outcome", "fail")));

        assertThat(back).endsWith("redirect_status=failed");
        var failed = stripe.v1().paymentIntents().retrieve(intent.getId());
        assertThat(failed.getStatus()).isEqualTo("requires_payment_method");
        assertThat(failed.getLastPaymentError().getCode()).isEqualTo("payment_intent_authentication_failure");
    }

    @Test
    void an_absent_customer_cannot_authenticate_unless_the_card_was_set_up() throws StripeException {
        var customer = stripe.v1()
                .customers()
                .create(CustomerCreateParams.builder().setEmail("a@b.example").build());
        var method = stripe.v1()
                .paymentMethods()
                .attach(
                        "pm_card_authenticationRequiredOnSetup",
                        PaymentMethodAttachParams.builder()
                                .setCustomer(customer.getId())
                                .build());
        var offSession = paying(900, method.getId())
                .setCustomer(customer.getId())
                .setOffSession(true)
                .build();
        var refusal = catchThrowableOfType(
                CardException.class, () -> stripe.v1().paymentIntents().create(offSession));
        assertThat(refusal.getCode()).isEqualTo("authentication_required");

        var setup = stripe.v1()
                .setupIntents()
                .create(SetupIntentCreateParams.builder()
                        .setCustomer(customer.getId())
                        .setPaymentMethod(method.getId())
                        .addPaymentMethodType("card")
                        .setReturnUrl("https://shop.example/saved")
                        .setConfirm(true)
                        .build());
        assertThat(setup.getStatus()).isEqualTo("requires_action");
        submit(setup.getNextAction().getRedirectToUrl().getUrl(), Map.of("outcome", "complete"));
        assertThat(stripe.v1().setupIntents().retrieve(setup.getId()).getStatus())
                .isEqualTo("succeeded");

        assertThat(stripe.v1().paymentIntents().create(offSession).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void alipay_is_confirmed_on_a_page_and_pays_with_a_payment_of_its_own_kind() throws StripeException {
        var intent = stripe.v1()
                .paymentIntents()
                .create(PaymentIntentCreateParams.builder()
                        .setAmount(880L)
                        .setCurrency("cny")
                        .addPaymentMethodType("alipay")
                        .setPaymentMethodData(PaymentIntentCreateParams.PaymentMethodData.builder()
                                .setType(PaymentIntentCreateParams.PaymentMethodData.Type.ALIPAY)
                                .build())
                        .setReturnUrl("https://shop.example/back")
                        .setConfirm(true)
                        .build());
        assertThat(intent.getStatus()).isEqualTo("requires_action");
        assertThat(intent.getNextAction().getType()).isEqualTo("alipay_handle_redirect");

        submit(intent.getNextAction().getAlipayHandleRedirect().getUrl(), Map.of("outcome", "complete"));

        var paid = stripe.v1()
                .paymentIntents()
                .retrieve(
                        intent.getId(),
                        PaymentIntentRetrieveParams.builder()
                                .addExpand("latest_charge.balance_transaction")
                                .build());
        assertThat(paid.getStatus()).isEqualTo("succeeded");
        assertThat(paid.getLatestCharge()).startsWith("py_");
        assertThat(paid.getLatestChargeObject().getBalanceTransactionObject().getType())
                .isEqualTo("payment");
    }

    @Test
    void wallets_cannot_be_held() {
        var refusal = catchThrowableOfType(InvalidRequestException.class, () -> stripe.v1()
                .paymentIntents()
                .create(PaymentIntentCreateParams.builder()
                        .setAmount(880L)
                        .setCurrency("cny")
                        .addPaymentMethodType("wechat_pay")
                        .setCaptureMethod(CaptureMethod.MANUAL)
                        .build()));

        assertThat(refusal.getParam()).isEqualTo("capture_method");
    }

    @Test
    void automatic_methods_need_a_way_back() throws StripeException {
        var params = PaymentIntentCreateParams.builder()
                .setAmount(100L)
                .setCurrency("cny")
                .setPaymentMethod("pm_card_visa")
                .setConfirm(true);
        var refusal = catchThrowableOfType(
                InvalidRequestException.class,
                () -> stripe.v1().paymentIntents().create(params.build()));
        assertThat(refusal.getMessage()).contains("return_url");

        var withReturn = params.setReturnUrl("https://shop.example/back").build();
        assertThat(stripe.v1().paymentIntents().create(withReturn).getPaymentMethodTypes())
                .containsExactly("card", "alipay", "wechat_pay");
    }

    @Test
    void a_card_is_good_for_one_payment_unless_saved_with_its_customer() throws StripeException {
        var method = stripe.v1()
                .paymentMethods()
                .create(PaymentMethodCreateParams.builder()
                        .setType(PaymentMethodCreateParams.Type.CARD)
                        .setCard(PaymentMethodCreateParams.CardDetails.builder()
                                .setNumber("4242424242424242")
                                .setExpMonth(12L)
                                .setExpYear(2040L)
                                .setCvc("123")
                                .build())
                        .build());
        pay(100, method.getId());

        var refusal = catchThrowableOfType(InvalidRequestException.class, () -> pay(100, method.getId()));

        assertThat(refusal.getCode()).isEqualTo("payment_method_unexpected_state");
    }

    @Test
    void a_number_that_is_no_test_card_is_declined() throws StripeException {
        var refusal = catchThrowableOfType(CardException.class, () -> stripe.v1()
                .paymentMethods()
                .create(PaymentMethodCreateParams.builder()
                        .setType(PaymentMethodCreateParams.Type.CARD)
                        .setCard(PaymentMethodCreateParams.CardDetails.builder()
                                .setNumber("4242424242424241")
                                .setExpMonth(12L)
                                .setExpYear(2040L)
                                .build())
                        .build()));

        assertThat(refusal.getCode()).isEqualTo("incorrect_number");
    }
}
