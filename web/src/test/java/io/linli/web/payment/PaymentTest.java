package io.linli.web.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.linli.marketplace.payment.PullEvents;
import io.linli.web.LinliStack;
import io.linli.web.TestUsers;
import io.linli.web.payment.Shopping.Placed;

/** Paying, with a provider that behaves and one that does not. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class PaymentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<Integer, Integer> TWO_SUPPLIERS = Map.of(1, 3, 13, 1);

    @Inject
    Books books;

    @Inject
    PullEvents pullEvents;

    @AfterEach
    void no_fault_outlives_its_test() {
        Simulator.heal();
    }

    @Test
    void the_signed_webhook_marks_the_order_paid_and_divides_every_line() {
        var placed = Shopping.order("resident-01", TWO_SUPPLIERS);
        assertThat(Shopping.stateOf(placed)).isEqualTo("PENDING");

        Simulator.pay(placed.page());

        awaitPaid(placed);
        assertThat(books.captures(placed.group())).isOne();
        assertThat(books.sum(placed.group(), "PROVIDER_CLEARING", "PLATFORM")).isEqualTo(placed.total());
        await().atMost(PATIENCE).until(() -> books.splits(placed.group()) == 1);
        assertThat(books.sum(placed.group(), "ORDERS_HELD", "PLATFORM")).isZero();
        // 3 × 1.50 = 4.50 and 13.50: each line divided 85/10/5 for itself.
        assertThat(books.sum(placed.group(), "PARTY_PENDING", "SUPPLIER")).isEqualTo(-(383 + 1148));
        assertThat(books.sum(placed.group(), "PARTY_PENDING", "PROPERTY_COMPANY"))
                .isEqualTo(-(45 + 135));
        assertThat(books.sum(placed.group(), "PARTY_PENDING", "PLATFORM")).isEqualTo(-(22 + 67));
    }

    @Test
    void a_declined_card_is_told_and_the_same_page_can_still_be_paid() {
        var placed = Shopping.order("resident-02", Map.of(2, 1));

        Simulator.beDeclined(placed.page());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Shopping.look(placed).getString("payment.lastFailure"))
                        .isEqualTo("generic_decline"));
        assertThat(Shopping.stateOf(placed)).isEqualTo("PENDING");
        assertThat(Shopping.pageAgain(placed)).isEqualTo(placed.page());
        Simulator.pay(placed.page());

        awaitPaid(placed);
        assertThat(books.captures(placed.group())).isOne();
    }

    @Test
    void webhooks_delivered_three_times_capture_once() {
        Simulator.inject(Map.of("kind", "webhook-duplicate", "count", 50, "copies", 2));
        var placed = Shopping.order("resident-03", Map.of(3, 1));

        Simulator.pay(placed.page());

        awaitPaid(placed);
        await().atMost(PATIENCE).until(() -> books.splits(placed.group()) == 1);
        assertThat(books.captures(placed.group())).isOne();
        assertThat(books.sum(placed.group(), "PROVIDER_CLEARING", "PLATFORM")).isEqualTo(placed.total());
    }

    @Test
    void with_every_webhook_dropped_the_janitor_finds_the_payment() {
        Simulator.inject(Map.of("kind", "webhook-drop", "count", 1000));
        var placed = Shopping.order("resident-04", Map.of(4, 1));

        Simulator.pay(placed.page());

        await().atMost(PATIENCE).until(() -> {
            books.run(pullEvents::pull);
            return Shopping.stateOf(placed).equals("PAID");
        });
        assertThat(books.captures(placed.group())).isOne();
    }

    @Test
    void deliveries_janitor_and_a_second_tab_racing_capture_once() {
        Simulator.inject(Map.of("kind", "webhook-duplicate", "count", 50, "copies", 3));
        var placed = Shopping.order("resident-05", Map.of(5, 2));
        var attempt = books.attempt(placed.group());

        var racing = IntStream.range(0, 24)
                .mapToObj(number -> CompletableFuture.runAsync(() -> race(placed, attempt, number)))
                .toList();
        Simulator.pay(placed.page());
        racing.forEach(CompletableFuture::join);

        awaitPaid(placed);
        await().atMost(PATIENCE).until(() -> books.splits(placed.group()) == 1);
        assertThat(books.captures(placed.group())).isOne();
        assertThat(books.sum(placed.group(), "PROVIDER_CLEARING", "PLATFORM")).isEqualTo(placed.total());
    }

    /** Events of several kinds about one payment, pulls, and a tab that asks for the page. */
    private void race(Placed placed, UUID attempt, int number) {
        switch (number % 4) {
            case 0 -> books.run(pullEvents::pull);
            case 1 -> TestUsers.onceAs(placed.user()).post("/api/v1/order-groups/{id}/payments", placed.group());
            default ->
                Simulator.deliver(Deliveries.captured("evt_race_" + attempt + number, attempt, placed.total()))
                        .then()
                        .statusCode(200);
        }
    }

    @Test
    void asking_again_and_at_the_same_time_answers_with_one_page() {
        var placed = Shopping.order("resident-06", Map.of(6, 1));

        List<URI> pages = IntStream.range(0, 6)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> Shopping.pageAgain(placed)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(pages).containsOnly(placed.page());
        assertThat(Simulator.pagesOf(placed.group())).hasSize(1);
    }

    @Test
    void an_error_after_the_provider_made_the_page_still_leads_to_one_payment() {
        Simulator.inject(Map.of(
                "kind", "error-after", "count", 1, "method", "POST", "path", "/v1/checkout/sessions", "stored", true));

        var placed = Shopping.order("resident-07", Map.of(7, 1));
        Simulator.pay(placed.page());

        awaitPaid(placed);
        assertThat(books.captures(placed.group())).isOne();
        assertThat(Simulator.pagesOf(placed.group())).hasSize(2);
        assertThat(Simulator.pagesOf(placed.group()).stream().filter(page -> "paid".equals(page.get("payment_status"))))
                .hasSize(1);
    }

    @Test
    void no_answer_is_told_and_asking_again_finds_the_page_that_was_made() {
        Simulator.inject(Map.of(
                "kind",
                "timeout",
                "count",
                1,
                "method",
                "POST",
                "path",
                "/v1/checkout/sessions",
                "commit",
                true,
                "millis",
                6000));
        var cart = Shopping.cart("resident-08", Map.of(8, 1));

        var refused = TestUsers.onceAs("resident-08")
                .contentType("application/json")
                .body(Map.of("cartId", cart))
                .post("/api/v1/checkouts");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("payment-provider-unavailable");

        var placed = Shopping.checkOut("resident-08", cart);
        assertThat(Simulator.pagesOf(placed.group())).hasSize(1);
        Simulator.pay(placed.page());
        awaitPaid(placed);
    }

    @Test
    void a_page_that_closed_unpaid_is_followed_by_a_new_attempt() {
        var placed = Shopping.order("resident-09", Map.of(9, 1));
        String session = (String) Simulator.pagesOf(placed.group()).get(0).get("id");

        Simulator.closePage(session);
        await().atMost(PATIENCE).until(() -> !Shopping.pageAgain(placed).equals(placed.page()));
        Simulator.pay(Shopping.pageAgain(placed));

        awaitPaid(placed);
        assertThat(books.captures(placed.group())).isOne();
        assertThat(books.list(
                        "SELECT state FROM marketplace.payment_attempt WHERE group_id = :group ORDER BY id",
                        String.class,
                        placed.group()))
                .containsExactly("ABANDONED", "SUCCEEDED");
    }

    @Test
    void a_paid_order_cannot_be_paid_again() {
        var placed = Shopping.order("resident-10", Map.of(10, 1));
        Simulator.pay(placed.page());
        awaitPaid(placed);

        var refused = TestUsers.onceAs(placed.user()).post("/api/v1/order-groups/{id}/payments", placed.group());

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("order-not-payable");
    }

    private static void awaitPaid(Placed placed) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Shopping.stateOf(placed)).isEqualTo("PAID"));
    }
}
