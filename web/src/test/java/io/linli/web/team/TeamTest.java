package io.linli.web.team;

import static io.linli.web.Neighbourhood.HARBOR_VIEW;
import static io.linli.web.Neighbourhood.LAKESIDE;
import static io.linli.web.Neighbourhood.MAPLE_COURT;
import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.TestUsers.as;
import static io.linli.web.order.Shopping.PATIENCE;
import static io.linli.web.order.Shopping.awaitGroup;
import static io.linli.web.order.Shopping.emptyCart;
import static io.linli.web.team.Teams.join;
import static io.linli.web.team.Teams.joinAndPay;
import static io.linli.web.team.Teams.leave;
import static io.linli.web.team.Teams.look;
import static io.linli.web.team.Teams.offer;
import static io.linli.web.team.Teams.offered;
import static io.linli.web.team.Teams.open;
import static io.linli.web.team.Teams.openAndPay;
import static io.linli.web.team.Teams.payCart;
import static io.linli.web.team.Teams.terms;
import static io.linli.web.team.Teams.tryOpen;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.campaign.JoinRequest;
import io.linli.marketplace.community.Residents;
import io.linli.marketplace.order.TakeSeat;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.order.Shopping;
import io.linli.web.order.Shopping.Placed;
import io.linli.web.payment.Books;

/** Teams of neighbours, by the API, with real payments: full, expired, left, passed on; one place a household. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class TeamTest {

    private static final long PRICE = 700;

    @Inject
    Shopping shopping;

    @Inject
    Books books;

    @Inject
    OwnContext own;

    @Inject
    Residents residents;

    @Inject
    TakeSeat take;

    @Test
    void the_last_place_paid_makes_a_team_succeed_at_once_and_charges_the_card_that_waited() {
        var good = good();
        var team = openAndPay("resident-03", offered(good, PRICE, 3));
        var card = reserve("resident-04", team);
        assertThat(look(team).getString("state")).isEqualTo("OPEN");
        assertThat(look(team).getString("kind")).isEqualTo("TEAM");
        assertThat(look(team).getLong("size")).isEqualTo(3);

        joinAndPay("resident-05", team);

        shopping.awaitCampaign(team, "SUCCEEDED");
        awaitGroup("resident-04", card.groupId(), "PAID");
        assertThat(books.captures(id(card))).isOne();
        assertThat(books.sum(id(card), "PROVIDER_CLEARING", "PLATFORM")).isEqualTo(PRICE);
        assertThat(Instant.parse(look(team).getString("cutoffAt"))).isBefore(Instant.now());
        assertThat(look(team).getLong("people")).isEqualTo(3);
        assertThat(shopping.stockOf(good)).isEqualTo(17);
        emptyCart("resident-06");
        join("resident-06", team).statusCode(409);
        leave("resident-05", team).statusCode(409).body("code", equalTo("campaign-closed"));
    }

    @Test
    void a_card_that_takes_the_last_place_is_charged_with_those_that_waited() {
        var team = open("resident-03", offered(good(), PRICE, 2));
        var first = reserveCart("resident-03");
        emptyCart("resident-04");
        join("resident-04", team).statusCode(201);
        var last = Teams.checkOut("resident-04");

        Shopping.payWith(Shopping.GOOD_CARD, last.payUrl());

        shopping.awaitCampaign(team, "SUCCEEDED");
        awaitGroup("resident-03", first.groupId(), "PAID");
        awaitGroup("resident-04", last.groupId(), "PAID");
        assertThat(books.captures(id(first))).isOne();
        assertThat(books.captures(id(last))).isOne();
    }

    @Test
    void a_team_that_is_not_full_in_time_gives_everybody_the_money_back_once_its_initiator_too() {
        var good = good();
        var team = open("resident-05", offered(good, PRICE, 4));
        var initiator = payCart("resident-05");
        var member = joinAndPay("resident-06", team);
        var card = reserve("resident-07", team);

        shopping.cutOff(team);

        shopping.awaitCampaign(team, "FAILED");
        awaitBack(initiator, "CAMPAIGN_FAILED");
        awaitBack(member, "CAMPAIGN_FAILED");
        awaitGroup("resident-07", card.groupId(), "CANCELLED");
        assertThat(books.captures(id(card))).isZero();
        await().atMost(PATIENCE).until(() -> shopping.stockOf(good) == 20);
        assertThat(refundsOf(initiator)).isEqualTo("CAMPAIGN_FAILED:SUCCEEDED:700");
        assertThat(refundsOf(member)).isEqualTo("CAMPAIGN_FAILED:SUCCEEDED:700");
        assertThat(look(team).getLong("people")).isZero();
    }

    @Test
    void who_leaves_gets_the_money_back_once_is_no_longer_present_and_may_come_back() {
        var good = good();
        var team = openAndPay("resident-03", offered(good, PRICE, 3));
        var left = joinAndPay("resident-08", team);
        assertThat(look(team).getLong("joined")).isEqualTo(2);

        leave("resident-08", team).statusCode(204);

        assertThat(look(team).getLong("people")).isOne();
        assertThat(look(team).getLong("joined")).isOne();
        assertThat(amount(team)).isEqualTo(PRICE);
        assertThat(shopping.stockOf(good)).isEqualTo(19);
        leave("resident-08", team).statusCode(409).body("code", equalTo("not-joined"));
        awaitBack(left, "LEFT");
        joinAndPay("resident-08", team);
        assertThat(look(team).getLong("people")).isEqualTo(2);
        shopping.cutOff(team);
        shopping.awaitCampaign(team, "FAILED");
        await().atMost(PATIENCE).until(() -> shopping.stockOf(good) == 20);
        assertThat(refundsOf(left)).isEqualTo("LEFT:SUCCEEDED:700");
    }

    @Test
    void who_leaves_with_a_card_is_not_charged_and_who_only_held_a_place_has_it_no_more() {
        var good = good();
        var team = openAndPay("resident-03", offered(good, PRICE, 5));
        var card = reserve("resident-09", team);
        emptyCart("resident-10");
        join("resident-10", team).statusCode(201);
        emptyCart("resident-11");
        join("resident-11", team).statusCode(201);
        var pending = Teams.checkOut("resident-11");
        assertThat(shopping.stockOf(good)).isEqualTo(16);

        leave("resident-09", team).statusCode(204);
        leave("resident-10", team).statusCode(204);
        leave("resident-11", team).statusCode(204);

        assertThat(shopping.stockOf(good)).isEqualTo(19);
        awaitGroup("resident-09", card.groupId(), "CANCELLED");
        awaitGroup("resident-11", pending.groupId(), "CANCELLED");
        assertThat(books.captures(id(card))).isZero();
        as("resident-10").post("/api/v1/carts").then().body("lines", empty());
        Shopping.payByWallet(pending.payUrl());
        awaitBack(pending, "PAID_TOO_LATE");
        assertThat(look(team).getLong("joined")).isOne();
    }

    @Test
    void a_team_is_passed_on_when_its_initiator_leaves_and_ends_with_the_last_who_does() {
        var terms = offered(good(), PRICE, 5);
        var team = openAndPay("resident-05", terms);
        joinAndPay("resident-07", team);
        joinAndPay("resident-06", team);
        as("resident-03")
                .get("/api/v1/team-offers/{id}/teams", terms)
                .then()
                .body("items.id", contains(team.toString()))
                .body("items[0].missing", equalTo(2))
                .body("items[0].initiator", equalTo(nameOf(5)));
        given().get("/api/v1/team-offers/{id}/teams", terms).then().body("items[0].initiator", nullValue());
        as("resident-20").get("/api/v1/team-offers/{id}/teams", terms).then().body("items[0].initiator", nullValue());

        leave("resident-05", team).statusCode(204);
        as("resident-03")
                .get("/api/v1/team-offers/{id}/teams", terms)
                .then()
                .body("items[0].initiator", equalTo(nameOf(7)));
        leave("resident-06", team).statusCode(204);
        assertThat(look(team).getString("state")).isEqualTo("OPEN");
        leave("resident-07", team).statusCode(204);

        shopping.awaitCampaign(team, "FAILED");
        given().get("/api/v1/team-offers/{id}/teams", terms).then().body("items", empty());
        assertThat(shopping.number(
                        """
                        SELECT count(*) FROM marketplace.refund r JOIN marketplace.order_line l ON l.id = r.line_id
                        WHERE l.campaign_id = ?""",
                        team))
                .isEqualTo(3);
    }

    @Test
    void a_household_has_one_place_in_a_team() {
        var team = openAndPay("resident-01", offered(good(), PRICE, 3));
        emptyCart("resident-02");

        join("resident-02", team).statusCode(409).body("code", equalTo("household-limit"));
        join("resident-01", team).statusCode(409).body("code", equalTo("household-limit"));
        Shopping.join("resident-03", team, 2).statusCode(409).body("code", equalTo("household-limit"));

        assertThatThrownBy(() -> insertSeat(team, Neighbourhood.householdOf(1), true, 1))
                .hasStackTraceContaining("campaign_join_one_a_household");
        assertThatThrownBy(() -> insertSeat(team, Neighbourhood.householdOf(3), false, 1))
                .hasStackTraceContaining("sole");
        assertThatThrownBy(() -> insertSeat(team, Neighbourhood.householdOf(3), true, 2))
                .hasStackTraceContaining("campaign_join_sole");
    }

    @Test
    void more_households_than_its_size_are_impossible_in_the_database() {
        var team = open("resident-03", offered(good(), PRICE, 2));
        insertSeat(team, Neighbourhood.householdOf(4), true, 1);

        assertThatThrownBy(() -> insertSeat(team, Neighbourhood.householdOf(5), true, 1))
                .hasStackTraceContaining("has no room");
        emptyCart("resident-06");
        join("resident-06", team).statusCode(409).body("code", equalTo("team-full"));
        emptyCart("resident-03");
    }

    @Test
    void of_thirty_joins_by_ten_neighbours_at_once_for_the_last_place_one_has_it() {
        var team = open("resident-03", offered(good(), PRICE, 2));
        var neighbours = IntStream.rangeClosed(4, 12)
                .mapToObj("resident-%02d"::formatted)
                .toList();
        neighbours.forEach(Shopping::emptyCart);

        var statuses = IntStream.range(0, 30)
                .mapToObj(number -> CompletableFuture.supplyAsync(() ->
                        join(neighbours.get(number % neighbours.size()), team).extract()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(statuses).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(statuses)
                .filteredOn(answer -> answer.statusCode() != 201)
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(409))
                .allSatisfy(answer -> assertThat((String) answer.path("code")).isIn("team-full", "household-limit"));
        assertThat(present(team)).isEqualTo(2);
        neighbours.forEach(Shopping::emptyCart);
        emptyCart("resident-03");
    }

    @Test
    void of_thirty_households_at_once_for_the_last_place_one_has_it_and_the_others_hear_it_is_full() {
        var team = open("resident-03", offered(good(), PRICE, 2));

        var outcomes = shopping.newResidents(30).stream()
                .map(id -> CompletableFuture.supplyAsync(() -> takeSeat(id, team)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(outcomes).filteredOn("held"::equals).hasSize(1);
        assertThat(outcomes).filteredOn("team-full"::equals).hasSize(29);
        assertThat(present(team)).isEqualTo(2);
        emptyCart("resident-03");
    }

    @Test
    void leaving_while_the_payment_arrives_never_leaves_a_place_without_money_or_money_without_a_place() {
        var terms = offered(good(), PRICE, 5);
        var team = openAndPay("resident-03", terms);
        for (int round = 0; round < 4; round++) {
            emptyCart("resident-12");
            join("resident-12", team).statusCode(201);
            var placed = Teams.checkOut("resident-12");

            var leaving = CompletableFuture.supplyAsync(
                    () -> leave("resident-12", team).extract().statusCode());
            var paying = CompletableFuture.runAsync(() -> Shopping.payByWallet(placed.payUrl()));
            CompletableFuture.allOf(leaving, paying).join();

            assertThat(leaving.join()).isIn(204, 409);
            await().atMost(PATIENCE).until(() -> books.captures(id(placed)) == 1);
            if (leaving.join() == 409) {
                leave("resident-12", team).statusCode(204);
            }
            await().atMost(PATIENCE).until(() -> back(placed) == PRICE);
            assertThat(present(team)).isOne();
            assertThat(look(team).getLong("joined")).isOne();
        }
    }

    @Test
    void a_member_leaves_a_group_buy_of_the_community_before_its_cut_off_and_not_after() {
        var good = good();
        var campaign = shopping.newCampaign(good, PRICE, 2, 5);
        var first = buy("resident-04", campaign, 2);
        buy("resident-05", campaign, 2);
        assertThat(look(campaign).getString("state")).isEqualTo("TIPPED");

        leave("resident-04", campaign).statusCode(204);
        leave("resident-06", campaign).statusCode(409).body("code", equalTo("not-joined"));
        leave("resident-06", UUID.randomUUID()).statusCode(404).body("code", equalTo("campaign-not-found"));
        given().delete("/api/v1/campaigns/{id}/membership", campaign).then().statusCode(401);
        given().get("/api/v1/campaigns/{id}", campaign).then().body("joined", equalTo(2));

        awaitBack(first, "LEFT");
        assertThat(amount(campaign)).isEqualTo(2 * PRICE);
        shopping.cutOff(campaign);
        leave("resident-05", campaign).statusCode(409).body("code", equalTo("campaign-closed"));
        shopping.awaitCampaign(campaign, "SUCCEEDED");
        assertThat(shopping.stockOf(good)).isEqualTo(18);
    }

    @Test
    void a_team_that_cannot_have_its_first_place_ends() {
        var good = good();
        var terms = offered(good, PRICE, 2);
        shopping.run("UPDATE catalog.stock SET available = 0 WHERE offer_id = ?", good);
        emptyCart("resident-03");

        tryOpen("resident-03", terms).statusCode(409).body("code", equalTo("sold-out"));

        await().atMost(PATIENCE).until(() -> shopping.text(
                        "SELECT string_agg(state, ' ') FROM marketplace.campaign WHERE team_offer_id = ?", terms)
                .equals("FAILED"));
    }

    @Test
    void opening_again_by_the_same_key_is_the_same_team() {
        var terms = offered(good(), PRICE, 2);
        emptyCart("resident-03");
        var key = UUID.randomUUID().toString();

        var teams = IntStream.range(0, 2)
                .mapToObj(time -> as("resident-03")
                        .header("Idempotency-Key", key)
                        .post("/api/v1/team-offers/{id}/teams", terms)
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("joinId"))
                .distinct()
                .toList();

        assertThat(teams).hasSize(1);
        as("resident-03")
                .post("/api/v1/team-offers/{id}/teams", terms)
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency-key-missing"));
        emptyCart("resident-03");
    }

    @Test
    void who_may_offer_open_and_withdraw_does_and_others_do_not() {
        var good = good();
        offer("resident-03", terms(good, PRICE, 3)).statusCode(403);
        offer("leader-02", terms(good, PRICE, 3)).statusCode(403).body("code", equalTo("not-the-leader"));
        offer("property-harbor", terms(good, PRICE, 3)).statusCode(404).body("code", equalTo("community-not-found"));
        var terms = offered(good, PRICE, 3);
        offer("property-sunrise", terms(good, PRICE, 4)).statusCode(409).body("code", equalTo("team-offered-already"));
        given().queryParam("community", MAPLE_COURT)
                .get("/api/v1/team-offers")
                .then()
                .body("items.id", hasItem(terms.toString()));
        given().queryParam("community", LAKESIDE)
                .get("/api/v1/team-offers")
                .then()
                .body("items.id", not(hasItem(terms.toString())));
        given().get("/api/v1/team-offers").then().statusCode(400).body("code", equalTo("community-missing"));
        given().header("Idempotency-Key", "x")
                .post("/api/v1/team-offers/{id}/teams", terms)
                .then()
                .statusCode(401);
        tryOpen("supplier-01", terms).statusCode(403);
        tryOpen("resident-13", terms).statusCode(404).body("code", equalTo("team-offer-not-found"));
        tryOpen("resident-20", terms).statusCode(404).body("code", equalTo("team-offer-not-found"));
        withdraw("resident-03", terms, 403);
        withdraw("leader-02", terms, 403);
        withdraw("property-harbor", terms, 404);
        var team = openAndPay("resident-03", terms);

        withdraw("leader-01", terms, 204);
        withdraw("property-sunrise", terms, 204);

        tryOpen("resident-04", terms).statusCode(409).body("code", equalTo("team-offer-withdrawn"));
        emptyCart("resident-04");
        join("resident-04", team).statusCode(201);
        emptyCart("resident-04");
        offer("property-sunrise", terms(good, PRICE, 4)).statusCode(201);
    }

    @Test
    void a_team_is_not_among_the_group_buys_of_the_community() {
        var team = openAndPay("resident-03", offered(good(), PRICE, 2));

        given().queryParam("community", MAPLE_COURT)
                .queryParam("limit", 100)
                .get("/api/v1/campaigns")
                .then()
                .body("items.id", not(hasItem(team.toString())));
    }

    @Test
    void terms_of_a_team_that_could_never_be_are_refused() {
        var good = good();
        refused(terms(good, PRICE, 1), "team-terms-invalid");
        refused(terms(good, PRICE, 101), "team-terms-invalid");
        refused(terms(good, 0, 3), "team-terms-invalid");
        refused(terms(good, 991, 3), "price-above-offer");
        refused(terms(good, PRICE, 21), "team-above-stock");
        for (long hours : List.of(0L, -1L, 169L, Long.MAX_VALUE)) {
            var terms = terms(good, PRICE, 3);
            terms.put("hours", hours);
            refused(terms, "team-terms-invalid");
        }
        var elsewhere = terms(good, PRICE, 3);
        elsewhere.put("communityId", HARBOR_VIEW);
        offer("property-sunrise", elsewhere).statusCode(404);
        offer("leader-01", terms(UUID.randomUUID(), PRICE, 3)).statusCode(404).body("code", equalTo("offer-not-found"));
    }

    private static void refused(Map<String, ?> terms, String code) {
        offer("leader-01", terms).statusCode(422).body("code", equalTo(code));
    }

    private UUID good() {
        return shopping.newOffer(SUPPLIER_01, 990, 20);
    }

    private static void withdraw(String user, UUID terms, int status) {
        as(user).delete("/api/v1/team-offers/{id}", terms).then().statusCode(status);
    }

    private static Placed buy(String user, UUID campaign, long quantity) {
        emptyCart(user);
        Shopping.join(user, campaign, quantity).statusCode(201);
        return payCart(user);
    }

    private static Placed reserve(String user, UUID team) {
        emptyCart(user);
        Teams.join(user, team).statusCode(201);
        return reserveCart(user);
    }

    private static Placed reserveCart(String user) {
        var placed = Teams.checkOut(user);
        Shopping.payWith(Shopping.GOOD_CARD, placed.payUrl());
        awaitGroup(user, placed.groupId(), "RESERVED");
        return placed;
    }

    private String takeSeat(UUID resident, UUID team) {
        try {
            own.run(() -> residents
                            .get(Neighbourhood.SUNRISE, resident)
                            .chain(who -> take.take(new JoinRequest(Ids.next(), who, team, 1))))
                    .await()
                    .atMost(PATIENCE);
            return "held";
        } catch (Refusal refusal) {
            return refusal.code();
        }
    }

    private void insertSeat(UUID team, UUID household, boolean sole, long units) {
        shopping.run(
                """
                INSERT INTO marketplace.campaign_join (id, company_id, campaign_id, item_id, household_id, resident_id, quantity,
                    up_to, price, state, expires_at, sole)
                SELECT gen_random_uuid(), c.company_id, c.id, i.id, ?, gen_random_uuid(), ?, ?, i.price, 'HELD',
                    now() + interval '1 hour', ?
                FROM marketplace.campaign c JOIN marketplace.campaign_item i ON i.campaign_id = c.id WHERE c.id = ?""",
                household,
                units,
                units,
                sole,
                team);
    }

    private String nameOf(int resident) {
        return shopping.text(
                "SELECT display_name FROM marketplace.resident WHERE id = ?", Neighbourhood.resident(resident));
    }

    private long present(UUID team) {
        return shopping.number(
                "SELECT count(*) FROM marketplace.campaign_join WHERE campaign_id = ? AND state IN ('HELD', 'CONFIRMED')",
                team);
    }

    private long amount(UUID campaign) {
        return shopping.number("SELECT amount FROM marketplace.campaign WHERE id = ?", campaign);
    }

    private static UUID id(Placed placed) {
        return UUID.fromString(placed.groupId());
    }

    private void awaitBack(Placed placed, String reason) {
        await().atMost(PATIENCE).until(() -> refundsOf(placed), (reason + ":SUCCEEDED:" + placed.total())::equals);
    }

    private long back(Placed placed) {
        return shopping.number(
                """
                SELECT coalesce(sum(r.amount), 0) FROM marketplace.refund r JOIN marketplace.payment_attempt a
                ON a.id = r.attempt_id WHERE a.group_id = ? AND r.state = 'SUCCEEDED'""",
                id(placed));
    }

    private String refundsOf(Placed placed) {
        return shopping.text(
                """
                SELECT string_agg(r.reason || ':' || r.state || ':' || r.amount, ' ') FROM marketplace.refund r
                JOIN marketplace.payment_attempt a ON a.id = r.attempt_id WHERE a.group_id = ?""",
                id(placed));
    }
}
