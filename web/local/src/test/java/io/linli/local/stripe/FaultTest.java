package io.linli.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.EventListParams;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultTest extends SimulatorTest {

    private final Receiver receiver = new Receiver();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void a_dropped_webhook_never_arrives_but_its_event_can_be_pulled() throws Exception {
        listen();
        admin("/faults", "kind", "webhook-drop", "event", "payment_intent.succeeded");

        pay(100, "pm_card_visa");
        pay(200, "pm_card_visa");

        assertThat(receiver.next().event().getType()).isEqualTo("payment_intent.succeeded");
        Eventually.holds(() -> assertThat(statuses()).containsExactlyInAnyOrder("dropped", "delivered"));
        assertThat(receiver.all()).isEmpty();
        assertThat(stripe.v1()
                        .events()
                        .list(EventListParams.builder()
                                .setType("payment_intent.succeeded")
                                .build())
                        .getData())
                .hasSize(2);
    }

    @Test
    void a_delayed_webhook_arrives_after_a_later_one() throws Exception {
        listen();
        admin("/faults", "kind", "webhook-delay", "millis", 600);

        var delayed = pay(100, "pm_card_visa");
        var prompt = pay(200, "pm_card_visa");

        assertThat(subjects(2)).containsExactly(prompt.getId(), delayed.getId());
    }

    @Test
    void a_duplicated_webhook_arrives_as_often_as_asked() throws Exception {
        listen();
        admin("/faults", "kind", "webhook-duplicate", "copies", 2);

        var paid = pay(100, "pm_card_visa");

        assertThat(subjects(3)).containsOnly(paid.getId());
        assertThat(receiver.all()).isEmpty();
    }

    @Test
    void reordered_webhooks_arrive_last_first() throws Exception {
        listen();
        admin("/faults", "kind", "webhook-reorder", "count", 3);

        var first = pay(100, "pm_card_visa");
        var second = pay(200, "pm_card_visa");
        assertThat(receiver.all()).isEmpty();
        var third = pay(300, "pm_card_visa");

        assertThat(subjects(3)).containsExactly(third.getId(), second.getId(), first.getId());
    }

    @Test
    void a_reorder_that_waits_for_too_few_lets_go_after_a_while() throws Exception {
        listen();
        admin("/faults", "kind", "webhook-reorder", "count", 3, "millis", 100);

        var first = pay(100, "pm_card_visa");
        var second = pay(200, "pm_card_visa");

        assertThat(subjects(2)).containsExactly(second.getId(), first.getId());
    }

    @Test
    void a_500_before_the_commit_did_nothing() throws StripeException {
        admin("/faults", "kind", "error-before", "method", "POST", "path", "/v1/payment_*");

        var error = catchThrowableOfType(ApiException.class, () -> pay(100, "pm_card_visa"));

        assertThat(error.getStatusCode()).isEqualTo(500);
        assertThat(error.getStripeError().getType()).isEqualTo("api_error");
        assertThat(stripe.v1().charges().list().getData()).isEmpty();
        assertThat(pay(100, "pm_card_visa").getStatus()).isEqualTo("succeeded");
    }

    @Test
    void a_500_after_the_commit_that_was_not_stored_gives_the_true_answer_on_retry() throws StripeException {
        admin("/faults", "kind", "error-after", "path", "/v1/payment_intents", "stored", false);
        var once = RequestOptions.builder().setIdempotencyKey("attempt-1").build();
        var params = paying(100, "pm_card_visa").build();

        assertThatThrownBy(() -> stripe.v1().paymentIntents().create(params, once))
                .isInstanceOf(ApiException.class);

        assertThat(stripe.v1().paymentIntents().create(params, once).getStatus())
                .isEqualTo("succeeded");
        assertThat(stripe.v1().charges().list().getData()).hasSize(1);
    }

    @Test
    void a_timeout_leaves_the_client_in_doubt_and_the_payment_made() throws StripeException {
        admin("/faults", "kind", "timeout", "path", "/v1/payment_intents", "millis", 5_000);
        var hasty = StripeClient.builder()
                .setApiKey(key)
                .setApiBase(base())
                .setMaxNetworkRetries(0)
                .setReadTimeout(300)
                .build();
        var once = RequestOptions.builder().setIdempotencyKey("attempt-1").build();
        var params = paying(100, "pm_card_visa").build();

        assertThatThrownBy(() -> hasty.v1().paymentIntents().create(params, once))
                .isInstanceOf(ApiConnectionException.class);

        Eventually.holds(
                () -> assertThat(stripe.v1().paymentIntents().list().getData()).hasSize(1));
        Eventually.holds(() -> assertThat(answerTo(params, once)).isEqualTo("succeeded"));
        assertThat(stripe.v1().charges().list().getData()).hasSize(1);
    }

    @Test
    void a_timeout_before_the_commit_did_nothing() throws StripeException {
        // Java's own HttpURLConnection repeats a POST once when its connection is cut.
        admin("/faults", "kind", "timeout", "commit", false, "millis", 50, "count", 2);

        assertThatThrownBy(() -> pay(100, "pm_card_visa")).isInstanceOf(ApiConnectionException.class);

        assertThat(stripe.v1().charges().list().getData()).isEmpty();
    }

    @Test
    void a_charge_is_declined_whatever_the_card() throws StripeException {
        admin("/faults", "kind", "decline", "declineCode", "lost_card");
        admin("/faults", "kind", "insufficient-funds");

        var first = catchThrowableOfType(CardException.class, () -> pay(100, "pm_card_visa"));
        var second = catchThrowableOfType(CardException.class, () -> pay(100, "pm_card_visa"));

        assertThat(List.of(first.getDeclineCode(), second.getDeclineCode()))
                .containsExactlyInAnyOrder("insufficient_funds", "lost_card");
        assertThat(pay(100, "pm_card_visa").getStatus()).isEqualTo("succeeded");
    }

    @Test
    void too_many_requests_is_a_429() {
        admin("/faults", "kind", "rate-limit");

        assertThat(catchThrowableOfType(RateLimitException.class, () -> pay(100, "pm_card_visa"))
                        .getStatusCode())
                .isEqualTo(429);
    }

    @Test
    void the_same_seed_strikes_at_the_same_places() throws StripeException {
        var other = new FaultTest();
        for (var test : List.of(this, other)) {
            test.admin("/faults", "kind", "decline", "probability", 0.5, "seed", 42, "count", 1_000);
        }

        assertThat(pattern(this)).isEqualTo(pattern(other)).contains(true, false);
        other.stop();
    }

    @Test
    void faults_are_listed_and_removed_and_nonsense_is_refused() {
        var fault = admin("/faults", "kind", "decline", "count", 5);
        assertThat(admin("GET", "/faults", new JsonObject()).getJsonArray("data"))
                .hasSize(1);

        admin("DELETE", "/faults/" + fault.getString("id"), new JsonObject());

        assertThat(admin("GET", "/faults", new JsonObject()).getJsonArray("data"))
                .isEmpty();
        assertThat(submit(base() + "/admin/" + key + "/faults", Map.of()).statusCode())
                .isEqualTo(400);
        assertThat(get(base() + "/admin").body()).contains("webhook-reorder");
    }

    @Test
    void a_reset_account_has_forgotten_everything() throws StripeException {
        pay(100, "pm_card_visa");
        admin("/settings", "merchantName", "Someone");

        admin("/reset");

        assertThat(stripe.v1().charges().list().getData()).isEmpty();
        assertThat(stripe.v1().events().list().getData()).isEmpty();
        assertThat(pay(100, "pm_card_visa").getStatus()).isEqualTo("succeeded");
    }

    private static List<Boolean> pattern(FaultTest test) throws StripeException {
        var pattern = new ArrayList<Boolean>();
        for (int i = 0; i < 12; i++) {
            pattern.add(declined(test));
        }
        return pattern;
    }

    private static boolean declined(FaultTest test) throws StripeException {
        try {
            test.pay(100, "pm_card_visa");
            return false;
        } catch (CardException e) {
            return true;
        }
    }

    private String answerTo(com.stripe.param.PaymentIntentCreateParams params, RequestOptions once) {
        try {
            return stripe.v1().paymentIntents().create(params, once).getStatus();
        } catch (StripeException e) {
            return String.valueOf(e.getCode());
        }
    }

    private void listen() {
        admin(
                "/webhook-endpoints",
                "url",
                receiver.url(),
                "secret",
                "whsec_test",
                "events",
                List.of("payment_intent.succeeded"));
    }

    private List<String> subjects(int count) throws InterruptedException {
        var subjects = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            subjects.add(new JsonObject(receiver.next().payload())
                    .getJsonObject("data")
                    .getJsonObject("object")
                    .getString("id"));
        }
        return subjects;
    }

    private List<String> statuses() {
        return admin("GET", "/deliveries", new JsonObject()).getJsonArray("data").stream()
                .map(delivery -> ((JsonObject) delivery).getString("status"))
                .toList();
    }
}
