package io.linli.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.PaymentMethod;
import com.stripe.model.SetupIntent;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentCreateParams.SetupFutureUsage;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PaymentMethodListParams;
import com.stripe.param.SetupIntentCreateParams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cards kept with a customer: attached, listed, charged again, detached; set up with consent. */
class SavedMethodTest extends SimulatorTest {

    private String customer = "";

    @BeforeEach
    void aCustomer() throws StripeException {
        customer = stripe.v1()
                .customers()
                .create(CustomerCreateParams.builder().setName("Zhang").build())
                .getId();
    }

    @Test
    void an_attached_card_is_listed_and_charged_more_than_once() throws StripeException {
        var card = attach("pm_card_visa");

        for (int i = 0; i < 2; i++) {
            var paid = stripe.v1()
                    .paymentIntents()
                    .create(paying(100, card.getId()).setCustomer(customer).build());
            assertThat(paid.getStatus()).isEqualTo("succeeded");
        }

        assertThat(cards()).containsExactly(card.getId());
    }

    @Test
    void a_card_is_not_charged_for_anybody_but_its_customer() throws StripeException {
        var card = attach("pm_card_visa").getId();
        var other =
                stripe.v1().customers().create(CustomerCreateParams.builder().build());

        var without = catchThrowableOfType(InvalidRequestException.class, () -> pay(100, card));
        var forOther = catchThrowableOfType(InvalidRequestException.class, () -> stripe.v1()
                .paymentIntents()
                .create(paying(100, card).setCustomer(other.getId()).build()));

        assertThat(without.getParam()).isEqualTo("payment_method");
        assertThat(forOther.getMessage()).contains("does not have a payment method with the ID " + card);
    }

    @Test
    void a_detached_card_is_of_no_use_any_more() throws StripeException {
        var card = attach("pm_card_visa").getId();

        assertThat(stripe.v1().paymentMethods().detach(card).getCustomer()).isNull();

        assertThat(cards()).isEmpty();
        assertThat(catchThrowableOfType(InvalidRequestException.class, () -> pay(100, card))
                        .getCode())
                .isEqualTo("payment_method_unexpected_state");
        assertThat(catchThrowableOfType(InvalidRequestException.class, () -> attach(card)))
                .isNotNull();
    }

    @Test
    void a_payment_saves_its_card_when_asked_to() throws StripeException {
        var paid = stripe.v1()
                .paymentIntents()
                .create(paying(100, "pm_card_visa")
                        .setCustomer(customer)
                        .setSetupFutureUsage(SetupFutureUsage.OFF_SESSION)
                        .build());

        assertThat(cards()).containsExactly(paid.getPaymentMethod());
    }

    @Test
    void a_card_that_always_declines_cannot_be_attached_but_one_that_fails_later_can() throws StripeException {
        assertThat(catchThrowableOfType(CardException.class, () -> attach("pm_card_chargeDeclined"))
                        .getCode())
                .isEqualTo("card_declined");
        var card = attach("pm_card_chargeCustomerFail").getId();

        assertThat(catchThrowableOfType(CardException.class, () -> stripe.v1()
                                .paymentIntents()
                                .create(paying(100, card).setCustomer(customer).build()))
                        .getDeclineCode())
                .isEqualTo("generic_decline");
    }

    @Test
    void a_setup_intent_saves_a_card_without_charging_it() throws StripeException {
        var setup = setUp("pm_card_visa");

        assertThat(setup.getStatus()).isEqualTo("succeeded");
        assertThat(cards()).containsExactly(setup.getPaymentMethod());
        assertThat(stripe.v1().charges().list().getData()).isEmpty();
        assertThat(stripe.v1()
                        .events()
                        .list(EventListParams.builder()
                                .addType("setup_intent.*")
                                .build())
                        .getData())
                .extracting(Event::getType)
                .containsExactly("setup_intent.succeeded", "setup_intent.created");
    }

    @Test
    void a_setup_that_is_declined_says_so_and_can_be_canceled_once() {
        var refusal = catchThrowableOfType(CardException.class, () -> setUp("pm_card_chargeDeclined"));
        var id = refusal.getStripeError().getSetupIntent().getId();

        assertThat(refusal.getStripeError().getSetupIntent().getStatus()).isEqualTo("requires_payment_method");
        assertThat(catchThrowableOfType(
                        StripeException.class, () -> stripe.v1().setupIntents().cancel(id)))
                .isNull();
        assertThat(catchThrowableOfType(
                                InvalidRequestException.class,
                                () -> stripe.v1().setupIntents().cancel(id))
                        .getCode())
                .isEqualTo("setup_intent_unexpected_state");
    }

    private PaymentMethod attach(String method) throws StripeException {
        return stripe.v1()
                .paymentMethods()
                .attach(
                        method,
                        PaymentMethodAttachParams.builder()
                                .setCustomer(customer)
                                .build());
    }

    private SetupIntent setUp(String method) throws StripeException {
        return stripe.v1()
                .setupIntents()
                .create(SetupIntentCreateParams.builder()
                        .setCustomer(customer)
                        .setPaymentMethod(method)
                        .addPaymentMethodType("card")
                        .setConfirm(true)
                        .build());
    }

    private java.util.List<String> cards() throws StripeException {
        return stripe
                .v1()
                .paymentMethods()
                .list(PaymentMethodListParams.builder()
                        .setCustomer(customer)
                        .setType(PaymentMethodListParams.Type.CARD)
                        .build())
                .getData()
                .stream()
                .map(PaymentMethod::getId)
                .toList();
    }
}
