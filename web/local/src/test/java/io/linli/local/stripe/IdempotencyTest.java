package io.linli.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdempotencyTest extends SimulatorTest {

    private final RequestOptions once = RequestOptions.builder()
            .setIdempotencyKey(UUID.randomUUID().toString())
            .build();

    @Test
    void the_same_key_and_parameters_get_the_same_answer_and_pay_once() throws StripeException {
        var first =
                stripe.v1().paymentIntents().create(paying(500, "pm_card_visa").build(), once);
        var second =
                stripe.v1().paymentIntents().create(paying(500, "pm_card_visa").build(), once);

        assertThat(second.getId()).isEqualTo(first.getId());
        assertThat(second.getLastResponse().body())
                .isEqualTo(first.getLastResponse().body());
        assertThat(second.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .contains("true");
        assertThat(first.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .isEmpty();
        assertThat(stripe.v1().charges().list().getData()).hasSize(1);
    }

    @Test
    void the_same_key_with_other_parameters_is_an_error() throws StripeException {
        stripe.v1().paymentIntents().create(paying(500, "pm_card_visa").build(), once);

        var refusal = catchThrowableOfType(IdempotencyException.class, () -> stripe.v1()
                .paymentIntents()
                .create(paying(501, "pm_card_visa").build(), once));

        assertThat(refusal.getStatusCode()).isEqualTo(400);
        assertThat(refusal.getStripeError().getType()).isEqualTo("idempotency_error");
        assertThat(stripe.v1().charges().list().getData()).hasSize(1);
    }

    @Test
    void the_same_key_at_another_address_is_an_error() throws StripeException {
        stripe.v1().paymentIntents().create(paying(500, "pm_card_visa").build(), once);

        var refusal = catchThrowableOfType(IdempotencyException.class, () -> stripe.v1()
                .customers()
                .create(com.stripe.param.CustomerCreateParams.builder().build(), once));

        assertThat(refusal.getMessage()).contains("/v1/payment_intents");
    }

    @Test
    void a_declined_card_is_declined_again_without_another_charge() throws StripeException {
        var params = paying(500, "pm_card_chargeDeclined").build();
        var first = catchThrowableOfType(
                CardException.class, () -> stripe.v1().paymentIntents().create(params, once));
        var second = catchThrowableOfType(
                CardException.class, () -> stripe.v1().paymentIntents().create(params, once));

        assertThat(second.getCharge()).isEqualTo(first.getCharge());
        assertThat(stripe.v1().charges().list().getData()).hasSize(1);
    }

    @Test
    void what_never_began_is_not_remembered() throws StripeException {
        assertThatThrownBy(() -> stripe.v1()
                        .paymentIntents()
                        .create(paying(500, "pm_card_visa").setCurrency("xxx").build(), once))
                .isInstanceOf(InvalidRequestException.class);

        var paid =
                stripe.v1().paymentIntents().create(paying(500, "pm_card_visa").build(), once);

        assertThat(paid.getStatus()).isEqualTo("succeeded");
    }

    @Test
    void a_500_after_the_commit_is_answered_again_though_the_payment_was_made() throws StripeException {
        admin("/faults", "kind", "error-after", "path", "/v1/payment_intents");
        var params = paying(500, "pm_card_visa").build();

        var first = catchThrowableOfType(
                ApiException.class, () -> stripe.v1().paymentIntents().create(params, once));
        var second = catchThrowableOfType(
                ApiException.class, () -> stripe.v1().paymentIntents().create(params, once));

        assertThat(first.getStatusCode()).isEqualTo(500);
        assertThat(second.getStatusCode()).isEqualTo(500);
        assertThat(stripe.v1().charges().list().getData()).hasSize(1);
    }

    @Test
    void a_key_whose_request_is_still_under_way_is_a_conflict() throws StripeException {
        admin("/faults", "kind", "slow", "millis", 1_500, "path", "/v1/payment_intents");
        var params = paying(500, "pm_card_visa").build();
        var slow = CompletableFuture.supplyAsync(() -> {
            try {
                return stripe.v1().paymentIntents().create(params, once).getId();
            } catch (StripeException e) {
                throw new IllegalStateException(e);
            }
        });
        Eventually.holds(
                () -> assertThat(stripe.v1().charges().list().getData()).hasSize(1));

        var conflict = catchThrowableOfType(
                StripeException.class, () -> stripe.v1().paymentIntents().create(params, once));

        assertThat(conflict.getStatusCode()).isEqualTo(409);
        assertThat(conflict.getCode()).isEqualTo("idempotency_key_in_use");
        assertThat(slow.join())
                .isEqualTo(stripe.v1().paymentIntents().create(params, once).getId());
    }

    @Test
    void stripe_java_by_itself_gets_through_a_storm_of_500s_with_one_payment() throws StripeException {
        admin("/faults", "kind", "error-before", "count", 2);
        var patient = com.stripe.StripeClient.builder()
                .setApiKey(key)
                .setApiBase(base())
                .setMaxNetworkRetries(3)
                .build();

        var paid =
                patient.v1().paymentIntents().create(paying(500, "pm_card_visa").build());

        assertThat(paid.getStatus()).isEqualTo("succeeded");
        assertThat(stripe.v1().charges().list().getData()).hasSize(1);
    }

    @Test
    void a_key_is_forgotten_after_a_day() throws StripeException {
        var first =
                stripe.v1().paymentIntents().create(paying(500, "pm_card_visa").build(), once);

        admin("/clock", "advanceSeconds", 86_401);

        var second =
                stripe.v1().paymentIntents().create(paying(500, "pm_card_visa").build(), once);
        assertThat(second.getId()).isNotEqualTo(first.getId());
    }

    @Test
    void fifty_clients_with_one_key_make_one_payment() throws StripeException {
        var ids = IntStream.range(0, 50)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return stripe.v1()
                                .paymentIntents()
                                .create(paying(500, "pm_card_visa").build(), once)
                                .getId();
                    } catch (StripeException e) {
                        return e.getCode();
                    }
                }))
                .toList();

        assertThat(ids.stream().map(CompletableFuture::join).filter(id -> !id.equals("idempotency_key_in_use")))
                .isNotEmpty()
                .allMatch(id -> id.startsWith("pi_"));
        assertThat(stripe.v1().charges().list().getData()).hasSize(1);
    }
}
