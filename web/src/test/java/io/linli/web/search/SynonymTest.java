package io.linli.web.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.web.LinliStack;
import io.linli.web.TestUsers;
import io.linli.web.page.SignedIn;

/** Words that mean the same find the same, in both languages; the operator keeps them. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class SynonymTest {

    private static final String SYNONYMS = "/api/v1/search/synonyms";

    private static final int CREATED = 201;

    @Inject
    SearchShelf shelf;

    private final List<String> added = new ArrayList<>();

    /** Others search the same shelf. */
    @AfterEach
    void what_was_said_is_taken_back() {
        added.forEach(id -> TestUsers.as("operator").delete(SYNONYMS + "/" + id));
    }

    @BeforeEach
    void a_filled_shelf() {
        shelf.fill();
    }

    @Test
    void a_word_finds_what_another_word_names_from_the_moment_it_is_said_and_no_longer_than_that() {
        var word = word();
        assertThat(found(word)).doesNotContain("cable");

        String id =
                add(List.of(word, "Charging  Cable")).statusCode(201).extract().path("id");
        assertThat(found(word)).contains("cable");
        assertThat(found("usb-c " + word.toUpperCase(Locale.ROOT) + "s")).contains("cable");
        assertThat(found(word + "x")).doesNotContain("cable");

        put(id, List.of(word, "olive soap"), 1).statusCode(200).body("version", equalTo(2));
        assertThat(found(word)).contains("soap-a").doesNotContain("cable");

        TestUsers.as("operator").delete(SYNONYMS + "/" + id).then().statusCode(204);
        assertThat(found(word)).doesNotContain("soap-a", "cable");
    }

    @Test
    void what_is_suggested_may_be_called_otherwise() {
        var word = word();
        suggestions(word).body("products", hasSize(0));

        add(List.of(word, "Charging Cable")).statusCode(201);

        suggestions(word).body("products", hasSize(greaterThan(0)));
    }

    private static ValidatableResponse suggestions(String typed) {
        return given().queryParam("q", typed)
                .get("/api/v1/search/suggestions")
                .then()
                .statusCode(200);
    }

    @Test
    void goods_named_in_one_language_are_found_in_the_other() {
        var english = word();
        var chinese = "荧" + (char) ('一' + english.hashCode() % 5_000 + 5_000) + "灯";
        add(List.of(english, chinese)).statusCode(201);
        add(List.of("rechargeable batteries", "可充" + chinese)).statusCode(201);

        assertThat(found("可充" + chinese)).contains("battery");
    }

    @Test
    void what_matches_at_its_own_word_stands_above_what_matches_in_other_words() {
        var word = word();
        add(List.of(word, "shampoo", "oat milk")).statusCode(201);

        assertThat(found("oat milk").get(0)).isEqualTo("milk-oat");
        assertThat(found("herbal shampoo").get(0)).isEqualTo("shampoo-herbal");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one | synonyms-few",
                "one; ONE | synonym-repeated",
                "one; x | synonym-length",
                "one; !!! | synonym-length",
                "one; aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | synonym-length",
                "a1;a2;a3;a4;a5;a6;a7;a8;a9;b1;b2;b3;b4;b5;b6;b7;b8;b9;c1;c2;c3 | synonyms-many",
            })
    void what_makes_no_sense_is_refused(String words, String code) {
        add(List.of(words.split(";"))).statusCode(422).body("code", equalTo(code));
    }

    @Test
    void who_looked_at_an_older_version_changes_nothing() {
        var words = List.of(word(), word());
        String id = add(words).statusCode(201).extract().path("id");
        put(id, words, 1).statusCode(200);

        put(id, words, 1).statusCode(409).body("code", equalTo("synonyms-changed"));
        TestUsers.as("operator")
                .delete(SYNONYMS + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("synonyms-not-found"));
    }

    @Test
    void only_operators_keep_them() throws Exception {
        TestUsers.as("supplier-01").get(SYNONYMS).then().statusCode(403);
        assertThat(SignedIn.as("supplier-01", "/imports")
                        .get("/operator/synonyms")
                        .statusCode())
                .isEqualTo(403);
        given().get(SYNONYMS).then().statusCode(401);
        TestUsers.as("operator").get(SYNONYMS).then().statusCode(200).body("items.words.flatten()", hasItem("大米"));
    }

    @Test
    void on_the_page_words_are_added_found_changed_and_removed_and_nothing_typed_is_lost() throws Exception {
        var word = word();
        var operator = SignedIn.as("operator", "/operator/synonyms");

        var tooLong = "香".repeat(600);
        for (var typed : List.of(word, word + "，" + tooLong)) {
            var refused = operator.submit(
                    "/operator/synonyms",
                    Map.of("words", typed, "key", UUID.randomUUID().toString()));
            assertThat(refused.body()).contains("value=\"" + typed + "\"");
        }
        var key = UUID.randomUUID().toString();
        var done = operator.submit("/operator/synonyms", Map.of("words", word + "，phone case", "key", key));
        assertThat(location(done)).contains("synonyms-kept");
        var again = operator.submit("/operator/synonyms", Map.of("words", word + "，phone case", "key", key));
        assertThat(location(again)).contains("synonyms-kept");
        var other = operator.submit("/operator/synonyms", Map.of("words", word + "，olive soap", "key", key));
        assertThat(other.body()).contains("Somebody else changed these words", word + "，olive soap");

        assertThat(found(word)).contains("phone-case");
        assertThat(operator.get("/operator/synonyms?find=" + word).body()).contains(word + ", phone case");
        String id = TestUsers.as("operator").get(SYNONYMS).path("items.find { it.words[0] == '" + word + "' }.id");
        var mended = operator.submit("/operator/synonyms/" + id, Map.of("words", "one, one", "version", "1"));
        assertThat(mended.body()).contains("The same word stands there twice", "value=\"one, one\"");
        assertThat(location(operator.submit("/operator/synonyms/" + id + "/removals", Map.of())))
                .contains("synonyms-removed");
        assertThat(found(word)).doesNotContain("phone-case");
    }

    private static String location(java.net.http.HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String word() {
        return "zq" + Long.toString(UUID.randomUUID().getMostSignificantBits() >>> 1, 36) + "q";
    }

    private static List<String> found(String words) {
        return SearchShelf.ask()
                .queryParam("q", words)
                .queryParam("meaning", false)
                .get("/api/v1/search")
                .path("items.supplierSku");
    }

    private ValidatableResponse add(List<String> words) {
        var answer = TestUsers.onceAs("operator")
                .contentType(ContentType.JSON)
                .body(Map.of("words", words))
                .post(SYNONYMS)
                .then();
        if (answer.extract().statusCode() == CREATED) {
            added.add(answer.extract().path("id"));
        }
        return answer;
    }

    private static ValidatableResponse put(String id, List<String> words, long version) {
        return TestUsers.as("operator")
                .contentType(ContentType.JSON)
                .body(Map.of("words", words, "version", version))
                .put(SYNONYMS + "/" + id)
                .then();
    }
}
