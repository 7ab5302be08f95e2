package io.linli.web.payout;

import static io.linli.web.TestUsers.as;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.hamcrest.MatcherAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.linli.marketplace.ledger.Party;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.payment.Simulator;

/** How somebody comes to be paid: an account at the provider, its form, and what it wants to know later. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class PayoutAccountTest {

    @Inject
    Payees payees;

    @AfterEach
    void no_fault_outlives_its_test() {
        Simulator.heal();
    }

    @Test
    void a_property_company_opens_its_account_enters_what_is_wanted_and_can_be_paid() {
        as("property-harbor")
                .get("/api/v1/payout-account")
                .then()
                .statusCode(404)
                .body("code", equalTo("no-payout-account"));

        as("property-harbor")
                .post("/api/v1/payout-account")
                .then()
                .statusCode(200)
                .body("enabled", equalTo(false))
                .body("requirementsDue", hasItem("external_account"));
        String form = as("property-harbor")
                .post("/api/v1/payout-account/links")
                .then()
                .statusCode(200)
                .extract()
                .path("url");
        MatcherAssert.assertThat(Simulator.fillIn(form), endsWith("/payouts/account"));

        // The provider tells it, and that is enough.
        await().atMost(Payees.PATIENCE)
                .until(() -> as("property-harbor").get("/api/v1/payout-account").path("enabled"));
        var company = Party.propertyCompany(Neighbourhood.HARBOR);
        Simulator.require(payees.account(company), List.of("company.tax_id"));
        await().atMost(Payees.PATIENCE)
                .until(() ->
                        !as("property-harbor").get("/api/v1/payout-account").<Boolean>path("enabled"));
        as("property-harbor")
                .get("/api/v1/payout-account")
                .then()
                .body("requirementsDue", hasItem("company.tax_id"))
                .body("disabledReason", startsWith("requirements"));
        Simulator.require(payees.account(company), List.of());
        await().atMost(Payees.PATIENCE)
                .until(() -> as("property-harbor").get("/api/v1/payout-account").path("enabled"));
    }

    @Test
    void opened_twice_it_is_one_account_also_where_the_first_answer_was_lost() {
        Simulator.inject(
                Map.of("kind", "error-after", "count", 1, "method", "POST", "path", "/v1/accounts", "stored", false));

        as("leader-03").post("/api/v1/payout-account").then().statusCode(org.hamcrest.Matchers.oneOf(200, 503));
        as("leader-03").post("/api/v1/payout-account").then().statusCode(200);
        var account = payees.account(Party.leader(Neighbourhood.leader(3)));
        as("leader-03").post("/api/v1/payout-account").then().statusCode(200);

        MatcherAssert.assertThat(payees.account(Party.leader(Neighbourhood.leader(3))), equalTo(account));
    }

    @Test
    void how_often_one_is_paid_is_ones_own_choice() {
        as("supplier-02").post("/api/v1/payout-account").then().statusCode(200).body("cycle", equalTo("WEEKLY"));

        as("supplier-02")
                .contentType("application/json")
                .body(Map.of("cycle", "MONTHLY"))
                .put("/api/v1/payout-account")
                .then()
                .statusCode(200)
                .body("cycle", equalTo("MONTHLY"))
                .body("nextPayoutAt", endsWith("T18:00:00Z"));
        as("supplier-02")
                .contentType("application/json")
                .body(Map.of("cycle", "SOMETIMES"))
                .put("/api/v1/payout-account")
                .then()
                .statusCode(400);
    }

    @Test
    void who_is_paid_nothing_has_no_account() {
        as("resident-01").get("/api/v1/payout-account").then().statusCode(403);
        as("resident-01").post("/api/v1/payout-account").then().statusCode(403);
        as("operator").post("/api/v1/payout-account/links").then().statusCode(403);
    }
}
