package io.linli.web.problem;

import static io.linli.web.TestUsers.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;

@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class ProblemTest {

    private static final String PROBLEM = "application/problem+json";

    @Test
    void an_unknown_address_is_a_problem_detail() {
        given().get("/api/v1/no-such-thing")
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("status", equalTo(404));
    }

    @Test
    void a_forged_token_is_refused_with_a_problem_detail() {
        given().auth()
                .oauth2("forged")
                .get("/api/v1/me")
                .then()
                .statusCode(401)
                .contentType(PROBLEM)
                .body("code", equalTo("sign-in-failed"));
    }

    @Test
    void nobody_gets_in_without_a_token() {
        given().get("/api/v1/me").then().statusCode(401).contentType(PROBLEM);
    }

    @Test
    void an_operation_for_certain_roles_asks_to_sign_in_first() {
        given().post("/api/v1/search/rebuild")
                .then()
                .statusCode(401)
                .contentType(PROBLEM)
                .header("WWW-Authenticate", "Bearer")
                .body("code", equalTo("sign-in-missing"));
    }

    @Test
    void a_role_that_does_not_suffice_is_refused_with_a_problem_detail() {
        as("resident-01").post("/api/v1/search/rebuild").then().statusCode(403).contentType(PROBLEM);
    }

    @Test
    void no_answer_shows_a_class_name_or_a_stack_trace() {
        checkout("{\"cartId\": {]")
                .body(not(containsString("Exception")))
                .body(not(containsString("com.fasterxml")))
                .body(not(containsString("io.linli")));
    }

    @Test
    void a_field_that_is_not_known_is_named() {
        checkout("{\"cartId\": \"019b76da-a800-7000-8000-000000000001\", \"tip\": 1}")
                .body("code", equalTo("unknown-field"))
                .body("field", equalTo("tip"));
    }

    @Test
    void a_field_of_the_wrong_type_is_named() {
        checkout("{\"cartId\": 7.5}").body("code", equalTo("wrong-type")).body("field", equalTo("cartId"));
    }

    @Test
    void a_value_that_cannot_be_read_is_named_without_its_class() {
        checkout("{\"cartId\": \"not-an-id\"}")
                .body("code", equalTo("wrong-type"))
                .body("field", equalTo("cartId"))
                .body(not(containsString("java.util")));
    }

    @Test
    void a_body_that_is_no_json_is_said_to_be_none() {
        checkout("{\"cartId\": ").body("code", equalTo("malformed-json"));
        checkout("").body("code", equalTo("bad-request"));
    }

    @Test
    void an_address_that_leads_nowhere_has_a_code_too() {
        given().get("/api/v1/nowhere")
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("code", equalTo("not-found"));
    }

    private static ValidatableResponse checkout(String body) {
        return as("resident-01")
                .contentType("application/json")
                .header("Idempotency-Key", "problem-" + UUID.randomUUID())
                .body(body)
                .post("/api/v1/checkouts")
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
    }
}
