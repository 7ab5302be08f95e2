package io.linli.web.payment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.linli.marketplace.payment.PullEvents;
import io.linli.web.LinliStack;
import io.linli.web.ledger.Superuser;

/** What is delivered: forged, late, repeated, about nothing of ours, or contradicting the books. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class WebhookTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Books books;

    @Inject
    PullEvents pullEvents;

    private final UUID nobodys = UUID.randomUUID();
    private final String event = "evt_" + UUID.randomUUID();

    @Test
    void a_forged_signature_is_refused_and_changes_nothing() {
        var placed = Shopping.order("resident-11", Map.of(1, 1));
        var body = Deliveries.captured(event, books.attempt(placed.group()), placed.total());
        var forged = Simulator.signature(body, Instant.now()).replaceFirst("v1=..", "v1=00");

        assertRefused(Simulator.deliver(body, forged));
        assertThat(Shopping.stateOf(placed)).isEqualTo("PENDING");
    }

    @Test
    void a_signature_of_other_bytes_is_refused() {
        var body = Deliveries.captured(event, nobodys, 100);
        var signature = Simulator.signature(body, Instant.now());

        assertRefused(Simulator.deliver(body.replace("100", "101"), signature));
    }

    @Test
    void a_signature_older_than_five_minutes_is_refused_and_a_younger_one_accepted() {
        var body = Deliveries.captured(event, nobodys, 100);

        assertRefused(
                Simulator.deliver(body, Simulator.signature(body, Instant.now().minus(Duration.ofSeconds(310)))));
        assertThat(Simulator.deliver(
                                body, Simulator.signature(body, Instant.now().minus(Duration.ofSeconds(270))))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "t=1,v1=", "v1=00", "t=99999999999,v1=00"})
    void a_signature_that_is_none_is_refused(String signature) {
        assertRefused(Simulator.deliver(Deliveries.captured(event, nobodys, 100), signature));
    }

    @Test
    void no_signature_no_body_and_signed_nonsense_are_refused() {
        assertRefused(given().contentType("application/json").body("{}").post("/webhooks/stripe"));
        assertRefused(given().post("/webhooks/stripe"));
        assertRefused(Simulator.deliver("not json"));
    }

    @Test
    void an_event_about_an_unknown_payment_is_accepted_and_recorded() {
        var answer = Simulator.deliver(Deliveries.captured(event, nobodys, 100));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("outcome")).isEqualTo("UNKNOWN_PAYMENT");
        assertThat(recorded()).isEqualTo("UNKNOWN_PAYMENT");
    }

    @Test
    void an_event_of_a_type_we_do_not_act_on_is_accepted_and_recorded() {
        var answer = Simulator.deliver(
                "{\"id\":\"%s\",\"type\":\"customer.created\",\"data\":{\"object\":{}}}".formatted(event));

        assertThat(answer.jsonPath().getString("outcome")).isEqualTo("IGNORED");
        assertThat(recorded()).isEqualTo("IGNORED");
    }

    @Test
    void an_event_told_again_answers_with_its_first_outcome_and_doubles_nothing() {
        var placed = Shopping.order("resident-11", Map.of(2, 1));
        var body = Deliveries.captured(event, books.attempt(placed.group()), placed.total());

        assertThat(Simulator.deliver(body).jsonPath().getString("outcome")).isEqualTo("APPLIED");
        assertThat(Simulator.deliver(body).jsonPath().getString("outcome")).isEqualTo("APPLIED");
        assertThat(books.captures(placed.group())).isOne();
    }

    @Test
    void another_event_about_a_finished_payment_is_accepted_and_doubles_nothing() {
        var placed = Shopping.order("resident-11", Map.of(3, 1));
        var attempt = books.attempt(placed.group());
        Simulator.deliver(Deliveries.captured(event + "a", attempt, placed.total()));

        var answer = Simulator.deliver(Deliveries.captured(event, attempt, placed.total()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(recorded()).isEqualTo("ALREADY_APPLIED");
        assertThat(books.captures(placed.group())).isOne();
    }

    @Test
    void another_amount_or_currency_never_marks_paid_and_is_recorded_as_an_exception() {
        var placed = Shopping.order("resident-12", Map.of(4, 1));
        var attempt = books.attempt(placed.group());

        Simulator.deliver(Deliveries.captured(event + "b", attempt, placed.total() - 1));
        Simulator.deliver(Deliveries.captured(event, attempt, placed.total(), "usd"));

        assertThat(recorded()).isEqualTo("EXCEPTION");
        assertThat(Shopping.stateOf(placed)).isEqualTo("PENDING");
        assertThat(books.captures(placed.group())).isZero();
    }

    @Test
    void an_event_stored_before_a_crash_is_acted_on_by_the_janitor() {
        var placed = Shopping.order("resident-12", Map.of(5, 1));
        var body = Deliveries.captured(event, books.attempt(placed.group()), placed.total());
        books.change(
                """
                INSERT INTO marketplace.provider_event (id, type, payload, received_at)
                SELECT '%s', 'payment_intent.succeeded', cast('%s' AS jsonb), now() - interval '1 minute'
                WHERE cast(:group AS uuid) IS NOT NULL"""
                        .formatted(event, body),
                placed.group());

        books.run(pullEvents::run);

        await().atMost(PATIENCE).until(() -> Shopping.stateOf(placed).equals("PAID"));
        assertThat(recorded()).isEqualTo("APPLIED");
        assertThat(books.captures(placed.group())).isOne();
    }

    @Test
    void an_event_that_cannot_be_acted_on_is_stored_all_the_same_and_acted_on_by_the_janitor_later() {
        var placed = Shopping.order("resident-12", Map.of(1, 1));
        var attempt = books.attempt(placed.group());
        var body = Deliveries.captured(event, attempt, placed.total());
        failToPay(attempt);
        try {
            assertThat(Simulator.deliver(body).statusCode()).isEqualTo(500);
            assertThat(recorded()).isNull();
            books.run(pullEvents::run);
            assertThat(recorded()).as("too fresh to be left over").isNull();
            leaveOver();
            books.run(pullEvents::run);
            assertThat(recorded()).as("still failing").isNull();
            assertThat(Shopping.stateOf(placed)).isEqualTo("PENDING");
            assertThat(books.captures(placed.group())).isZero();
        } finally {
            Superuser.run(List.of("DROP FUNCTION public.fail_to_pay() CASCADE"));
        }

        books.run(pullEvents::run);

        await().atMost(PATIENCE).until(() -> Shopping.stateOf(placed).equals("PAID"));
        assertThat(recorded()).isEqualTo("APPLIED");
        assertThat(books.captures(placed.group())).isOne();
    }

    /** What acting on the event writes fails in the database, whoever tries. */
    private static void failToPay(UUID attempt) {
        Superuser.run(List.of(
                """
                CREATE FUNCTION public.fail_to_pay() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'no room on the device'; END $$""",
                """
                CREATE TRIGGER fail_to_pay BEFORE UPDATE ON marketplace.payment_attempt FOR EACH ROW
                WHEN (NEW.id = '%s' AND NEW.state = 'SUCCEEDED') EXECUTE FUNCTION public.fail_to_pay()"""
                        .formatted(attempt)));
    }

    private void leaveOver() {
        books.change(
                "UPDATE marketplace.provider_event SET received_at = now() - interval '1 minute' WHERE id = '" + event
                        + "' AND cast(:group AS uuid) IS NOT NULL",
                nobodys);
    }

    private void assertRefused(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("code")).isEqualTo("bad-signature");
        assertThat(books.number(
                        "SELECT count(*) FROM marketplace.provider_event WHERE id = '" + event
                                + "' AND cast(:group AS uuid) IS NOT NULL",
                        nobodys))
                .isZero();
    }

    private String recorded() {
        return books.text(
                "SELECT outcome FROM marketplace.provider_event WHERE id = '" + event
                        + "' AND cast(:group AS uuid) IS NOT NULL",
                nobodys);
    }
}
