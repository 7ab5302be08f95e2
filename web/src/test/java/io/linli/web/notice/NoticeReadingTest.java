package io.linli.web.notice;

import static io.linli.web.Neighbourhood.SUNRISE;
import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.TestUsers.as;
import static io.linli.web.notice.Told.about;
import static io.linli.web.order.Shopping.PATIENCE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Tenancy;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.order.Shopping;

/** How notices are listed and read, and by whom alone. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class NoticeReadingTest {

    @Inject
    Shopping shopping;

    @Inject
    Members members;

    @Inject
    Tenancy tenancy;

    @Inject
    OwnContext own;

    @Test
    void reading_up_to_one_leaves_what_came_after_it_new_and_is_no_matter_how_often() {
        var campaign = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 20), 790, 5, 9);
        var reader = "resident-14";
        members.seatOf(14, campaign);
        for (int number = 0; number < 3; number++) {
            members.announce(UUID.randomUUID(), campaign);
        }
        var told = about(campaign, reader);
        assertThat(told).hasSize(3);
        int before = Told.unread(reader);
        String middle = (String) told.get(1).get("id");

        for (int times = 0; times < 2; times++) {
            read(reader, middle).then().statusCode(200).body("unread", equalTo(1));
        }

        assertThat(before).isGreaterThanOrEqualTo(3);
        var after = about(campaign, reader);
        assertThat(after.get(0)).doesNotContainKey("readAt");
        assertThat(after.get(1)).containsKey("readAt");
        assertThat(after.get(2).get("readAt")).isEqualTo(after.get(1).get("readAt"));
    }

    @Test
    void notices_are_listed_newest_first_a_page_at_a_time() {
        var campaign = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 20), 790, 5, 9);
        members.seatOf(15, campaign);
        for (int number = 0; number < 5; number++) {
            members.announce(UUID.randomUUID(), campaign);
        }

        var pages = as("resident-15")
                .queryParam("limit", 2)
                .get("/api/v1/me/notices")
                .jsonPath();
        var second = as("resident-15")
                .queryParam("limit", 2)
                .queryParam("cursor", pages.getString("next"))
                .get("/api/v1/me/notices")
                .jsonPath();

        var all = about(campaign, "resident-15").stream()
                .map(one -> one.get("id"))
                .toList();
        assertThat(all).hasSize(5);
        assertThat(new HashSet<>(all)).hasSize(5);
        assertThat(pages.<Object>getList("items.id")).isEqualTo(all.subList(0, 2));
        assertThat(second.<Object>getList("items.id")).isEqualTo(all.subList(2, 4));
        as("resident-15")
                .get("/api/v1/me/notices?limit=101")
                .then()
                .statusCode(400)
                .body("code", equalTo("limit-out-of-range"));
        as("resident-15")
                .get("/api/v1/me/notices?cursor=x")
                .then()
                .statusCode(400)
                .body("code", equalTo("bad-cursor"));
    }

    @Test
    void only_the_resident_reads_and_marks() {
        var campaign = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 20), 790, 5, 9);
        members.seatOf(16, campaign);
        members.announce(UUID.randomUUID(), campaign);
        String notice = (String) about(campaign, "resident-16").get(0).get("id");

        for (var other : List.of("resident-17", "resident-20", "leader-02")) {
            assertThat(about(campaign, other)).isEmpty();
            read(other, notice).then().statusCode(404).body("code", equalTo("notice-not-found"));
        }
        for (var other : List.of("property-sunrise", "supplier-01", "operator", "technician-01")) {
            as(other).get("/api/v1/me/notices").then().statusCode(403);
            read(other, notice).then().statusCode(403);
        }
        given().get("/api/v1/me/notices").then().statusCode(401);
        as("resident-16")
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/me/notices/read")
                .then()
                .statusCode(400);
        assertThat(about(campaign, "resident-16").get(0)).doesNotContainKey("readAt");
    }

    @Test
    void another_companys_transaction_sees_and_writes_none() {
        var campaign = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 20), 790, 5, 9);
        members.seatOf(17, campaign);
        members.announce(UUID.randomUUID(), campaign);

        assertThat(seenBy(SUNRISE, campaign)).isEqualTo(1);
        assertThat(seenBy(Neighbourhood.HARBOR, campaign)).isZero();
    }

    private long seenBy(UUID company, UUID campaign) {
        return own.transaction(() -> tenancy.enter(company)
                        .chain(Panache::getSession)
                        .chain(session -> session.createNativeQuery(
                                        "SELECT count(*) FROM marketplace.notice WHERE subject_id = :campaign",
                                        Long.class)
                                .setParameter("campaign", campaign)
                                .getSingleResult()))
                .await()
                .atMost(PATIENCE);
    }

    private static Response read(String user, String upTo) {
        return as(user).contentType("application/json")
                .body(Map.of("upTo", upTo))
                .post("/api/v1/me/notices/read");
    }
}
