package io.linli.web.page;

import static io.linli.web.TestUsers.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;

/** A text with the character U+0000, which the database does not keep, is refused wherever it comes in. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class TextInvalidTest {

    private static final String READER = "resident-24";

    @Test
    void in_json_the_field_is_named() {
        as(READER)
                .contentType("application/json")
                .body(Map.of("stars", 5, "text", "a\u0000b"))
                .put("/api/v1/reviews/visits/{id}/resident", UUID.randomUUID())
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("text-invalid"))
                .body("field", equalTo("text"));
        as("operator")
                .contentType("application/json")
                .body("{\"reason\": \"\\u0000\"}")
                .post("/api/v1/reviews/{id}/hide", UUID.randomUUID())
                .then()
                .statusCode(400)
                .body("code", equalTo("text-invalid"));
    }

    @Test
    void in_json_what_only_looks_like_it_is_a_text() {
        as(READER)
                .contentType("application/json")
                .body("{\"stars\": 5, \"text\": \"\\\\u0000\"}")
                .put("/api/v1/reviews/visits/{id}/resident", UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("visit-not-found"));
    }

    @Test
    void in_an_address_it_is_refused_wherever_it_stands() {
        for (var address : List.of("/api/v1/search?q=%00", "/api/v1/search?q=a%00b", "/api/v1/offers/%00")) {
            given().urlEncodingEnabled(false)
                    .get(address)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("text-invalid"));
        }
        given().urlEncodingEnabled(false).get("/api/v1/search?q=%2500").then().statusCode(200);
    }

    @Test
    void in_a_form_it_is_refused_with_a_page() throws Exception {
        var reader = SignedIn.as(READER, "/me/messages");
        assertThat(reader.get("/me/messages").statusCode()).isEqualTo(200);

        var refused = reader.submit("/me/messages", Map.of("language", "\u0000"));
        var wanted = reader.submit("/me/messages", Map.of("language", "en", "wants", "VISITS:EMAIL"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("<html").contains("cannot be kept");
        assertThat(wanted.statusCode()).isEqualTo(303);
        assertThat(wanted.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("messages-chosen"));
    }
}
