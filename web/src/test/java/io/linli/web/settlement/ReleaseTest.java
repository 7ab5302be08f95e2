package io.linli.web.settlement;

import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.booking.VisitCompleted;
import io.linli.marketplace.settlement.ReleaseShares;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.booking.BookedVisits;
import io.linli.web.payment.Books;
import io.linli.web.payment.Shopping;
import io.linli.web.payment.Shopping.Placed;
import io.linli.web.payment.Simulator;

/** A share waits for its visit or its time, and is then payable, once. Offer 14 is supplier-02's and costs 14.50 yuan. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class ReleaseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final long SUPPLIERS_SHARE = -2_465;
    private static final long COMPANYS_SHARE = -290;

    @Inject
    Books books;

    @Inject
    BookedVisits booked;

    @Inject
    ReleaseShares releaseShares;

    @Inject
    DomainEvents events;

    @Inject
    Tenancy tenancy;

    @Inject
    OwnContext own;

    @AfterEach
    void no_fault_outlives_its_test() {
        Simulator.heal();
    }

    @Test
    void shares_of_goods_wait_a_week_and_are_then_payable_once() {
        var placed = divided("resident-13");
        books.run(releaseShares::next);
        assertThat(books.sum(placed.group(), "PARTY_PENDING", "SUPPLIER")).isEqualTo(SUPPLIERS_SHARE);

        makeDue(placed);
        awaitPayable(placed, SUPPLIERS_SHARE);

        assertThat(books.sum(placed.group(), "PARTY_PAYABLE", "PROPERTY_COMPANY"))
                .isEqualTo(COMPANYS_SHARE);
        assertThat(books.sum(placed.group(), "PARTY_PENDING", "SUPPLIER")).isZero();
        assertThat(books.sum(placed.group(), "PARTY_PENDING", "PROPERTY_COMPANY"))
                .isZero();
        books.run(releaseShares::next);
        assertThat(books.sum(placed.group(), "PARTY_PAYABLE", "SUPPLIER")).isEqualTo(SUPPLIERS_SHARE);
        as("supplier-02")
                .get("/api/v1/supplier/balance")
                .then()
                .statusCode(200)
                .body("balances[0].payable.amount", greaterThanOrEqualTo((int) -SUPPLIERS_SHARE));
    }

    @Test
    void what_is_refunded_after_the_release_is_owed_by_its_parties() {
        var placed = divided("resident-14");
        makeDue(placed);
        awaitPayable(placed, SUPPLIERS_SHARE);

        var request = ask("resident-14", line(placed));
        onceAs("supplier-02")
                .contentType("application/json")
                .body(Map.of("verdict", "APPROVE"))
                .post("/api/v1/after-sales/{id}/decisions", request)
                .then()
                .statusCode(200);

        await().atMost(PATIENCE)
                .until(() -> books.sum(placed.group(), "PARTY_RECEIVABLE", "SUPPLIER") == -SUPPLIERS_SHARE);
        assertThat(books.sum(placed.group(), "PARTY_RECEIVABLE", "PROPERTY_COMPANY"))
                .isEqualTo(-COMPANYS_SHARE);
        assertThat(books.sum(placed.group(), "PARTY_PAYABLE", "SUPPLIER")).isEqualTo(SUPPLIERS_SHARE);
    }

    @Test
    void a_share_that_came_back_after_its_line_was_released_is_released_as_well() {
        var placed = divided("resident-16");
        // As if the release had found nothing pending, because the refund had taken it.
        books.change(
                """
                UPDATE marketplace.share_release SET due_at = now(), released_at = now()
                WHERE order_id IN (SELECT id FROM marketplace.orders WHERE group_id = :group)""",
                placed.group());
        Simulator.inject(Map.of("kind", "refund-failure", "count", 1));

        var request = ask("resident-16", line(placed));
        onceAs("supplier-02")
                .contentType("application/json")
                .body(Map.of("verdict", "APPROVE"))
                .post("/api/v1/after-sales/{id}/decisions", request)
                .then()
                .statusCode(200);

        awaitPayable(placed, SUPPLIERS_SHARE);
        assertThat(books.sum(placed.group(), "PARTY_PENDING", "SUPPLIER")).isZero();
    }

    @Test
    void a_line_whose_money_is_asked_back_waits_for_the_answer() {
        var placed = divided("resident-15");
        var request = ask("resident-15", line(placed));
        makeDue(placed);

        books.run(releaseShares::next);
        assertThat(books.sum(placed.group(), "PARTY_PAYABLE", "SUPPLIER")).isZero();
        onceAs("resident-15")
                .post("/api/v1/after-sales/{id}/withdrawals", request)
                .then()
                .statusCode(200);

        awaitPayable(placed, SUPPLIERS_SHARE);
    }

    @Test
    void a_visit_that_took_place_releases_its_shares_when_it_can_be_disputed_no_more() {
        var placed = visit("resident-01");
        var booking = books.one(
                """
                SELECT l.booking_id FROM marketplace.order_line l JOIN marketplace.orders o ON o.id = l.order_id
                WHERE o.group_id = :group""",
                UUID.class,
                placed.group());
        var company = books.one(
                "SELECT company_id FROM marketplace.order_group WHERE id = :group", UUID.class, placed.group());
        books.run(releaseShares::next);
        assertThat(books.sum(placed.group(), "PARTY_PAYABLE", "SUPPLIER")).isZero();

        booked.past(booking);
        own.transaction(() -> tenancy.enter(company).chain(() -> events.publish(new VisitCompleted(booking, company))))
                .await()
                .atMost(PATIENCE);

        await().atMost(PATIENCE).until(() -> hoursToRelease(placed) <= 48);
        books.run(releaseShares::next);
        assertThat(books.sum(placed.group(), "PARTY_PAYABLE", "SUPPLIER")).isZero();
        makeDue(placed);
        awaitPayable(placed, -4_080);
    }

    private long hoursToRelease(Placed placed) {
        return books.number(
                """
                SELECT cast(extract(epoch FROM r.due_at - now()) / 3600 AS bigint) FROM marketplace.share_release r
                JOIN marketplace.orders o ON o.id = r.order_id WHERE o.group_id = :group""",
                placed.group());
    }

    private Placed divided(String user) {
        return paid(Shopping.order(user, Map.of(14, 2)));
    }

    private Placed paid(Placed placed) {
        Simulator.pay(placed.page());
        await().atMost(PATIENCE).until(() -> books.splits(placed.group()) == 1);
        return placed;
    }

    private Placed visit(String user) {
        var slots = as(user).queryParam("days", 3).get("/api/v1/services/{id}/slots", Neighbourhood.CAR_WASH);
        var cart = Shopping.cart(user, Map.of());
        onceAs(user)
                .contentType("application/json")
                .body(Map.of(
                        "serviceItemId", Neighbourhood.CAR_WASH, "startsAt", slots.<String>path("items[-1].startsAt")))
                .post("/api/v1/carts/{id}/lines", cart)
                .then()
                .statusCode(201);
        return paid(Shopping.checkOut(user, cart));
    }

    private void makeDue(Placed placed) {
        var changed = books.change(
                """
                UPDATE marketplace.share_release SET due_at = now() - interval '1 second'
                WHERE released_at IS NULL AND order_id IN (SELECT id FROM marketplace.orders WHERE group_id = :group)""",
                placed.group());
        assertThat(changed).isOne();
    }

    private void awaitPayable(Placed placed, long amount) {
        await().atMost(PATIENCE).until(() -> books.sum(placed.group(), "PARTY_PAYABLE", "SUPPLIER") == amount);
    }

    private UUID line(Placed placed) {
        return books.one(
                """
                SELECT l.id FROM marketplace.order_line l JOIN marketplace.orders o ON o.id = l.order_id
                WHERE o.group_id = :group""",
                UUID.class,
                placed.group());
    }

    private static UUID ask(String user, UUID line) {
        return onceAs(user)
                .contentType("application/json")
                .body(Map.of("lineId", line, "reason", "NOT_RECEIVED"))
                .post("/api/v1/after-sales")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }
}
