package io.linli.web.service;

import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.order.Shopping;
import io.linli.web.technician.Teams;

/** Providers describe their services; residents choose, see a price and book what they chose. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class OwnServiceResourceTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String OWN = "/api/v1/own-services";

    @Inject
    Teams teams;

    @Inject
    Shopping shopping;

    @Test
    void a_provider_offers_a_service_and_a_resident_sees_what_a_choice_costs() {
        var id = offered(Teams.skill());

        as("resident-01")
                .get("/api/v1/services/{id}", id)
                .then()
                .statusCode(200)
                .body("terms.sizes.code", contains("small", "large"))
                .body("terms.optionGroups[0].options.name.zh", contains("自备", "由我们带"))
                .body("terms.cancellation[0].percent", equalTo(0))
                .body("terms.photos", contains("/static/wash.jpg"));
        quote(id, "{\"size\": \"large\", \"options\": {\"agents\": \"ours\"}, \"addOns\": {\"windows\": 3}}")
                .statusCode(200)
                .body("total.amount", equalTo(18_800 + 1_000 + 3 * 500))
                .body("durationMinutes", equalTo(240 + 30))
                .body("lines.amount.amount", contains(18_800, 1_000, 1_500))
                .body("quoteNeeded", equalTo(false));
        quote(id, "{\"size\": \"huge\", \"options\": {\"agents\": \"ours\"}}")
                .statusCode(422)
                .body("code", equalTo("choice-invalid"))
                .body("part", equalTo("size"));
    }

    @Test
    void a_visit_is_booked_as_it_was_chosen_and_stays_so_when_the_service_changes() {
        var skill = Teams.skill();
        var id = offered(skill);
        teams.technician(skill);
        var start = LocalDate.now(ZONE).plusDays(22).atTime(9, 0).atZone(ZONE).toInstant();
        var cart = Shopping.emptyCart("resident-03");

        var line = Shopping.add(
                        "resident-03",
                        cart,
                        Map.of(
                                "serviceItemId", id,
                                "startsAt", start.toString(),
                                "choice",
                                        Map.of(
                                                "size",
                                                "large",
                                                "options",
                                                Map.of("agents", "own"),
                                                "addOns",
                                                Map.of("windows", 1))))
                .statusCode(201)
                .body("lines[0].unitPrice.amount", equalTo(18_800 + 500))
                .body("lines[0].endsAt", equalTo(start.plusSeconds(250 * 60).toString()))
                .extract();
        as(Teams.USER)
                .contentType("application/json")
                .body(draft(skill).put("price", money(99_999)).encode())
                .put(OWN + "/{id}", id)
                .then()
                .statusCode(200)
                .body("service.price.amount", equalTo(99_999));

        as("resident-03").get("/api/v1/carts/{cart}", cart).then().body("lines[0].unitPrice.amount", equalTo(19_300));
        assertThat(shopping.text(
                        "SELECT terms -> 'lines' -> 0 -> 'name' ->> 'zh' FROM marketplace.booking WHERE id = ?",
                        UUID.fromString(line.path("lines[0].bookingId"))))
                .isEqualTo("大户型");
        Shopping.emptyCart("resident-03");
    }

    @Test
    void slots_are_those_of_the_visit_that_was_chosen() {
        var skill = Teams.skill();
        var id = offered(skill);
        teams.technician(skill);
        var day = LocalDate.now(ZONE).plusDays(23).toString();

        slots(id, day, "small").body("items", hasSize(21));
        slots(id, day, "large").body("items", hasSize(17));
        slots(id, day, "none").statusCode(422).body("code", equalTo("choice-invalid"));
        given().queryParam("community", Neighbourhood.MAPLE_COURT)
                .queryParam("from", day)
                .queryParam("days", 1)
                .queryParam("who", "COUNT")
                .get("/api/v1/services/{id}/slots", id)
                .then()
                .statusCode(200)
                .body("items[0].free", equalTo(1))
                .body("items[0].technicians", hasSize(0));
    }

    @Test
    void prices_come_about_by_hours_metres_pieces_and_a_call_out_fee() {
        var perHour = offered(
                Teams.skill(),
                draft -> plain(
                        draft,
                        new JsonObject()
                                .put("kind", "PER_HOUR")
                                .put("least", 60)
                                .put("step", 30)
                                .put("most", 240)));
        quote(perHour, "{\"measure\": 90}").body("total.amount", equalTo(7_350)).body("durationMinutes", equalTo(90));
        quote(perHour, "{\"measure\": 45}").statusCode(422);
        quote(perHour, "{}").statusCode(422).body("part", equalTo("measure"));

        var perMetre = offered(
                Teams.skill(),
                draft -> plain(
                        draft,
                        new JsonObject()
                                .put("kind", "PER_SQUARE_METRE")
                                .put("least", 20)
                                .put("most", 200)
                                .put("minutesEach", 12)));
        quote(perMetre, "{\"measure\": 85}")
                .body("total.amount", equalTo(85 * 4_900))
                .body("durationMinutes", equalTo(120 + 105));

        var callOut = offered(Teams.skill(), draft -> {
            var changed = plain(
                    draft,
                    new JsonObject().put("kind", "PER_PIECE").put("most", 5).put("minutesEach", 20));
            changed.getJsonObject("terms").put("callOutFee", money(3_000));
            return changed;
        });
        quote(callOut, "{\"measure\": 2}")
                .body("total.amount", equalTo(3_000 + 2 * 4_900))
                .body("durationMinutes", equalTo(140));
    }

    @Test
    void what_needs_a_quote_first_has_no_price_and_is_not_booked() {
        var skill = Teams.skill();
        var id = offered(skill, draft -> plain(draft, new JsonObject().put("kind", "QUOTE_FIRST")));
        teams.technician(skill);

        quote(id, "{}").statusCode(200).body("quoteNeeded", equalTo(true)).body("total", nullValue());
        Shopping.add(
                        "resident-04",
                        Shopping.emptyCart("resident-04"),
                        Map.of(
                                "serviceItemId",
                                id,
                                "startsAt",
                                LocalDate.now(ZONE)
                                        .plusDays(24)
                                        .atTime(9, 0)
                                        .atZone(ZONE)
                                        .toInstant()
                                        .toString()))
                .statusCode(422)
                .body("code", equalTo("quote-needed"));
    }

    @Test
    void a_service_for_one_community_is_not_offered_in_another() {
        var id = offered(Teams.skill(), draft -> {
            draft.getJsonObject("terms").put("communities", new JsonArray().add(Neighbourhood.LAKESIDE.toString()));
            return draft;
        });

        listed("resident-01").body("items.id", not(hasItem(id.toString())));
        listed("resident-13").body("items.id", hasItem(id.toString()));
    }

    @Test
    void what_is_retired_is_not_offered_until_it_is_revived() {
        var id = offered(Teams.skill());

        as(Teams.USER).put(OWN + "/{id}/retirement", id).then().statusCode(200).body("retired", equalTo(true));
        listed("resident-01").body("items.id", not(hasItem(id.toString())));
        as(Teams.USER).get(OWN).then().body("items.id", hasItem(id.toString()));

        as(Teams.USER)
                .delete(OWN + "/{id}/retirement", id)
                .then()
                .statusCode(200)
                .body("retired", equalTo(false));
        listed("resident-01").body("items.id", hasItem(id.toString()));
    }

    @Test
    void another_providers_service_does_not_exist_and_only_providers_of_services_offer_any() {
        var id = offered(Teams.skill());
        var body = draft("x").encode();

        as("provider-01").get(OWN + "/{id}", id).then().statusCode(404).body("code", equalTo("service-item-not-found"));
        as("provider-01")
                .contentType("application/json")
                .body(body)
                .put(OWN + "/{id}", id)
                .then()
                .statusCode(404);
        as("provider-01").put(OWN + "/{id}/retirement", id).then().statusCode(404);
        onceAs("supplier-01")
                .contentType("application/json")
                .body(body)
                .post(OWN)
                .then()
                .statusCode(403)
                .body("code", equalTo("not-a-service-provider"));
        onceAs("resident-01")
                .contentType("application/json")
                .body(body)
                .post(OWN)
                .then()
                .statusCode(403);
        given().get(OWN).then().statusCode(401);
        onceAs(Teams.USER)
                .contentType("application/json")
                .body(draft("x").put("categoryId", UUID.randomUUID().toString()).encode())
                .post(OWN)
                .then()
                .statusCode(404)
                .body("code", equalTo("category-not-found"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "durationMinutes|7|service-duration-invalid",
                "durationMinutes|1500|service-duration-invalid",
                "price|{\"amount\": 0, \"currency\": \"CNY\"}|service-price-invalid",
                "name|{\"en\": \"\", \"zh\": \"x\"}|service-text-invalid",
                "name|{\"en\": \"x\"}|service-text-invalid",
                "windowMinutes|45|service-visit-invalid",
                "beforeMinutes|600|service-visit-invalid",
                "skills|[\"Gas!\"]|service-visit-invalid",
                "terms.photos|[\"http://example.org/x.jpg\"]|service-photo-invalid",
                "terms.photos|[\"javascript:alert(1)\"]|service-photo-invalid",
                "terms.cancellation|[{\"hoursBefore\": 24, \"percent\": 50}, {\"hoursBefore\": 2, \"percent\": 0}]|cancellation-invalid",
                "terms.pricing|{\"kind\": \"PER_HOUR\", \"least\": 50, \"step\": 30, \"most\": 240}|service-terms-invalid",
                "terms.pricing|{\"kind\": \"PER_HOUR\"}|service-terms-invalid",
                "terms.callOutFee|{\"amount\": 100, \"currency\": \"EUR\"}|service-terms-invalid"
            })
    void nonsense_is_refused_by_its_code(String field, String value, String code) {
        teams.provider();
        var draft = draft("x");
        var parts = field.split("\\.");
        var within = parts.length == 1 ? draft : draft.getJsonObject(parts[0]);
        within.put(parts[parts.length - 1], io.vertx.core.json.Json.decodeValue(value));

        onceAs(Teams.USER)
                .contentType("application/json")
                .body(draft.encode())
                .post(OWN)
                .then()
                .statusCode(400)
                .body("code", equalTo(code));
    }

    private UUID offered(String skill) {
        return offered(skill, draft -> draft);
    }

    private UUID offered(String skill, UnaryOperator<JsonObject> change) {
        teams.provider();
        return UUID.fromString(onceAs(Teams.USER)
                .contentType("application/json")
                .body(change.apply(draft(skill)).encode())
                .post(OWN)
                .then()
                .statusCode(201)
                .body("retired", equalTo(false))
                .extract()
                .path("id"));
    }

    private JsonObject draft(String skill) {
        return new JsonObject()
                .put(
                        "categoryId",
                        shopping.text(
                                "SELECT cast(category_id AS text) FROM catalog.service_item WHERE id = ?",
                                Neighbourhood.HOUSEKEEPING))
                .put("name", text("House cleaning", "家庭保洁"))
                .put("description", text("Floors and kitchen.", "地面与厨房。"))
                .put("durationMinutes", 120)
                .put("price", money(4_900))
                .put("beforeMinutes", 0)
                .put("afterMinutes", 0)
                .put("windowMinutes", 0)
                .put("skills", new JsonArray().add(skill))
                .put("terms", terms());
    }

    private static JsonObject terms() {
        return new JsonObject()
                .put("pricing", new JsonObject().put("kind", "FIXED"))
                .put(
                        "sizes",
                        new JsonArray()
                                .add(size("small", "Small flat", "小户型", 9_800, 120))
                                .add(size("large", "Large flat", "大户型", 18_800, 240)))
                .put(
                        "optionGroups",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("code", "agents")
                                        .put("name", text("Cleaning agents", "清洁剂"))
                                        .put(
                                                "options",
                                                new JsonArray()
                                                        .add(extra("own", "Yours", "自备", 0, 0, 1))
                                                        .add(extra("ours", "Ours", "由我们带", 1_000, 0, 1)))))
                .put("addOns", new JsonArray().add(extra("windows", "Window", "窗户", 500, 10, 8)))
                .put(
                        "cancellation",
                        new JsonArray()
                                .add(new JsonObject().put("hoursBefore", 24).put("percent", 0))
                                .add(new JsonObject().put("hoursBefore", 2).put("percent", 50)))
                .put("photos", new JsonArray().add("/static/wash.jpg"))
                .put("communities", new JsonArray());
    }

    private static JsonObject plain(JsonObject draft, JsonObject pricing) {
        draft.getJsonObject("terms")
                .put("pricing", pricing)
                .put("sizes", new JsonArray())
                .put("optionGroups", new JsonArray())
                .put("addOns", new JsonArray());
        return draft;
    }

    private static JsonObject size(String code, String en, String zh, long fen, int minutes) {
        return new JsonObject()
                .put("code", code)
                .put("name", text(en, zh))
                .put("price", money(fen))
                .put("durationMinutes", minutes);
    }

    private static JsonObject extra(String code, String en, String zh, long fen, int minutes, int most) {
        return new JsonObject()
                .put("code", code)
                .put("name", text(en, zh))
                .put("price", money(fen))
                .put("minutes", minutes)
                .put("most", most);
    }

    private static JsonObject text(String en, String zh) {
        return new JsonObject().put("en", en).put("zh", zh);
    }

    private static JsonObject money(long fen) {
        return new JsonObject().put("amount", fen).put("currency", "CNY");
    }

    private static ValidatableResponse quote(UUID id, String choice) {
        return as("resident-01")
                .contentType("application/json")
                .body(choice)
                .post("/api/v1/services/{id}/quotes", id)
                .then();
    }

    private static ValidatableResponse slots(UUID id, String day, String size) {
        return given().queryParam("community", Neighbourhood.MAPLE_COURT)
                .queryParam("from", day)
                .queryParam("days", 1)
                .queryParam("size", size)
                .queryParam("option", "agents:own")
                .get("/api/v1/services/{id}/slots", id)
                .then();
    }

    private static ValidatableResponse listed(String user) {
        return as(user).get("/api/v1/services").then().statusCode(200);
    }
}
