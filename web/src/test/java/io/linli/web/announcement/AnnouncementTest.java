package io.linli.web.announcement;

import static io.linli.web.Neighbourhood.MAPLE_COURT;
import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static io.linli.web.notice.Told.about;
import static io.linli.web.notice.Told.kinds;
import static io.linli.web.order.Shopping.PATIENCE;
import static io.linli.web.order.Shopping.emptyCart;
import static io.linli.web.order.Shopping.join;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.web.LinliStack;
import io.linli.web.campaign.Terms;
import io.linli.web.ledger.Superuser;
import io.linli.web.order.Shopping;

/** What a leader or a property company announces about a group-buy, who hears it, and who may speak. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class AnnouncementTest {

    private static final String ANNOUNCEMENTS = "/api/v1/campaigns/{id}/announcements";

    @Inject
    Shopping shopping;

    @Test
    void the_leader_tells_everybody_who_holds_a_place_and_nobody_else() {
        var campaign = open();
        emptyCart("resident-09");
        emptyCart("resident-10");
        join("resident-09", campaign, 1).statusCode(201);
        join("resident-10", campaign, 1).statusCode(201);
        emptyCart("resident-10");

        post("leader-01", campaign, " The van comes at five; <b>bring bags</b>. ")
                .statusCode(201)
                .body("by", equalTo("LEADER"))
                .body("campaignId", equalTo(campaign.toString()))
                .body("text", equalTo("The van comes at five; <b>bring bags</b>."));

        await().atMost(PATIENCE).until(() -> kinds(campaign, "resident-09").size() == 1);
        assertThat(about(campaign, "resident-09").get(0).get("text"))
                .isEqualTo(Map.of(
                        "en", "The van comes at five; <b>bring bags</b>.",
                        "zh", "The van comes at five; <b>bring bags</b>."));
        assertThat(about(campaign, "resident-09").get(0).get("title"))
                .isEqualTo(Map.of("en", "News about “Test orange”", "zh", "“测试甜橙”有新公告"));
        assertThat(kinds(campaign, "resident-10")).isEmpty();
        assertThat(kinds(campaign, "resident-11")).isEmpty();
        emptyCart("resident-09");
    }

    @Test
    void it_is_read_by_anybody_on_the_page_of_the_group_buy_newest_first() {
        var campaign = open();
        post("leader-01", campaign, "First <script>alert(1)</script>").statusCode(201);
        post("property-sunrise", campaign, "Second").statusCode(201).body("by", equalTo("PROPERTY_COMPANY"));

        given().get(ANNOUNCEMENTS, campaign)
                .then()
                .statusCode(200)
                .body("items.text", equalTo(List.of("Second", "First <script>alert(1)</script>")))
                .body("items.by", equalTo(List.of("PROPERTY_COMPANY", "LEADER")));
        given().accept("text/html")
                .header("Accept-Language", "zh-CN")
                .get("/campaigns/{id}", campaign)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("公告"),
                        containsString("团长"),
                        containsString("物业公司"),
                        containsString("First &lt;script&gt;"),
                        not(containsString("<script>alert"))));
        given().queryParam("limit", 1)
                .get(ANNOUNCEMENTS, campaign)
                .then()
                .body("items.text", equalTo(List.of("Second")));
        given().queryParam("limit", 0)
                .get(ANNOUNCEMENTS, campaign)
                .then()
                .statusCode(400)
                .body("code", equalTo("limit-out-of-range"));
        given().get(ANNOUNCEMENTS, UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("campaign-not-found"));
    }

    @Test
    void nobody_but_its_leader_and_its_property_company_speaks_for_it() {
        var campaign = open();
        var companys = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 10), 790, 5, 4);

        post("leader-02", campaign, "Mine").statusCode(403).body("code", equalTo("not-your-campaign"));
        post("property-harbor", campaign, "Mine").statusCode(403).body("code", equalTo("not-your-campaign"));
        post("leader-01", companys, "Mine").statusCode(403).body("code", equalTo("not-your-campaign"));
        for (var other : List.of("resident-09", "supplier-01", "operator", "technician-01")) {
            post(other, campaign, "Mine").statusCode(403);
        }
        given().contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("text", "Mine"))
                .post(ANNOUNCEMENTS, campaign)
                .then()
                .statusCode(401);
        post("leader-01", UUID.randomUUID(), "Mine").statusCode(404).body("code", equalTo("campaign-not-found"));
        given().get(ANNOUNCEMENTS, campaign).then().body("items.size()", equalTo(0));
        post("property-sunrise", companys, "Ours").statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({"'  ', announcement-empty", "'two\nlines', announcement-characters", "'a\tb', announcement-characters"})
    void what_is_no_plain_text_is_refused(String text, String code) {
        var campaign = open();

        post("leader-01", campaign, text).statusCode(400).body("code", equalTo(code));
        post("leader-01", campaign, "x".repeat(501)).statusCode(400).body("code", equalTo("announcement-too-long"));

        given().get(ANNOUNCEMENTS, campaign).then().body("items.size()", equalTo(0));
    }

    @Test
    void five_hundred_characters_are_kept_as_they_are() {
        var text = "🍊".repeat(499) + "！";

        post("leader-01", open(), text).statusCode(201).body("text", equalTo(text));
    }

    @Test
    void of_many_at_once_ten_are_posted_and_the_next_day_has_room_again() {
        var campaign = open();

        var statuses = IntStream.range(0, 14)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> post("leader-01", campaign, "Number " + number)
                        .extract()
                        .statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(10);
        assertThat(statuses.stream().filter(status -> status == 409)).hasSize(4);
        post("property-sunrise", campaign, "One more")
                .statusCode(409)
                .body("code", equalTo("announcements-too-many"))
                .body("most", equalTo(10));
        Superuser.run(
                List.of("UPDATE marketplace.announcement SET day = day - 1 WHERE campaign_id = '" + campaign + "'"));
        post("leader-01", campaign, "Good morning").statusCode(201);
    }

    @Test
    void sent_again_with_its_key_it_is_posted_once() {
        var campaign = open();
        var key = UUID.randomUUID().toString();

        var ids = IntStream.range(0, 3)
                .mapToObj(number -> as("leader-01")
                        .header("Idempotency-Key", key)
                        .contentType("application/json")
                        .body(Map.of("text", "Once"))
                        .post(ANNOUNCEMENTS, campaign)
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("id"))
                .toList();

        assertThat(new HashSet<>(ids)).hasSize(1);
        given().get(ANNOUNCEMENTS, campaign).then().body("items.size()", equalTo(1));
        as("leader-01")
                .contentType("application/json")
                .body(Map.of("text", "Once"))
                .post(ANNOUNCEMENTS, campaign)
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency-key-missing"));
    }

    private static ValidatableResponse post(String user, UUID campaign, String text) {
        return onceAs(user)
                .contentType("application/json")
                .body(Map.of("text", text))
                .post(ANNOUNCEMENTS, campaign)
                .then();
    }

    /** One of leader-01's, until tomorrow. */
    private UUID open() {
        return UUID.fromString(onceAs("leader-01")
                .contentType("application/json")
                .body(Terms.of(MAPLE_COURT, shopping.newOffer(SUPPLIER_01, 990, 10), 900)
                        .body())
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }
}
