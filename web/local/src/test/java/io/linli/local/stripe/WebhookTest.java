package io.linli.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.WebhookEndpoint;
import com.stripe.param.EventListParams;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointCreateParams.EnabledEvent;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookTest extends SimulatorTest {

    private final Receiver receiver = new Receiver();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void events_arrive_signed_and_stripe_java_reads_them() throws Exception {
        var endpoint = listen(EnabledEvent.PAYMENT_INTENT__SUCCEEDED);

        var paid = pay(700, "pm_card_visa");

        var event = receiver.next().verified(endpoint.getSecret());
        assertThat(event.getType()).isEqualTo("payment_intent.succeeded");
        assertThat(event.getRequest().getId()).startsWith("req_");
        var intent =
                (PaymentIntent) event.getDataObjectDeserializer().getObject().orElseThrow();
        assertThat(intent.getId()).isEqualTo(paid.getId());
        assertThat(intent.getAmountReceived()).isEqualTo(700);
    }

    @Test
    void another_secret_does_not_verify() throws Exception {
        listen(EnabledEvent.PAYMENT_INTENT__SUCCEEDED);
        pay(700, "pm_card_visa");
        var arrival = receiver.next();

        assertThatThrownBy(() -> arrival.verified("whsec_other")).isInstanceOf(SignatureVerificationException.class);
    }

    @Test
    void an_endpoint_hears_only_what_it_asked_for() throws Exception {
        listen(EnabledEvent.REFUND__CREATED);
        var paid = pay(700, "pm_card_visa");

        stripe.v1()
                .refunds()
                .create(com.stripe.param.RefundCreateParams.builder()
                        .setPaymentIntent(paid.getId())
                        .build());

        assertThat(receiver.next().event().getType()).isEqualTo("refund.created");
        assertThat(receiver.all()).isEmpty();
    }

    @Test
    void a_delivery_is_repeated_until_the_receiver_agrees() throws Exception {
        admin("/settings", "retryFirstMillis", 20);
        listen(EnabledEvent.PAYMENT_INTENT__SUCCEEDED);
        receiver.answer(500, 404, 302, 200);

        pay(700, "pm_card_visa");

        var first = receiver.next().event().getId();
        for (int i = 0; i < 3; i++) {
            assertThat(receiver.next().event().getId()).isEqualTo(first);
        }
        Eventually.holds(() -> assertThat(deliveries("delivered")).isEqualTo(1));
        assertThat(stripe.v1().events().retrieve(first).getPendingWebhooks()).isZero();
    }

    @Test
    void a_receiver_that_never_agrees_is_given_up_on() throws Exception {
        admin("/settings", "retryFirstMillis", 1, "retryAttempts", 3);
        listen(EnabledEvent.PAYMENT_INTENT__SUCCEEDED);
        receiver.answer(500, 500, 500);

        pay(700, "pm_card_visa");

        Eventually.holds(() -> assertThat(deliveries("failed")).isEqualTo(1));
    }

    @Test
    void an_event_can_be_delivered_again() throws Exception {
        listen(EnabledEvent.PAYMENT_INTENT__SUCCEEDED);
        pay(700, "pm_card_visa");
        var first = receiver.next().event();

        assertThat(admin("/events/" + first.getId() + "/redeliver").getInteger("deliveries"))
                .isEqualTo(1);

        assertThat(receiver.next().event().getId()).isEqualTo(first.getId());
    }

    @Test
    void an_endpoint_with_a_secret_known_beforehand_is_made_once() throws Exception {
        admin("/webhook-endpoints", "url", receiver.url(), "secret", "whsec_known");
        admin("/webhook-endpoints", "url", receiver.url(), "secret", "whsec_known");

        pay(700, "pm_card_visa");

        assertThat(receiver.next().verified("whsec_known").getType()).isEqualTo("payment_intent.created");
        assertThat(stripe.v1().webhookEndpoints().list().getData()).hasSize(1);
        assertThat(stripe.v1().webhookEndpoints().list().getData().get(0).getSecret())
                .isNull();
    }

    @Test
    void an_application_that_knows_its_secret_registers_once_however_often_it_starts() throws Exception {
        var params = WebhookEndpointCreateParams.builder()
                .setUrl(receiver.url())
                .addEnabledEvent(EnabledEvent.PAYMENT_INTENT__SUCCEEDED)
                .putExtraParam("simulator_secret", "whsec_environment")
                .build();

        var first = stripe.v1().webhookEndpoints().create(params);
        var second = stripe.v1().webhookEndpoints().create(params);
        pay(700, "pm_card_visa");

        assertThat(second.getId()).isEqualTo(first.getId());
        assertThat(receiver.next().verified("whsec_environment").getType()).isEqualTo("payment_intent.succeeded");
    }

    @Test
    void a_deleted_endpoint_hears_nothing_more() throws Exception {
        var endpoint = listen(EnabledEvent.ALL);
        stripe.v1().webhookEndpoints().delete(endpoint.getId());

        pay(700, "pm_card_visa");

        assertThat(admin("GET", "/deliveries", new JsonObject()).getJsonArray("data"))
                .isEmpty();
    }

    @Test
    void events_are_listed_newest_first_by_type_and_forgotten_after_thirty_days() throws StripeException {
        pay(700, "pm_card_visa");
        var all = stripe.v1().events().list().getData();
        assertThat(all)
                .extracting(Event::getType)
                .containsExactly("payment_intent.succeeded", "charge.succeeded", "payment_intent.created");
        var byType = EventListParams.builder().addType("charge.succeeded").build();
        assertThat(stripe.v1().events().list(byType).getData()).hasSize(1);

        admin("/clock", "advanceSeconds", 30 * 86_400 + 1);

        assertThat(stripe.v1().events().list().getData()).isEmpty();
    }

    private int deliveries(String status) {
        return admin("GET", "/deliveries?status=" + status, new JsonObject())
                .getJsonArray("data")
                .size();
    }

    private WebhookEndpoint listen(EnabledEvent event) throws StripeException {
        return stripe.v1()
                .webhookEndpoints()
                .create(WebhookEndpointCreateParams.builder()
                        .setUrl(receiver.url())
                        .addEnabledEvent(event)
                        .build());
    }
}
