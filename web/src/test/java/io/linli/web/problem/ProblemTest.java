package io.linli.web.problem;

import static io.linli.web.TestUsers.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
        as("resident-01")
                .contentType("application/json")
                .header("Idempotency-Key", "broken")
                .body("{\"cartId\": {]")
                .post("/api/v1/checkouts")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body(not(containsString("Exception")))
                .body(not(containsString("com.fasterxml")))
                .body(not(containsString("io.linli")));
    }
}
