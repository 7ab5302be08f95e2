package io.linli.web.service;

import static io.linli.web.TestUsers.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;

@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class ServiceResourceTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String SLOTS = "/api/v1/services/{id}/slots";

    @Test
    void anybody_sees_what_a_community_is_offered() {
        given().queryParam("community", Neighbourhood.MAPLE_COURT)
                .get("/api/v1/services")
                .then()
                .statusCode(200)
                .body("items.id", hasItems(Neighbourhood.CAR_WASH.toString(), Neighbourhood.HOUSEKEEPING.toString()))
                .body("items.find { it.name.en == 'Car wash' }.price.amount", equalTo(4_800))
                .body("items.find { it.name.en == 'Car wash' }.provider.code", equalTo("provider-01"))
                .body("items.find { it.name.en == 'Car wash' }.durationMinutes", equalTo(60));
    }

    @Test
    void a_resident_sees_the_services_of_the_own_community() {
        as("resident-13")
                .get("/api/v1/services")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(Neighbourhood.CAR_WASH.toString()))
                .body("items.id", not(hasItem(Neighbourhood.HOUSEKEEPING.toString())));
    }

    @Test
    void without_a_community_nobody_knows_what_to_offer() {
        given().get("/api/v1/services").then().statusCode(400).body("code", equalTo("community-missing"));
        given().queryParam("community", "nowhere")
                .get("/api/v1/services")
                .then()
                .statusCode(404)
                .body("code", equalTo("community-not-found"));
    }

    @Test
    void slots_lie_within_the_shifts_of_the_days_asked_for() {
        var day = LocalDate.now(ZONE).plusDays(25);

        List<String> starts = given().queryParam("community", Neighbourhood.HARBOR_VIEW)
                .queryParam("from", day.toString())
                .queryParam("days", 2)
                .get(SLOTS, Neighbourhood.CAR_WASH)
                .then()
                .statusCode(200)
                .body("items", hasSize(46))
                .body("items[0].technicians.name", contains("Chen", "Zhou"))
                .extract()
                .path("items.startsAt");

        assertThat(OffsetDateTime.parse(starts.get(0)).atZoneSameInstant(ZONE).toLocalDateTime())
                .isEqualTo(day.atTime(8, 0));
        assertThat(OffsetDateTime.parse(starts.get(45)).atZoneSameInstant(ZONE).toLocalDateTime())
                .isEqualTo(day.plusDays(1).atTime(19, 0));
    }

    @Test
    void a_service_has_no_slots_where_it_is_not_offered() {
        given().queryParam("community", Neighbourhood.LAKESIDE)
                .get(SLOTS, Neighbourhood.HOUSEKEEPING)
                .then()
                .statusCode(404)
                .body("code", equalTo("service-not-offered"));
    }

    @Test
    void nonsense_days_are_refused() {
        var asked = given().queryParam("community", Neighbourhood.MAPLE_COURT);
        asked.queryParam("days", 0)
                .get(SLOTS, Neighbourhood.CAR_WASH)
                .then()
                .statusCode(400)
                .body("code", equalTo("days-invalid"));
        given().queryParam("community", Neighbourhood.MAPLE_COURT)
                .queryParam("from", "tomorrow")
                .get(SLOTS, Neighbourhood.CAR_WASH)
                .then()
                .statusCode(400)
                .body("code", equalTo("day-invalid"));
    }

    @Test
    void days_that_are_over_have_no_slots() {
        given().queryParam("community", Neighbourhood.MAPLE_COURT)
                .queryParam("from", "2020-01-01")
                .queryParam("days", 7)
                .get(SLOTS, Neighbourhood.CAR_WASH)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void pickup_points_of_a_community_are_public_and_name_no_person() {
        given().queryParam("community", Neighbourhood.MAPLE_COURT)
                .get("/api/v1/pickup-points")
                .then()
                .statusCode(200)
                .body("items.id", contains(Neighbourhood.pickupPoint(1).toString()))
                .body("items[0].name.zh", equalTo("门卫室"))
                .body("items[0]", not(hasKey("leaderId")));
        given().get("/api/v1/pickup-points").then().statusCode(400).body("code", equalTo("community-missing"));
    }
}
