package io.linli.web.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.TestUsers;
import io.linli.web.campaign.Terms;
import io.linli.web.payment.Books;
import io.linli.web.payment.Shopping;
import io.linli.web.payment.Simulator;

/** Rules over REST, and that an order keeps the rule it was placed with. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class SplitRuleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String RULES = "/api/v1/split-rules";
    private static final String SIMULATIONS = RULES + "/simulations";
    private static final UUID PARTNER = UUID.fromString("00000000-0000-7000-8077-000000000001");

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

    @Test
    void a_rule_of_six_parties_with_limits_amounts_and_tax_is_frozen_and_posted_to_the_fen() {
        // Only laundry of 18.50 and more in Lakeside: no other test orders these.
        var body = lakesideLaundry(Map.of(
                "lowestPrice",
                1_850,
                "commissionTax",
                600,
                "parties",
                List.of(
                        Map.of("party", "SUPPLIER", "rest", true),
                        Map.of("party", "PROPERTY_COMPANY", "percentage", 1_000),
                        Map.of("party", "PLATFORM", "percentage", 500, "maximum", 150),
                        Map.of("party", "LEADER", "percentage", 200),
                        Map.of("party", "OPERATING_PARTNER", "partyId", PARTNER, "perUnit", 30),
                        Map.of("party", "OWNERS_FUND", "tiers", List.of(tier(0, 50), tier(3_000, 100))))));
        var put = TestUsers.as("operator")
                .contentType("application/json")
                .body(body)
                .put(RULES);
        assertThat(put.statusCode()).as(put.asString()).isEqualTo(200);
        assertThat(put.jsonPath().getList("terms.parties.party")).hasSize(6);
        assertThat(put.jsonPath().getString("rates")).isNull();

        var placed = Shopping.order("resident-13", Map.of(18, 2));
        Simulator.pay(placed.page());

        await().atMost(PATIENCE).until(() -> books.splits(placed.group()) == 1);
        // Of 37.00; there is no leader, so nothing is his.
        assertThat(books.sum(placed.group(), "PARTY_PENDING", "PROPERTY_COMPANY"))
                .isEqualTo(-370);
        assertThat(books.sum(placed.group(), "PARTY_PENDING", "PLATFORM")).isEqualTo(-141);
        assertThat(books.sum(placed.group(), "TAX_PAYABLE", "PLATFORM")).isEqualTo(-9);
        assertThat(books.sum(placed.group(), "PARTY_PENDING", "LEADER")).isZero();
        assertThat(books.sum(placed.group(), "PARTY_PENDING", "OPERATING_PARTNER"))
                .isEqualTo(-60);
        assertThat(books.sum(placed.group(), "PARTY_PENDING", "OWNERS_FUND")).isEqualTo(-37);
        assertThat(books.sum(placed.group(), "PARTY_PENDING", "SUPPLIER")).isEqualTo(-3_083);
        assertThat(books.sum(placed.group(), "ORDERS_HELD", "PLATFORM")).isZero();
    }

    @Test
    void a_rule_of_one_campaign_pays_its_leader_for_each_unit() {
        var campaign = campaign();
        var terms = parties(
                Map.of("party", "SUPPLIER", "rest", true),
                share("PROPERTY_COMPANY", 1_000),
                Map.of("party", "LEADER", "perUnit", 25));
        TestUsers.as("operator")
                .contentType("application/json")
                .body(Map.of("campaignId", campaign, "terms", terms))
                .put(RULES)
                .then()
                .statusCode(200);

        var placed = joined("resident-07", campaign, 3);
        // A card would be held until the cut-off; a wallet is charged at once.
        io.linli.web.order.Shopping.payByWallet(placed.page().toString());

        await().atMost(PATIENCE).until(() -> books.splits(placed.group()) == 1);
        // Three times 14.00 is 42.00.
        assertThat(books.sum(placed.group(), "PARTY_PENDING", "LEADER")).isEqualTo(-75);
        assertThat(books.sum(placed.group(), "PARTY_PENDING", "PROPERTY_COMPANY"))
                .isEqualTo(-420);
        assertThat(books.sum(placed.group(), "PARTY_PENDING", "SUPPLIER")).isEqualTo(-3_705);
        assertThat(books.<UUID>list(
                        """
                        SELECT s.party_id FROM marketplace.order_line_split s
                        JOIN marketplace.order_line l ON l.id = s.line_id JOIN marketplace.orders o ON o.id = l.order_id
                        WHERE o.group_id = :group AND s.party_kind = 'LEADER'""",
                        UUID.class,
                        placed.group()))
                .containsExactly(Neighbourhood.leader(1));
    }

    /** Leader 1's, of offer 15 at 14.00. */
    private static UUID campaign() {
        return TestUsers.onceAs("leader-01")
                .contentType("application/json")
                .body(Terms.of(Neighbourhood.MAPLE_COURT, Neighbourhood.offer(15), 1_400)
                        .needing(2)
                        .body())
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    private static Shopping.Placed joined(String user, UUID campaign, int quantity) {
        var cart = Shopping.cart(user, Map.of());
        TestUsers.onceAs(user)
                .contentType("application/json")
                .body(Map.of("campaignId", campaign, "quantity", quantity))
                .post("/api/v1/carts/{id}/lines", cart)
                .then()
                .statusCode(201);
        return Shopping.checkOut(user, cart);
    }

    @ParameterizedTest
    @MethodSource("rulesThatCannotAddUp")
    void a_rule_that_cannot_add_up_is_refused_with_the_reason_and_simulated_neither(
            String code, Map<String, Object> terms) {
        var body = lakesideLaundry(terms);

        for (var answer : List.of(
                TestUsers.as("operator")
                        .contentType("application/json")
                        .body(body)
                        .put(RULES),
                TestUsers.as("operator")
                        .contentType("application/json")
                        .body(body)
                        .post(SIMULATIONS))) {
            assertThat(answer.path("code").toString()).as(answer.asString()).isEqualTo(code);
            assertThat(answer.statusCode()).isEqualTo(422);
        }
    }

    static Stream<Arguments> rulesThatCannotAddUp() {
        var rest = Map.<String, Object>of("party", "SUPPLIER", "rest", true);
        return Stream.of(
                arguments("rates-do-not-add-up", parties(rest, share("PLATFORM", 9_000), share("OWNERS_FUND", 1_100))),
                arguments("negative-share", parties(rest, share("PLATFORM", -1))),
                arguments("unknown-party", parties(rest, share("BANK", 100))),
                arguments("unknown-party", parties(rest, share("OPERATING_PARTNER", 100))),
                arguments("no-residual-party", parties(share("SUPPLIER", 10_000))),
                arguments("several-residual-parties", parties(rest, Map.of("party", "PLATFORM", "rest", true))),
                arguments("party-twice", parties(rest, share("PLATFORM", 1), share("PLATFORM", 2))),
                arguments("fixed-exceeds-price", parties(rest, Map.of("party", "PLATFORM", "perUnit", 200))),
                arguments(
                        "minimum-above-maximum",
                        parties(rest, Map.of("party", "PLATFORM", "minimum", 2, "maximum", 1))),
                arguments(
                        "tiers-not-ascending",
                        parties(rest, Map.of("party", "PLATFORM", "tiers", List.of(tier(0, 1), tier(0, 2))))),
                arguments(
                        "ambiguous-portion",
                        parties(rest, Map.of("party", "PLATFORM", "percentage", 1, "tiers", List.of(tier(0, 1))))));
    }

    @Test
    void a_rule_has_rates_or_terms_and_ends_after_it_begins() {
        var neither = TestUsers.as("operator")
                .contentType("application/json")
                .body(Map.of())
                .put(RULES);
        var body = new HashMap<>(lakesideLaundry(parties(Map.of("party", "SUPPLIER", "rest", true))));
        body.put("validFrom", Instant.now().plusSeconds(600).toString());
        body.put("validTo", Instant.now().plusSeconds(600).minusSeconds(1).toString());
        var backwards = TestUsers.as("operator")
                .contentType("application/json")
                .body(body)
                .put(RULES);

        assertThat(neither.statusCode()).isEqualTo(400);
        assertThat(neither.path("code").toString()).isEqualTo("rates-or-terms");
        assertThat(backwards.path("code").toString()).isEqualTo("rule-ends-before-it-begins");
    }

    @Test
    void a_simulation_says_what_a_rule_would_have_paid_on_real_orders_and_changes_nothing() {
        // Only pears of 10.50 and more in Harbor View: one line of this test.
        var placed = Shopping.order("resident-27", Map.of(10, 4));
        Simulator.pay(placed.page());
        await().atMost(PATIENCE).until(() -> books.splits(placed.group()) == 1);
        long got = -books.sum(placed.group(), "PARTY_PENDING", "PROPERTY_COMPANY");
        long rules = ids("operator").size();

        var result = simulate("operator", harborPears());
        var own = simulate("property-harbor", harborPears());

        assertThat(result.getLong("changedLines")).isOne();
        assertThat(result.getLong("lines")).isGreaterThanOrEqualTo(1);
        // 30 % of 42.00 is the company's.
        assertThat(gain(result, "PROPERTY_COMPANY", Neighbourhood.HARBOR)).isEqualTo(1_260 - got);
        assertThat(gain(own, "PROPERTY_COMPANY", Neighbourhood.HARBOR)).isEqualTo(1_260 - got);
        for (var sums : List.of(result, own)) {
            for (var list : List.of("parties", "suppliers", "communities")) {
                assertThat(sum(sums.getList(list + ".would.amount")))
                        .isEqualTo(sum(sums.getList(list + ".got.amount")));
            }
        }
        assertThat(own.getList("communities.id")).containsOnly(Neighbourhood.HARBOR_VIEW.toString());
        assertThat(ids("operator")).hasSize((int) rules);
    }

    @Test
    void a_month_without_orders_has_nothing_to_divide_and_a_future_one_is_refused() {
        var past = harborPears();
        past.put("month", "2020-02");
        var future = harborPears();
        future.put("month", "2120-02");

        assertThat(simulate("operator", past).getLong("lines")).isZero();
        TestUsers.as("operator")
                .contentType("application/json")
                .body(future)
                .post(SIMULATIONS)
                .then()
                .statusCode(400);
    }

    @Test
    void a_property_company_simulates_for_itself_and_suppliers_and_residents_not_at_all() {
        assertThat(simulations("property-sunrise", harborPears())).isEqualTo(403);
        assertThat(simulations("supplier-01", harborPears())).isEqualTo(403);
        assertThat(simulations("resident-01", harborPears())).isEqualTo(403);
        assertThat(RestAssured.given()
                        .contentType("application/json")
                        .body(harborPears())
                        .post(SIMULATIONS)
                        .statusCode())
                .isEqualTo(401);
    }

    private static int simulations(String user, Map<String, Object> body) {
        return TestUsers.as(user)
                .contentType("application/json")
                .body(body)
                .post(SIMULATIONS)
                .statusCode();
    }

    private static JsonPath simulate(String user, Map<String, Object> body) {
        return TestUsers.as(user)
                .contentType("application/json")
                .body(body)
                .post(SIMULATIONS)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static long gain(JsonPath result, String party, UUID id) {
        List<Map<String, Object>> parties = result.getList("parties");
        var one = parties.stream()
                .filter(outcome ->
                        party.equals(outcome.get("party")) && id.toString().equals(outcome.get("partyId")))
                .findFirst()
                .orElseThrow();
        return amount(one.get("would")) - amount(one.get("got"));
    }

    private static long amount(Object money) {
        return ((Number) ((Map<?, ?>) money).get("amount")).longValue();
    }

    /** For the month of now, wherever in China's that is. */
    private static Map<String, Object> harborPears() {
        var body = new HashMap<String, Object>();
        body.put("companyId", Neighbourhood.HARBOR);
        body.put("communityId", Neighbourhood.HARBOR_VIEW);
        body.put("supplierId", Neighbourhood.SUPPLIER_01);
        body.put("categoryId", Neighbourhood.PEARS);
        body.put("month", YearMonth.now(ZoneId.of("Asia/Shanghai")).toString());
        body.put(
                "terms",
                Map.of(
                        "lowestPrice",
                        1_050,
                        "parties",
                        List.of(
                                Map.of("party", "SUPPLIER", "rest", true),
                                share("PROPERTY_COMPANY", 3_000),
                                Map.of("party", "PLATFORM", "percentage", 500, "maximum", 100_000))));
        return body;
    }

    private static Map<String, Object> lakesideLaundry(Map<String, Object> terms) {
        return Map.of(
                "communityId",
                Neighbourhood.LAKESIDE,
                "supplierId",
                Neighbourhood.SUPPLIER_02,
                "categoryId",
                Neighbourhood.LAUNDRY_LIQUIDS,
                "terms",
                terms);
    }

    @SafeVarargs
    private static Map<String, Object> parties(Map<String, Object>... parties) {
        return Map.of("lowestPrice", 100, "parties", List.of(parties));
    }

    private static Map<String, Object> share(String party, int percentage) {
        return Map.of("party", party, "percentage", percentage);
    }

    private static Map<String, Object> tier(long from, int percentage) {
        return Map.of("from", from, "percentage", percentage);
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

    private static long sum(List<Number> amounts) {
        return amounts.stream().mapToLong(Number::longValue).sum();
    }

    private List<Long> shares(UUID group) {
        return List.of(
                books.sum(group, "PARTY_PENDING", "SUPPLIER"),
                books.sum(group, "PARTY_PENDING", "PROPERTY_COMPANY"),
                books.sum(group, "PARTY_PENDING", "PLATFORM"));
    }
}
