package io.linli.web.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.web.LinliStack;
import io.linli.web.TestUsers;
import io.linli.web.order.Shopping;
import io.linli.web.page.SignedIn;

/** The operator keeps what goods of a category are described by; it holds for the categories below as well. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class AttributesTest {

    private static final String PAGE = "/operator/attributes";

    @Inject
    Shopping shopping;

    private UUID above;
    private UUID below;

    @BeforeEach
    void two_categories_one_below_the_other() {
        above = UUID.randomUUID();
        below = UUID.randomUUID();
        shopping.run(
                "INSERT INTO catalog.category (id, path, depth, name_en, name_zh) VALUES (?, ?, 1, 'Attributed', '有属性的')",
                above,
                "Attributed " + above);
        shopping.run(
                """
                INSERT INTO catalog.category (id, parent_id, path, depth, name_en, name_zh)
                VALUES (?, ?, ?, 2, 'Lower', '下面的')""",
                below,
                above,
                "Attributed " + above + " > Lower");
    }

    @AfterEach
    void nothing_is_left() {
        shopping.run("DELETE FROM catalog.attribute_spelling WHERE category_id IN (?, ?)", above, below);
        shopping.run("DELETE FROM catalog.attribute WHERE category_id IN (?, ?)", above, below);
        shopping.run("DELETE FROM catalog.category WHERE id = ?", below);
        shopping.run("DELETE FROM catalog.category WHERE id = ?", above);
    }

    @Test
    void what_is_kept_of_a_category_is_told_to_anybody_also_of_those_below() {
        put(above, "net_weight", weight())
                .statusCode(200)
                .body("items[0].name.zh", equalTo("净重"))
                .body("items[0].unit", equalTo("KILOGRAM"));

        get(below)
                .statusCode(200)
                .body("items.key", contains("net_weight"))
                .body("items[0].categoryId", equalTo(above.toString()))
                .body("items[0].spellings", contains("Weight", "重量"))
                .body("items[0].wanted", equalTo(true));
    }

    @Test
    void the_same_once_more_changes_nothing_and_another_takes_its_place() {
        put(above, "net_weight", weight()).statusCode(200);
        put(above, "net_weight", weight()).statusCode(200).body("items.size()", equalTo(1));

        var grams = new HashMap<>(weight());
        grams.put("unit", "GRAM");
        put(above, "net_weight", grams)
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].unit", equalTo("GRAM"));
    }

    @Test
    void what_a_lower_category_says_counts_for_it_and_not_above() {
        put(above, "net_weight", weight());
        put(below, "net_weight", Map.of("name", name("Weight of the tin", "罐重"), "type", "NUMBER", "unit", "GRAM"));

        get(below).body("items.name.en", contains("Weight of the tin"));
        get(above).body("items.name.en", contains("Net weight"));

        remove(below, "net_weight").statusCode(204);
        get(below).body("items.name.en", contains("Net weight"));
    }

    @Test
    void removed_it_holds_no_longer_and_kept_again_it_is_back() {
        put(above, "net_weight", weight());

        remove(above, "net_weight").statusCode(204);
        remove(above, "net_weight").statusCode(204);
        get(below).body("items.size()", equalTo(0));
        put(above, "mass", weight()).statusCode(200);
        put(above, "net_weight", weight()).statusCode(409).body("code", equalTo("attribute-spelling-taken"));

        remove(above, "mass");
        put(above, "net_weight", weight()).statusCode(200);
        remove(above, "scent").statusCode(404).body("code", equalTo("attribute-not-found"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Weight | TEXT | | attribute-key-invalid",
                "scent | TEXT | GRAM | attribute-unit-unfit",
                "scent | CHOICE | | attribute-choices-unfit",
            })
    void what_makes_no_sense_is_refused(String key, String type, String unit, String code) {
        var body = new HashMap<String, Object>(Map.of("name", name("Scent", "香型"), "type", type));
        if (unit != null) {
            body.put("unit", unit);
        }

        put(above, key, body).statusCode(422).body("code", equalTo(code));
    }

    @Test
    void a_body_without_what_it_needs_or_of_no_category_is_refused() {
        put(above, "scent", Map.of("type", "TEXT")).statusCode(400);
        put(above, "scent", Map.of("name", name("Scent", "香型"), "type", "SMELL"))
                .statusCode(400);
        put(UUID.randomUUID(), "scent", Map.of("name", name("Scent", "香型"), "type", "TEXT"))
                .statusCode(404)
                .body("code", equalTo("category-not-found"));
        get(UUID.randomUUID()).statusCode(404).body("code", equalTo("category-not-found"));
    }

    @Test
    void only_operators_keep_them() throws Exception {
        for (var user : List.of("supplier-01", "property-sunrise", "resident-01")) {
            put(user, above, "net_weight", weight()).statusCode(403);
            TestUsers.as(user).delete(path(above) + "/net_weight").then().statusCode(403);
        }
        given().contentType(ContentType.JSON)
                .body(weight())
                .put(path(above) + "/net_weight")
                .then()
                .statusCode(401);
        assertThat(SignedIn.as("supplier-01", "/imports").get(PAGE).statusCode())
                .isEqualTo(403);
        get(above).body("items.size()", equalTo(0));
    }

    @Test
    void on_the_page_one_is_added_changed_removed_and_put_back_and_nothing_typed_is_lost() throws Exception {
        var operator = SignedIn.as("operator", PAGE);
        var typed = new HashMap<>(Map.of(
                "category", above.toString(),
                "key", "colour",
                "nameEn", "Colour",
                "nameZh", "颜色",
                "type", "CHOICE",
                "choices", "Red | 红色 | crimson, 大红\nBlue",
                "spellings", "color，attr_t_colour",
                "tellsApart", "yes",
                "place", "30"));

        assertThat(operator.submit(PAGE, typed).body())
                .contains("Each value needs a name", "Red | 红色 | crimson, 大红", "value=\"Colour\"", "value=\"30\"");
        typed.put("choices", "Red | 红色 | crimson, 大红\nBlue | 蓝色");
        assertThat(location(operator.submit(PAGE, typed))).contains("attribute-kept");
        get(below)
                .body("items[0].choices.name.zh", contains("红色", "蓝色"))
                .body("items[0].choices[0].spellings", contains("crimson", "大红"))
                .body("items[0].spellings", contains("color", "attr_t_colour"))
                .body("items[0].tellsApart", equalTo(true))
                .body("items[0].wanted", equalTo(false));

        var page = PAGE + "?category=" + above;
        assertThat(operator.get(page).body()).contains("Colour", "Red · Blue", "Tells variants of a good apart");
        assertThat(operator.get(PAGE).body()).contains("Attributed " + above);
        assertThat(operator.get(PAGE + "/one?category=" + above + "&key=colour").body())
                .contains("Blue | 蓝色", "color, attr_t_colour");
        var one = Map.of("category", above.toString(), "key", "colour");
        assertThat(location(operator.submit(PAGE + "/removals", one))).contains("attribute-removed");
        get(above).body("items.key", not(hasItem("colour")));
        assertThat(operator.get(page).body()).contains("Put back");
        assertThat(location(operator.submit(PAGE + "/restorations", one))).contains("attribute-restored");
        get(above).body("items.key", hasItem("colour"));

        operator.submit(PAGE + "/removals", one);
        put(above, "hue", Map.of("name", name("Hue", "颜色"), "type", "TEXT")).statusCode(200);
        assertThat(location(operator.submit(PAGE + "/restorations", one))).contains("attribute-spelling-taken");
        get(above).body("items.key", contains("hue"));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static Map<String, Object> weight() {
        return Map.of(
                "name",
                name("Net weight", "净重"),
                "type",
                "NUMBER",
                "unit",
                "KILOGRAM",
                "spellings",
                List.of("Weight", "重量"),
                "wanted",
                true);
    }

    private static Map<String, String> name(String en, String zh) {
        return Map.of("en", en, "zh", zh);
    }

    private static String path(UUID category) {
        return "/api/v1/categories/" + category + "/attributes";
    }

    private static ValidatableResponse get(UUID category) {
        return given().get(path(category)).then();
    }

    private static ValidatableResponse put(UUID category, String key, Map<String, ?> body) {
        return put("operator", category, key, body);
    }

    private static ValidatableResponse put(String user, UUID category, String key, Map<String, ?> body) {
        return TestUsers.as(user)
                .contentType(ContentType.JSON)
                .body(body)
                .put(path(category) + "/" + key)
                .then();
    }

    private static ValidatableResponse remove(UUID category, String key) {
        return TestUsers.as("operator").delete(path(category) + "/" + key).then();
    }
}
