package io.linli.web.campaign;

import static io.linli.web.Neighbourhood.MAPLE_COURT;
import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.TestUsers.as;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.order.Shopping;

/** What a draft is called, needs and lasts can be changed until it is published. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class EditDraftTest {

    private static final Instant CUTOFF = Instant.now().plus(Duration.ofDays(4)).truncatedTo(ChronoUnit.SECONDS);

    @Inject
    Shopping shopping;

    @Test
    void a_draft_gets_another_title_threshold_and_times_and_is_published_so() {
        var draft = draft();
        var opens = Instant.now().plus(Duration.ofHours(3)).truncatedTo(ChronoUnit.SECONDS);

        for (int times = 0; times < 2; times++) {
            edit("leader-01", draft, terms("Winter oranges", "PEOPLE", 7, opens))
                    .statusCode(200)
                    .body("state", equalTo("DRAFT"))
                    .body("title.en", equalTo("Winter oranges"))
                    .body("title.zh", equalTo("冬橙"))
                    .body("threshold.measure", equalTo("PEOPLE"))
                    .body("threshold.least", equalTo(7))
                    .body("opensAt", equalTo(opens.toString()))
                    .body("cutoffAt", equalTo(CUTOFF.toString()));
        }

        Tools.post("leader-01", "/api/v1/campaigns/" + draft + "/publication", Map.of())
                .statusCode(200)
                .body("state", equalTo("SCHEDULED"))
                .body("title.en", equalTo("Winter oranges"));
        edit("leader-01", draft, terms("Other oranges", "UNITS", 7, opens))
                .statusCode(409)
                .body("code", equalTo("not-a-draft"));
    }

    @Test
    void without_a_moment_it_opens_as_it_did_and_its_property_company_may_edit_it_too() {
        var draft = draft();
        String opens = as("leader-01")
                .get("/api/v1/campaigns/{id}", draft)
                .then()
                .extract()
                .path("opensAt");

        edit("property-sunrise", draft, terms("Oranges", "UNITS", 2, null))
                .statusCode(200)
                .body("opensAt", equalTo(opens));
    }

    @Test
    void terms_that_could_never_come_true_and_drafts_of_others_are_refused() {
        var draft = draft();

        edit("leader-01", draft, terms("Oranges", "UNITS", 21, null))
                .statusCode(422)
                .body("code", equalTo("threshold-above-stock"));
        edit("leader-01", draft, terms(" ", "UNITS", 2, null)).statusCode(422).body("field", equalTo("title"));
        edit("leader-01", draft, terms("Oranges", "UNITS", 2, CUTOFF))
                .statusCode(422)
                .body("field", equalTo("cutoffAt"));
        edit("leader-01", draft, terms("Oranges", "UNITS", 0, null))
                .statusCode(422)
                .body("field", equalTo("threshold"));
        edit("leader-01", draft, Map.of()).statusCode(400);
        edit("leader-02", draft, terms("Oranges", "UNITS", 2, null))
                .statusCode(404)
                .body("code", equalTo("campaign-not-found"));
        edit("property-harbor", draft, terms("Oranges", "UNITS", 2, null)).statusCode(404);
        edit("resident-03", draft, terms("Oranges", "UNITS", 2, null)).statusCode(403);
    }

    private UUID draft() {
        return Tools.open(
                shopping,
                "leader-01",
                Terms.of(MAPLE_COURT, shopping.newOffer(SUPPLIER_01, 990, 20), 900)
                        .set("draft", true));
    }

    private static Map<String, Object> terms(String title, String measure, long least, Instant opens) {
        var terms = new HashMap<String, Object>(Map.of(
                "title",
                Map.of("en", title, "zh", "冬橙"),
                "threshold",
                Map.of("measure", measure, "least", least),
                "cutoffAt",
                CUTOFF.toString()));
        if (opens != null) {
            terms.put("opensAt", opens.toString());
        }
        return terms;
    }

    private static ValidatableResponse edit(String user, UUID draft, Map<String, ?> terms) {
        return as(user).contentType("application/json")
                .body(terms)
                .put("/api/v1/campaigns/{id}/terms", draft)
                .then();
    }
}
