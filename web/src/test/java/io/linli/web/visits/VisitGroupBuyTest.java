package io.linli.web.visits;

import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static io.linli.web.order.Shopping.PATIENCE;
import static io.linli.web.order.Shopping.awaitGroup;
import static io.linli.web.order.Shopping.emptyCart;
import static io.linli.web.visits.VisitDays.ALONE;
import static io.linli.web.visits.VisitDays.PRICE;
import static io.linli.web.visits.VisitDays.at;
import static io.linli.web.visits.VisitDays.bookAlone;
import static io.linli.web.visits.VisitDays.day;
import static io.linli.web.visits.VisitDays.free;
import static io.linli.web.visits.VisitDays.join;
import static io.linli.web.visits.VisitDays.look;
import static io.linli.web.visits.VisitDays.open;
import static io.linli.web.visits.VisitDays.pay;
import static io.linli.web.visits.VisitDays.payInAnyCase;
import static io.linli.web.visits.VisitDays.place;
import static io.linli.web.visits.VisitDays.reserve;
import static io.linli.web.visits.VisitDays.terms;
import static io.linli.web.visits.VisitDays.tier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.fulfillment.job.MoveJob;
import io.linli.web.LinliStack;
import io.linli.web.booking.BookedVisits;
import io.linli.web.order.Shopping;
import io.linli.web.order.Shopping.Placed;
import io.linli.web.payment.Books;

/** Group-buys of a home service, by the API, with real payments: joined with a time, succeeded, failed, called off, left. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class VisitGroupBuyTest {

    @Inject
    Shopping shopping;

    @Inject
    VisitDays visits;

    @Inject
    BookedVisits booked;

    @Inject
    Books books;

    @Inject
    MoveJob moveJob;

    @Test
    void ten_oclock_and_eleven_are_taken_together_and_everybody_pays_the_price_that_was_reached() {
        var provider = visits.provider(2, 8);
        var terms = terms(provider);
        terms.put("tiers", List.of(tier(3, 4500), tier(6, 4000)));
        var campaign = open(terms);
        assertThat(look(campaign).getString("kind")).isEqualTo("VISITS");
        assertThat(look(campaign).getString("visits.day")).isEqualTo(day().toString());
        assertThat(look(campaign).getLong("items[0].stockCap")).isEqualTo(16);
        assertThat(look(campaign).getObject("items[0].offerId", String.class)).isNull();
        var wallet = pay("resident-03", campaign, at(10));
        var card = reserve("resident-04", campaign, at(10));
        assertThat(free(campaign)).doesNotContain(at(10), at(10, 30), at(9, 30)).contains(at(9), at(11));
        assertThat(look(campaign).getLong("items[0].nextTier.unitsMissing")).isOne();
        var inAnyCase = payInAnyCase("resident-05", campaign, at(11));
        assertThat(visits.jobs(provider)).isZero();

        shopping.cutOff(campaign);

        shopping.awaitCampaign(campaign, "SUCCEEDED");
        awaitGroup("resident-04", card.groupId(), "PAID");
        awaitRefunds(wallet, "PRICE_TIER:SUCCEEDED:500");
        awaitRefunds(card, "PRICE_TIER:SUCCEEDED:500");
        awaitRefunds(inAnyCase, "PRICE_TIER:SUCCEEDED:1500");
        assertThat(look(campaign).getLong("items[0].finalPrice.amount")).isEqualTo(4500);
        assertThat(books.captures(id(card))).isOne();
        await().atMost(PATIENCE).until(() -> visits.jobs(provider) == 3);
        assertThat(visits.slotsTaken(provider)).isEqualTo(3);
        as("resident-03")
                .get("/api/v1/order-groups/{id}", wallet.groupId())
                .then()
                .body("orders[0].lines[0].kind", equalTo("CAMPAIGN"))
                .body(
                        "orders[0].lines[0].serviceItemId",
                        equalTo(provider.service().toString()))
                .body("orders[0].lines[0].campaignId", equalTo(campaign.toString()));
    }

    @Test
    void who_runs_it_reads_who_is_visited_when_and_nobody_else_does() {
        var provider = visits.provider(1, 8);
        var campaign = open(terms(provider));
        pay("resident-04", campaign, at(11));
        reserve("resident-03", campaign, at(9));
        var leaving = pay("resident-05", campaign, at(10));
        VisitDays.leave("resident-05", campaign).statusCode(204);
        awaitRefunds(leaving, "LEFT:SUCCEEDED:" + PRICE);

        for (String host : List.of("leader-01", "property-sunrise")) {
            as(host).get("/api/v1/visit-group-buys/{id}/visits", campaign)
                    .then()
                    .statusCode(200)
                    .body("visits.startsAt", contains(at(9).toString(), at(11).toString()))
                    .body("visits.number", contains(2, 1))
                    .body("visits.technician", contains("Pane", "Pane"))
                    .body("visits[0].resident", equalTo("Resident 3"));
        }
        assertThat(as("leader-01")
                        .get("/api/v1/visit-group-buys/{id}/visits?format=csv", campaign)
                        .asString())
                .contains(day() + " 09:00", day() + " 11:00");
        as("leader-02")
                .get("/api/v1/visit-group-buys/{id}/visits", campaign)
                .then()
                .statusCode(403)
                .body("code", equalTo("not-the-leader"));
        as("property-harbor")
                .get("/api/v1/visit-group-buys/{id}/visits", campaign)
                .then()
                .statusCode(404);
        as("resident-03")
                .get("/api/v1/visit-group-buys/{id}/visits", campaign)
                .then()
                .statusCode(403);
        as("leader-01")
                .get("/api/v1/campaigns/{id}/orders", campaign)
                .then()
                .statusCode(200)
                .body("seats.number", contains(1, 2, 3))
                .body("items[0].name.zh", equalTo("擦窗"));
        var goods = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 10), 790, 5, 5);
        as("property-sunrise")
                .get("/api/v1/visit-group-buys/{id}/visits", goods)
                .then()
                .statusCode(404)
                .body("code", equalTo("visit-list-not-found"));
    }

    @Test
    void a_visit_that_was_made_completes_its_order_and_its_shares_wait_until_it_can_be_disputed_no_more() {
        var provider = visits.provider(1, 8);
        var campaign = open(terms(provider));
        var first = pay("resident-03", campaign, at(9));
        pay("resident-04", campaign, at(10));
        shopping.cutOff(campaign);
        await().atMost(PATIENCE).until(() -> visits.jobs(provider) == 2);
        var job = job(first);
        shopping.run(
                "UPDATE fulfillment.job SET starts_at = now(), ends_at = now() + interval '1 hour' WHERE id = ?", job);

        books.run(() -> moveJob.start(provider.technicians().get(0), job)
                .chain(() -> moveJob.finish(provider.technicians().get(0), job)));

        await().atMost(PATIENCE).until(() -> orderState(first), "COMPLETED"::equals);
        await().atMost(PATIENCE).until(() -> dueTwoDaysAfterItsEnd(first), due -> due == 1);
        assertThat(visits.bookings(campaign)).isEqualTo(2);
    }

    @Test
    void of_a_visit_nobody_came_to_all_the_money_goes_back_and_nothing_is_released() {
        var provider = visits.provider(1, 8);
        var campaign = open(terms(provider));
        var first = pay("resident-03", campaign, at(9));
        pay("resident-04", campaign, at(10));
        shopping.cutOff(campaign);
        await().atMost(PATIENCE).until(() -> visits.jobs(provider) == 2);
        var job = job(first);
        var booking = UUID.fromString(
                shopping.text("SELECT cast(booking_id AS text) FROM fulfillment.job WHERE id = ?", job));
        await().atMost(PATIENCE).until(() -> books.sum(id(first), "PARTY_PENDING", "SUPPLIER") < 0);

        shopping.run("UPDATE marketplace.booking SET excused = true WHERE id = ?", booking);
        shopping.run(
                "UPDATE fulfillment.job SET stranded_at = now() - interval '3 hours', stranded_for = 'ABSENT' WHERE id = ?",
                job);
        booked.past(booking);

        await().atMost(PATIENCE).until(() -> booked.jobState(booking), "CANCELLED"::equals);
        await().atMost(PATIENCE).until(() -> books.sum(id(first), "PARTY_PENDING", "SUPPLIER") == 0);
        assertThat(booked.refunds(booking)).isOne();
        assertThat(books.sum(id(first), "PARTY_PAYABLE", "SUPPLIER")).isZero();
        assertThat(visits.bookings(campaign)).isEqualTo(2);
    }

    @Test
    void a_group_buy_that_fails_gives_everybody_the_money_back_once_and_frees_the_calendar() {
        var provider = visits.provider(1, 8);
        var terms = terms(provider);
        terms.put("threshold", 4);
        var campaign = open(terms);
        var wallet = pay("resident-03", campaign, at(9));
        var card = reserve("resident-04", campaign, at(10));
        var inAnyCase = payInAnyCase("resident-05", campaign, at(11));
        assertThat(inAnyCase.total()).isEqualTo(ALONE);
        assertThat(visits.slotsTaken(provider)).isEqualTo(3);

        shopping.cutOff(campaign);

        shopping.awaitCampaign(campaign, "FAILED");
        awaitRefunds(wallet, "CAMPAIGN_FAILED:SUCCEEDED:" + PRICE);
        awaitGroup("resident-04", card.groupId(), "CANCELLED");
        assertThat(books.captures(id(card))).isZero();
        await().atMost(PATIENCE).until(() -> visits.jobs(provider) == 1);
        await().atMost(PATIENCE).until(() -> visits.slotsTaken(provider) == 1);
        assertThat(visits.bookings(campaign)).isOne();
        assertThat(visits.refundsOf(inAnyCase)).isEmpty();
        assertThat(job(inAnyCase)).isNotNull();
        bookAlone("resident-06", provider, at(9)).statusCode(201);
        bookAlone("resident-07", provider, at(11)).statusCode(409).body("code", equalTo("slot-taken"));
        emptyCart("resident-06");
    }

    @Test
    void called_off_everybody_gets_the_money_back_also_who_would_have_bought_alone() {
        var provider = visits.provider(1, 8);
        var campaign = open(terms(provider));
        var wallet = pay("resident-03", campaign, at(9));
        var inAnyCase = payInAnyCase("resident-04", campaign, at(10));
        emptyCart("resident-05");
        join("resident-05", campaign, at(11)).statusCode(201);

        as("leader-01")
                .contentType("application/json")
                .body(Map.of("reason", "The lift is out of order."))
                .post("/api/v1/campaigns/{id}/cancellation", campaign)
                .then()
                .statusCode(200);

        awaitRefunds(wallet, "CAMPAIGN_FAILED:SUCCEEDED:" + PRICE);
        awaitRefunds(inAnyCase, "CAMPAIGN_FAILED:SUCCEEDED:" + ALONE);
        emptyCart("resident-05");
        await().atMost(PATIENCE).until(() -> visits.slotsTaken(provider) == 0);
        assertThat(visits.seats(campaign)).isZero();
        assertThat(visits.bookings(campaign)).isZero();
        assertThat(visits.jobs(provider)).isZero();
    }

    @Test
    void who_leaves_gets_the_money_back_and_the_time_is_free() {
        var provider = visits.provider(1, 8);
        var campaign = open(terms(provider));
        var wallet = pay("resident-03", campaign, at(9));
        var card = reserve("resident-04", campaign, at(10));

        VisitDays.leave("resident-03", campaign).statusCode(204);
        VisitDays.leave("resident-04", campaign).statusCode(204);

        awaitRefunds(wallet, "LEFT:SUCCEEDED:" + PRICE);
        awaitGroup("resident-04", card.groupId(), "CANCELLED");
        assertThat(visits.slotsTaken(provider)).isZero();
        assertThat(look(campaign).getLong("people")).isZero();
        pay("resident-05", campaign, at(9));
        var again = pay("resident-03", campaign, at(10));
        assertThat(visits.refundsOf(again)).isEmpty();
    }

    @Test
    void a_time_that_was_booked_alone_cannot_be_had_and_other_times_of_that_day_are_named() {
        var provider = visits.provider(1, 3);
        var campaign = open(terms(provider));
        bookAlone("resident-06", provider, at(10)).statusCode(201);
        emptyCart("resident-03");

        join("resident-03", campaign, at(10))
                .statusCode(409)
                .body("code", equalTo("slot-taken"))
                .body("nextSlots", contains(at(9).toString(), at(11).toString()));

        assertThat(visits.seats(campaign)).isZero();
        join("resident-03", campaign, at(11)).statusCode(201);
        emptyCart("resident-06");
        bookAlone("resident-06", provider, at(11)).statusCode(409).body("code", equalTo("slot-taken"));
        bookAlone("resident-06", provider, at(9)).statusCode(201);
        emptyCart("resident-06");
        emptyCart("resident-03");
        assertThat(visits.slotsTaken(provider)).isZero();
    }

    @Test
    void a_hold_that_runs_out_frees_seat_and_time_together() {
        var provider = visits.provider(1, 8);
        var campaign = open(terms(provider));
        var cart = emptyCart("resident-03");
        join("resident-03", campaign, at(9)).statusCode(201);

        shopping.expireSeats(campaign);

        await().atMost(PATIENCE).until(() -> visits.seats(campaign) == 0);
        assertThat(visits.bookings(campaign)).isZero();
        assertThat(visits.slotsTaken(provider)).isZero();
        Shopping.tryCheckout("resident-03", Map.of("cartId", cart))
                .statusCode(409)
                .body("code", equalTo("hold-expired"));
        emptyCart("resident-03");
    }

    @Test
    void a_checkout_that_nobody_pays_frees_seat_and_time_and_a_late_payment_goes_back() {
        var provider = visits.provider(1, 8);
        var campaign = open(terms(provider));
        var placed = place("resident-03", campaign, at(9));
        var wallet = place("resident-04", campaign, at(10));

        shopping.expireOrder(placed.groupId());
        shopping.expireOrder(wallet.groupId());

        awaitGroup("resident-03", placed.groupId(), "CANCELLED");
        awaitGroup("resident-04", wallet.groupId(), "CANCELLED");
        assertThat(visits.slotsTaken(provider)).isZero();
        Shopping.payByWallet(wallet.payUrl());
        Shopping.payWith(Shopping.GOOD_CARD, placed.payUrl());
        awaitRefunds(wallet, "PAID_TOO_LATE:SUCCEEDED:" + PRICE);
        awaitGroup("resident-04", wallet.groupId(), "CANCELLED");
        assertThat(visits.seats(campaign)).isZero();
        assertThat(visits.bookings(campaign)).isZero();
        assertThat(visits.slotsTaken(provider)).isZero();
        assertThat(books.captures(id(placed))).isZero();
        pay("resident-05", campaign, at(9));
    }

    @Test
    void money_that_comes_when_the_time_is_anothers_goes_back_and_nothing_is_held_twice() {
        var provider = visits.provider(1, 8);
        var campaign = open(terms(provider));
        var placed = place("resident-03", campaign, at(9));
        shopping.run(
                "UPDATE fulfillment.slot_hold SET expires_at = now() - interval '1 second' WHERE technician_id = ?",
                provider.technicians().get(0));
        bookAlone("resident-06", provider, at(9)).statusCode(201);

        Shopping.payByWallet(placed.payUrl());

        awaitGroup("resident-03", placed.groupId(), "PAID");
        awaitRefunds(placed, "PAID_TOO_LATE:SUCCEEDED:" + PRICE);
        assertThat(visits.seats(campaign)).isZero();
        assertThat(visits.bookings(campaign)).isZero();
        assertThat(visits.slotsTaken(provider)).isOne();
        assertThat(look(campaign).getLong("joined")).isZero();
        emptyCart("resident-06");
    }

    @Test
    void nor_is_the_money_of_a_visit_that_was_booked_alone_kept_when_the_time_is_anothers() {
        var provider = visits.provider(1, 8);
        String cart = bookAlone("resident-03", provider, at(9))
                .statusCode(201)
                .extract()
                .path("id");
        var placed = Shopping.checkout("resident-03", cart);
        shopping.run(
                "UPDATE fulfillment.slot_hold SET expires_at = now() - interval '1 second' WHERE technician_id = ?",
                provider.technicians().get(0));
        bookAlone("resident-06", provider, at(9)).statusCode(201);

        Shopping.payByWallet(placed.payUrl());

        awaitGroup("resident-03", placed.groupId(), "PAID");
        awaitRefunds(placed, "PAID_TOO_LATE:SUCCEEDED:" + ALONE);
        assertThat(visits.slotsTaken(provider)).isOne();
        assertThat(visits.jobs(provider)).isZero();
        emptyCart("resident-06");
    }

    @Test
    void what_was_joined_is_seen_in_the_cart_with_its_time_and_a_repeated_key_joins_once() {
        var provider = visits.provider(1, 8);
        var campaign = open(terms(provider));
        var cart = emptyCart("resident-03");
        var key = UUID.randomUUID().toString();
        var order = Map.of("quantity", 1, "startsAt", at(9).toString());
        for (int time = 0; time < 2; time++) {
            as("resident-03")
                    .header("Idempotency-Key", key)
                    .contentType("application/json")
                    .body(order)
                    .post("/api/v1/campaigns/{id}/joins", campaign)
                    .then()
                    .statusCode(201)
                    .body("startsAt", equalTo(at(9).toString()));
        }
        as("resident-03")
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(Map.of("quantity", 1, "startsAt", at(10).toString()))
                .post("/api/v1/campaigns/{id}/joins", campaign)
                .then()
                .statusCode(422);

        as("resident-03")
                .get("/api/v1/carts/{id}", cart)
                .then()
                .body("lines.size()", equalTo(1))
                .body("lines[0].kind", equalTo("CAMPAIGN"))
                .body("lines[0].serviceItemId", equalTo(provider.service().toString()))
                .body("lines[0].startsAt", equalTo(at(9).toString()))
                .body("lines[0].name.zh", equalTo("擦窗"))
                .body("lines[0].supplierName.en", equalTo("Clear Panes"))
                .body("lines[0].unitPrice.amount", equalTo((int) PRICE));
        assertThat(visits.slotsTaken(provider)).isOne();
        emptyCart("resident-03");
        assertThat(visits.slotsTaken(provider)).isZero();
    }

    @Test
    void a_cut_off_is_put_off_at_most_until_hours_before_the_day() {
        var provider = visits.provider(1, 8);
        var campaign = open(terms(provider));
        var latest = at(0).minus(Duration.ofHours(6));

        extend(campaign, latest.plusSeconds(1))
                .statusCode(422)
                .body("code", equalTo("cutoff-too-near-visits"))
                .body("latest", equalTo(latest.toString()));
        extend(campaign, latest).statusCode(200);
    }

    private static ValidatableResponse extend(UUID campaign, Instant cutoff) {
        return onceAs("leader-01")
                .contentType("application/json")
                .body(Map.of("cutoffAt", cutoff.toString()))
                .put("/api/v1/campaigns/{id}/cutoff", campaign)
                .then();
    }

    private static UUID id(Placed placed) {
        return UUID.fromString(placed.groupId());
    }

    private void awaitRefunds(Placed placed, String refunds) {
        await().atMost(PATIENCE).until(() -> visits.refundsOf(placed), refunds::equals);
    }

    private UUID job(Placed placed) {
        return UUID.fromString(books.text(
                """
                SELECT cast(j.id AS text) FROM fulfillment.job j JOIN marketplace.order_line l ON l.booking_id = j.booking_id
                JOIN marketplace.orders o ON o.id = l.order_id WHERE o.group_id = :group""",
                id(placed)));
    }

    private String orderState(Placed placed) {
        return books.text("SELECT state FROM marketplace.orders WHERE group_id = :group", id(placed));
    }

    /** Lines whose shares are due for release now. */
    private long dueTwoDaysAfterItsEnd(Placed placed) {
        return books.number(
                """
                SELECT count(*) FROM marketplace.share_release r JOIN marketplace.order_line l ON l.id = r.line_id
                JOIN marketplace.orders o ON o.id = l.order_id JOIN marketplace.booking b ON b.id = l.booking_id
                WHERE o.group_id = :group AND r.due_at = b.ends_at + interval '48 hours'""",
                id(placed));
    }
}
