package io.linli.web.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.TestUsers;
import io.linli.web.payment.Books;
import io.linli.web.payment.Shopping;
import io.linli.web.payment.Simulator;

/** Rules over REST, and that an order keeps the rule it was placed with. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class SplitRuleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String RULES = "/api/v1/split-rules";

    @Inject
    Books books;

    @Test
    void an_order_keeps_the_rule_in_force_when_it_was_placed_and_the_next_one_takes_the_new() {
        // Pears of supplier-01 in Harbor's communities: no other test orders these.
        var before = Shopping.order("resident-25", Map.of(9, 1));
        put(scope(Neighbourhood.HARBOR, Neighbourhood.SUPPLIER_01, null), 7000, 2000, 1000, null)
                .then()
                .statusCode(200);
        var after = Shopping.order("resident-26", Map.of(9, 1));

        Simulator.pay(before.page());
        Simulator.pay(after.page());

        await().atMost(PATIENCE).until(() -> books.splits(before.group()) + books.splits(after.group()) == 2);
        // 9.50: 85/10/5 and 70/20/10.
        assertThat(shares(before.group())).containsExactly(-808L, -95L, -47L);
        assertThat(shares(after.group())).containsExactly(-665L, -190L, -95L);
    }

    @Test
    void a_rule_put_again_is_the_same_and_another_for_the_same_moment_is_a_conflict() {
        var scope = scope(null, UUID.randomUUID(), null);
        var from = Instant.now().plus(Duration.ofDays(30)).toString();

        var first = put(scope, 9000, 500, 500, from);
        var again = put(scope, 9000, 500, 500, from);
        var other = put(scope, 8000, 1000, 1000, from);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.path("id").toString()).isEqualTo(first.path("id"));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.path("code").toString()).isEqualTo("rule-exists");
    }

    @ParameterizedTest
    @CsvSource({
        "8500, 1000, 501",
        "8500, 1000, 499",
        "10100, 0, -100",
        "10000, 10000, -10000",
        "2147483647, 2147483647, 10002",
    })
    void rates_that_cannot_add_up_are_refused(int supplier, int company, int platform) {
        var answer = put(scope(null, UUID.randomUUID(), null), supplier, company, platform, null);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.path("code").toString()).isEqualTo("rates-do-not-add-up");
    }

    @Test
    void a_rule_cannot_begin_in_the_past() {
        var yesterday = Instant.now().minus(Duration.ofDays(1)).toString();

        var answer = put(scope(null, UUID.randomUUID(), null), 8500, 1000, 500, yesterday);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.path("code").toString()).isEqualTo("rule-in-the-past");
    }

    @Test
    void the_operator_sees_all_rules_a_property_company_its_own_and_the_default() {
        var harbors = put(scope(Neighbourhood.HARBOR, UUID.randomUUID(), null), 8000, 1500, 500, null)
                .path("id")
                .toString();
        var sunrises = put(scope(Neighbourhood.SUNRISE, UUID.randomUUID(), null), 8000, 1500, 500, null)
                .path("id")
                .toString();

        assertThat(ids("operator")).contains(harbors, sunrises);
        assertThat(ids("property-harbor"))
                .contains(harbors, "00000000-0000-7000-8000-000000000001")
                .doesNotContain(sunrises);
        assertThat(ids("property-sunrise")).contains(sunrises).doesNotContain(harbors);
    }

    @ParameterizedTest
    @CsvSource({"property-sunrise", "supplier-01", "resident-01"})
    void only_the_operator_puts_rules(String user) {
        TestUsers.as(user)
                .contentType("application/json")
                .body(body(scope(Neighbourhood.SUNRISE, null, null), 0, 10000, 0, null))
                .put(RULES)
                .then()
                .statusCode(403);
    }

    @Test
    void suppliers_and_residents_do_not_read_rules_and_nobody_unsigned_does() {
        TestUsers.as("supplier-01").get(RULES).then().statusCode(403);
        TestUsers.as("resident-01").get(RULES).then().statusCode(403);
        RestAssured.given().get(RULES).then().statusCode(401);
    }

    private static Map<String, Object> scope(@Nullable UUID company, @Nullable UUID supplier, @Nullable UUID category) {
        var scope = new HashMap<String, Object>();
        scope.put("companyId", company);
        scope.put("supplierId", supplier);
        scope.put("categoryId", category);
        return scope;
    }

    private static Map<String, Object> body(
            Map<String, Object> scope, int supplier, int company, int platform, @Nullable String from) {
        var body = new HashMap<>(scope);
        body.put("rates", Map.of("supplier", supplier, "propertyCompany", company, "platform", platform));
        body.put("validFrom", from);
        return body;
    }

    private static Response put(
            Map<String, Object> scope, int supplier, int company, int platform, @Nullable String from) {
        return TestUsers.as("operator")
                .contentType("application/json")
                .body(body(scope, supplier, company, platform, from))
                .put(RULES);
    }

    private static List<String> ids(String user) {
        return TestUsers.as(user)
                .queryParam("limit", 100)
                .get(RULES)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private List<Long> shares(UUID group) {
        return List.of(
                books.sum(group, "PARTY_PENDING", "SUPPLIER"),
                books.sum(group, "PARTY_PENDING", "PROPERTY_COMPANY"),
                books.sum(group, "PARTY_PENDING", "PLATFORM"));
    }
}
