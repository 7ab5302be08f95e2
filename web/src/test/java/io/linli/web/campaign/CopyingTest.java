package io.linli.web.campaign;

import static io.linli.web.Neighbourhood.MAPLE_COURT;
import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.Neighbourhood.SUPPLIER_02;
import static io.linli.web.TestUsers.as;
import static io.linli.web.campaign.Tools.open;
import static io.linli.web.campaign.Tools.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Ids;
import io.linli.web.LinliStack;
import io.linli.web.order.Shopping;

/** Drafts: made of last week's group-buy or of a template, and changed before they are published. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class CopyingTest {

    @Inject
    Shopping shopping;

    @Test
    void last_weeks_group_buy_is_copied_at_the_lower_price_and_without_what_is_no_longer_sold() {
        var oranges = shopping.newOffer(SUPPLIER_01, 990, 20);
        var gone = shopping.newOffer(SUPPLIER_02, 500, 20);
        var cutoff = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MICROS);
        var source = open(
                shopping,
                "leader-01",
                Terms.of(MAPLE_COURT, oranges, 900)
                        .item("householdLimit", 3)
                        .with(gone, 450)
                        .set("cutoffAt", cutoff.toString()));
        shopping.reprice(oranges, 850);
        shopping.run("UPDATE catalog.offer SET withdrawn = true WHERE id = ?", gone);
        var key = Ids.next().toString();

        var copied = copy("leader-01", source, key).statusCode(201);

        copied.body("campaign.state", equalTo("DRAFT"))
                .body("campaign.items.offerId", contains(oranges.toString()))
                .body("campaign.items.price.amount", contains(850))
                .body("campaign.items.householdLimit", contains(3))
                .body(
                        "campaign.cutoffAt",
                        equalTo(cutoff.plus(Duration.ofDays(7)).toString()))
                .body("leftOut.offerId", contains(gone.toString()))
                .body("cheaper.was.amount", contains(900))
                .body("cheaper.now.amount", contains(850));
        String id = copied.extract().path("campaign.id");
        copy("leader-01", source, key).statusCode(201).body("campaign.id", equalTo(id));
        assertThat(shopping.number("SELECT count(*) FROM marketplace.campaign_item WHERE offer_id = ?", oranges))
                .isEqualTo(2);
        given().get("/api/v1/campaigns/{id}", id).then().statusCode(404);
        post("leader-01", "/api/v1/campaigns/" + id + "/publication", Map.of())
                .statusCode(200)
                .body("state", equalTo("OPEN"));
    }

    @Test
    void a_draft_is_a_template_and_only_ones_own_can_be_copied() {
        var template = draft(shopping.newOffer(SUPPLIER_01, 990, 20));

        copy("leader-02", template, Ids.next().toString()).statusCode(404);
        copy("property-harbor", template, Ids.next().toString()).statusCode(404);
        copy("resident-09", template, Ids.next().toString()).statusCode(403);
        copy("leader-01", template, Ids.next().toString())
                .statusCode(201)
                .body("campaign.state", equalTo("DRAFT"))
                .body("leftOut", empty())
                .body("cheaper", empty());
        copy("property-sunrise", template, Ids.next().toString()).statusCode(201);
        post("leader-01", "/api/v1/campaigns/" + template + "/publication", Map.of())
                .statusCode(200);
        copy("leader-02", template, Ids.next().toString()).statusCode(403).body("code", equalTo("not-the-leader"));
    }

    @Test
    void nothing_is_copied_of_what_is_all_withdrawn() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 20);
        var source = draft(offer);
        shopping.run("UPDATE catalog.offer SET withdrawn = true WHERE id = ?", offer);

        copy("leader-01", source, Ids.next().toString()).statusCode(422).body("code", equalTo("nothing-to-copy"));
    }

    @Test
    void goods_are_taken_into_a_draft_and_out_of_it_until_it_is_published() {
        var first = shopping.newOffer(SUPPLIER_01, 990, 4);
        var second = shopping.newOffer(SUPPLIER_02, 500, 20);
        var draft = draft(first);

        add("leader-02", draft, second, 450).statusCode(404);
        add("leader-01", draft, second, 501).statusCode(422).body("code", equalTo("price-above-offer"));
        add("leader-01", draft, first, 900).statusCode(409).body("code", equalTo("already-in-campaign"));
        add("leader-01", draft, UUID.randomUUID(), 900).statusCode(404).body("code", equalTo("offer-not-found"));
        List<String> items = add("leader-01", draft, second, 450)
                .statusCode(201)
                .body("items.offerId", contains(first.toString(), second.toString()))
                .extract()
                .path("items.id");
        remove("leader-02", draft, items.get(0)).statusCode(404);
        remove("leader-01", draft, UUID.randomUUID().toString())
                .statusCode(404)
                .body("code", equalTo("campaign-item-not-found"));
        remove("leader-01", draft, items.get(0)).statusCode(200).body("items.offerId", contains(second.toString()));
        remove("leader-01", draft, items.get(1)).statusCode(409).body("code", equalTo("last-item"));
        add("leader-01", draft, first, 900)
                .statusCode(201)
                .body("items.offerId", contains(first.toString(), second.toString()));
        post("leader-01", "/api/v1/campaigns/" + draft + "/publication", Map.of())
                .statusCode(200)
                .body("items", hasSize(2));

        add("leader-01", draft, shopping.newOffer(SUPPLIER_01, 990, 4), 900)
                .statusCode(409)
                .body("code", equalTo("not-a-draft"));
        remove("leader-01", draft, items.get(1)).statusCode(409).body("code", equalTo("not-a-draft"));
    }

    @Test
    void a_good_without_which_the_threshold_could_never_be_reached_stays() {
        var draft = UUID.fromString(post(
                        "leader-01",
                        "/api/v1/campaigns",
                        Terms.of(MAPLE_COURT, shopping.newOffer(SUPPLIER_01, 990, 20), 900)
                                .with(shopping.newOffer(SUPPLIER_02, 500, 2), 450)
                                .needing(10)
                                .set("draft", true)
                                .body())
                .statusCode(201)
                .extract()
                .path("id"));
        String first = as("leader-01")
                .get("/api/v1/campaigns/{id}", draft)
                .then()
                .extract()
                .path("items[0].id");

        remove("leader-01", draft, first).statusCode(422).body("code", equalTo("threshold-above-stock"));
    }

    private static UUID draft(UUID offer) {
        return UUID.fromString(post(
                        "leader-01",
                        "/api/v1/campaigns",
                        Terms.of(MAPLE_COURT, offer, 900)
                                .needing(1)
                                .set("draft", true)
                                .body())
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private static ValidatableResponse copy(String user, UUID campaign, String key) {
        return as(user).header("Idempotency-Key", key)
                .contentType("application/json")
                .post("/api/v1/campaigns/{id}/copies", campaign)
                .then();
    }

    private static ValidatableResponse add(String user, UUID draft, UUID offer, long fen) {
        return post(user, "/api/v1/campaigns/" + draft + "/items", Map.of("offerId", offer, "price", Terms.cny(fen)));
    }

    private static ValidatableResponse remove(String user, UUID draft, String item) {
        return as(user).delete("/api/v1/campaigns/{id}/items/{item}", draft, item)
                .then();
    }
}
