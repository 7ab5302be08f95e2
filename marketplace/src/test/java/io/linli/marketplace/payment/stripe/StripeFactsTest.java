package io.linli.marketplace.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.payment.DisputeState;
import io.linli.marketplace.payment.ProviderFact;
import io.linli.marketplace.payment.ProviderFact.About;
import io.linli.marketplace.payment.ProviderFact.Authorised;
import io.linli.marketplace.payment.ProviderFact.Captured;
import io.linli.marketplace.payment.ProviderFact.CardSaved;
import io.linli.marketplace.payment.ProviderFact.Declined;
import io.linli.marketplace.payment.ProviderFact.DisputeChanged;
import io.linli.marketplace.payment.ProviderFact.Expired;
import io.linli.marketplace.payment.ProviderFact.Failed;
import io.linli.marketplace.payment.ProviderFact.Irrelevant;
import io.linli.marketplace.payment.ProviderFact.Movement;
import io.linli.marketplace.payment.ProviderFact.RefundChanged;
import io.linli.marketplace.payment.ProviderFact.RefundState;

class StripeFactsTest {

    private static final UUID ATTEMPT = UUID.fromString("0196a000-0000-7000-8000-000000000001");
    private static final About SESSION = new About(Optional.of(ATTEMPT), Optional.of("cs_1"), Optional.of("pi_1"));
    private static final About INTENT = new About(Optional.of(ATTEMPT), Optional.empty(), Optional.of("pi_1"));

    @Test
    void a_completed_and_paid_session_is_captured_money() {
        assertThat(session("checkout.session.completed", "complete", "paid"))
                .isEqualTo(new Captured(SESSION, Money.cny(1234)));
    }

    @Test
    void a_completed_session_that_is_not_paid_yet_says_nothing() {
        assertThat(session("checkout.session.completed", "complete", "unpaid")).isEqualTo(new Irrelevant());
    }

    @Test
    void a_payment_that_a_card_holds_is_authorised_with_what_can_be_captured() {
        var object =
                """
                {"id":"pi_1","status":"requires_capture","amount":1234,"amount_capturable":1200,"currency":"cny",
                 "metadata":{"linli_attempt":"%s"}}"""
                        .formatted(ATTEMPT);

        assertThat(fact("payment_intent.amount_capturable_updated", object))
                .isEqualTo(new Authorised(INTENT, Money.cny(1200)));
    }

    @Test
    void a_set_up_that_succeeded_is_a_saved_card_and_one_that_did_not_a_decline() {
        var about = new About(Optional.of(ATTEMPT), Optional.empty(), Optional.empty());

        assertThat(fact(
                        "setup_intent.succeeded",
                        """
                        {"id":"seti_1","status":"succeeded","customer":"cus_1","payment_method":"pm_1",
                         "metadata":{"linli_attempt":"%s"}}"""
                                .formatted(ATTEMPT)))
                .isEqualTo(new CardSaved(about, "cus_1", "pm_1"));
        assertThat(fact(
                        "setup_intent.setup_failed",
                        """
                        {"id":"seti_1","last_setup_error":{"code":"card_declined","decline_code":"lost_card"},
                         "metadata":{"linli_attempt":"%s"}}"""
                                .formatted(ATTEMPT)))
                .isEqualTo(new Declined(about, "lost_card"));
    }

    @ParameterizedTest
    @CsvSource({"requires_capture, Authorised", "canceled, Failed", "requires_payment_method, Irrelevant"})
    void a_session_looked_at_with_its_payment_tells_what_became_of_that(String status, String fact) {
        var session = new JsonObject(
                """
                {"id":"cs_1","status":"complete","payment_status":"unpaid","amount_total":1234,"currency":"cny",
                 "metadata":{"linli_attempt":"%s"},"payment_intent":{"id":"pi_1","status":"%s","amount_capturable":1234,
                 "currency":"cny"}}"""
                        .formatted(ATTEMPT, status));

        assertThat(StripeFacts.session(session).getClass().getSimpleName()).isEqualTo(fact);
    }

    @ParameterizedTest
    @CsvSource({
        "succeeded, Captured",
        "requires_payment_method, Declined",
        "requires_action, Declined",
        "processing, Irrelevant",
        "canceled, Failed"
    })
    void a_charge_without_its_owner_is_done_or_declined(String status, String fact) {
        var intent = new JsonObject(
                """
                {"id":"pi_1","status":"%s","amount_received":1234,"currency":"cny","last_payment_error":null}"""
                        .formatted(status));

        assertThat(StripeFacts.charge(intent).getClass().getSimpleName()).isEqualTo(fact);
    }

    @Test
    void a_session_that_expired_unpaid_is_over() {
        assertThat(session("checkout.session.expired", "expired", "unpaid")).isEqualTo(new Expired(SESSION));
    }

    @Test
    void a_delayed_method_that_failed_is_a_failure() {
        assertThat(session("checkout.session.async_payment_failed", "complete", "unpaid"))
                .isEqualTo(new Failed(SESSION, "async_payment_failed"));
    }

    @Test
    void a_succeeded_intent_counts_what_was_received_not_what_was_asked_for() {
        var object =
                """
                {"id":"pi_1","amount":1234,"amount_received":1200,"currency":"cny","metadata":{"linli_attempt":"%s"}}"""
                        .formatted(ATTEMPT);

        assertThat(fact("payment_intent.succeeded", object)).isEqualTo(new Captured(INTENT, Money.cny(1200)));
    }

    @Test
    void a_declined_card_leaves_the_page_open() {
        var object =
                """
                {"id":"pi_1","metadata":{"linli_attempt":"%s"},
                 "last_payment_error":{"code":"card_declined","decline_code":"insufficient_funds"}}"""
                        .formatted(ATTEMPT);

        assertThat(fact("payment_intent.payment_failed", object)).isEqualTo(new Declined(INTENT, "insufficient_funds"));
    }

    @ParameterizedTest
    @CsvSource({"succeeded,SUCCEEDED", "pending,PENDING", "requires_action,PENDING", "failed,FAILED", "canceled,FAILED"
    })
    void refunds_are_known_by_our_own_id(String status, RefundState state) {
        var object =
                """
                {"id":"re_1","amount":50,"currency":"cny","status":"%s","metadata":{"linli_refund":"%s"}}"""
                        .formatted(status, ATTEMPT);

        assertThat(fact("refund.updated", object))
                .isEqualTo(new RefundChanged(Optional.of(ATTEMPT), "re_1", state, Money.cny(50), Optional.empty()));
    }

    @Test
    void a_refund_made_in_the_dashboard_has_no_id_of_ours() {
        var object =
                """
                {"id":"re_1","amount":50,"currency":"cny","status":"succeeded","metadata":{}}""";

        assertThat(((RefundChanged) fact("refund.created", object)).refundId()).isEmpty();
    }

    @Test
    void a_dispute_tells_its_deadline_and_what_it_moved() {
        var object =
                """
                {"id":"du_1","amount":1000,"currency":"cny","status":"needs_response","reason":"fraudulent",
                 "payment_intent":"pi_1","created":1700000000,"evidence_details":{"due_by":1700777600},
                 "balance_transactions":[{"id":"txn_1","amount":-1000,"fee":150,"net":-1150,"currency":"cny"}]}""";

        assertThat(fact("charge.dispute.funds_withdrawn", object))
                .isEqualTo(new DisputeChanged(
                        new About(Optional.empty(), Optional.empty(), Optional.of("pi_1")),
                        "du_1",
                        DisputeState.NEEDS_RESPONSE,
                        Money.cny(1000),
                        "fraudulent",
                        Instant.ofEpochSecond(1_700_000_000),
                        Optional.of(Instant.ofEpochSecond(1_700_777_600)),
                        List.of(new Movement("txn_1", Money.cny(-1000), Money.cny(150)))));
    }

    @ParameterizedTest
    @CsvSource({
        "warning_needs_response,INQUIRY",
        "warning_under_review,INQUIRY_UNDER_REVIEW",
        "warning_closed,INQUIRY_CLOSED",
        "needs_response,NEEDS_RESPONSE",
        "under_review,UNDER_REVIEW",
        "won,WON",
        "lost,LOST",
        "something_new,UNDER_REVIEW"
    })
    void a_disputes_status_is_read_in_our_words(String status, DisputeState state) {
        var object =
                """
                {"id":"du_1","amount":1,"currency":"cny","status":"%s","payment_intent":"pi_1"}"""
                        .formatted(status);

        assertThat(((DisputeChanged) fact("charge.dispute.updated", object)).state())
                .isEqualTo(state);
    }

    @Test
    void what_is_not_for_us_is_irrelevant_and_what_carries_a_strange_id_is_nobodys() {
        assertThat(fact("customer.created", "{\"id\":\"cus_1\"}")).isEqualTo(new Irrelevant());
        assertThat(fact("payment_intent.succeeded", "{\"id\":\"pi_9\",\"metadata\":{\"linli_attempt\":\"x\"}}"))
                .isInstanceOfSatisfying(
                        Captured.class,
                        captured -> assertThat(captured.about().attemptId()).isEmpty());
    }

    private static ProviderFact session(String type, String status, String paymentStatus) {
        return fact(
                type,
                """
                {"id":"cs_1","status":"%s","payment_status":"%s","payment_intent":"pi_1","amount_total":1234,
                 "currency":"cny","client_reference_id":"%s","metadata":{}}"""
                        .formatted(status, paymentStatus, ATTEMPT));
    }

    private static ProviderFact fact(String type, String object) {
        return StripeFacts.event("{\"id\":\"evt_1\",\"type\":\"%s\",\"data\":{\"object\":%s}}".formatted(type, object))
                .fact();
    }
}
