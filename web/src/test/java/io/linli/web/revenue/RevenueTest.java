package io.linli.web.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.TestUsers;
import io.linli.web.payment.Books;
import io.linli.web.payment.Shopping;
import io.linli.web.payment.Shopping.Placed;
import io.linli.web.payment.Simulator;

/** A property company's and a supplier's figures, and who may see them. Other tests add to them: so figures are compared. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class RevenueTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Inject
    Books books;

    @Test
    void a_paid_order_adds_its_share_to_its_companys_day_and_community_and_to_no_other() {
        long sunriseBefore = total("property-sunrise");
        long harborBefore = total("property-harbor");

        var placed = divided("resident-20", Map.of(1, 10));

        // Ten times 1.50 is 15.00; a tenth of it is the company's.
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(total("property-harbor"))
                .isEqualTo(harborBefore + placed.total() / 10));
        assertThat(total("property-sunrise")).isGreaterThanOrEqualTo(sunriseBefore);
        assertThat(ordersOf("property-harbor")).contains(orderOf(placed));
        assertThat(ordersOf("property-sunrise")).doesNotContain(orderOf(placed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"day", "community", "day,community"})
    void every_grouping_adds_up_to_the_same_total_and_to_the_orders_behind_it(String grouping) {
        divided("resident-21", Map.of(2, 1, 3, 2));

        var view = revenue("property-harbor", grouping);

        long items = sum(view.getList("items.share.amount"));
        assertThat(items).isEqualTo(sum(view.getList("totals.amount"))).isPositive();
        assertThat(sum(view.getList("items.earned.amount")) - sum(view.getList("items.takenBack.amount")))
                .isEqualTo(items);
        assertThat(shares("property-harbor")).isEqualTo(items);
    }

    @Test
    void what_the_screen_shows_is_the_sum_of_the_postings_of_its_orders() {
        divided("resident-22", Map.of(4, 3));

        long postings = 0;
        for (var order : ordersOf("property-harbor")) {
            postings += ownPostings("property-harbor", order, "PROPERTY_COMPANY", Neighbourhood.HARBOR);
        }

        assertThat(postings).isEqualTo(shares("property-harbor"));
    }

    @Test
    void the_postings_of_an_order_add_up_to_nothing_and_show_where_each_fen_went() {
        var placed = divided("resident-23", Map.of(5, 1));

        var postings = TestUsers.as("property-harbor")
                .get("/api/v1/orders/{id}/postings", orderOf(placed))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(postings.getList("items.kind"))
                .containsExactly("CAPTURE", "CAPTURE", "SPLIT", "SPLIT", "SPLIT", "SPLIT");
        assertThat(postings.<Integer>getList("items.amount.amount").get(0)).isEqualTo((int) placed.total());
        assertThat(sum(postings.getList("items.amount.amount"))).isZero();
    }

    @Test
    void a_supplier_is_owed_the_sum_of_its_postings() {
        long before = owed("supplier-01");

        var placed = divided("resident-24", Map.of(6, 1));

        assertThat(owed("supplier-01")).isGreaterThanOrEqualTo(before + placed.total() * 85 / 100);
        assertThat(postingsOf("supplier-01")).isEqualTo(-owed("supplier-01"));
        assertThat(ownPostings("supplier-01", orderOf(placed), "SUPPLIER", Neighbourhood.SUPPLIER_01))
                .isEqualTo(553); // 5.525 and 0.325: the fen of two equal remainders goes to the earlier party
    }

    @Test
    void a_suppliers_view_of_an_order_holds_only_its_own_postings_and_nothing_of_others_orders() {
        var placed = divided("resident-01", Map.of(13, 1));

        var own = TestUsers.as("supplier-02").get("/api/v1/orders/{id}/postings", orderOf(placed));
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(own.jsonPath().getList("items.account.partyId")).containsOnly(Neighbourhood.SUPPLIER_02.toString());

        TestUsers.as("supplier-01")
                .get("/api/v1/orders/{id}/postings", orderOf(placed))
                .then()
                .statusCode(404);
        TestUsers.as("property-harbor")
                .get("/api/v1/orders/{id}/postings", orderOf(placed))
                .then()
                .statusCode(404);
        TestUsers.as("property-sunrise")
                .get("/api/v1/orders/{id}/postings", orderOf(placed))
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "resident-01,/api/v1/revenue",
        "supplier-01,/api/v1/revenue",
        "operator,/api/v1/revenue",
        "supplier-01,/api/v1/revenue/orders",
        "property-sunrise,/api/v1/supplier/balance",
        "resident-01,/api/v1/supplier/balance",
        "property-sunrise,/api/v1/supplier/postings",
        "resident-01,/api/v1/orders/00000000-0000-7000-8000-000000000009/postings",
    })
    void others_are_refused(String user, String path) {
        assertThat(TestUsers.as(user).get(path).statusCode()).isEqualTo(403);
        assertThat(RestAssured.given().get(path).statusCode()).isEqualTo(401);
    }

    @Test
    void a_role_without_a_party_opens_nothing() {
        assertThat(TestUsers.as("supplier-03").get("/api/v1/supplier/balance").statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/revenue?from=2026-05-02&to=2026-05-01,bad-period",
        "/api/v1/revenue?from=2024-01-01&to=2026-05-01,bad-period",
        "/api/v1/revenue?from=yesterday,day-invalid",
        "/api/v1/revenue?groupBy=supplier,bad-grouping",
        "/api/v1/revenue/orders?cursor=nonsense,bad-cursor",
    })
    void a_question_that_makes_no_sense_is_refused_with_a_reason(String path, String code) {
        var answer = TestUsers.as("property-sunrise").get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("code")).isEqualTo(code);
    }

    /** Paid, and its split is in the books. */
    private Placed divided(String user, Map<Integer, Integer> offers) {
        var placed = Shopping.order(user, offers);
        Simulator.pay(placed.page());
        await().atMost(PATIENCE).until(() -> books.splits(placed.group()) == 1);
        return placed;
    }

    private UUID orderOf(Placed placed) {
        return UUID.fromString(Shopping.look(placed).getString("orders[0].id"));
    }

    private static JsonPath revenue(String user, String grouping) {
        return TestUsers.as(user)
                .queryParam("groupBy", grouping)
                .get("/api/v1/revenue")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static long total(String user) {
        return sum(revenue(user, "day").getList("totals.amount"));
    }

    private static List<UUID> ordersOf(String user) {
        return orders(user).stream()
                .map(order -> UUID.fromString((String) order.get("orderId")))
                .toList();
    }

    private static long shares(String user) {
        return orders(user).stream()
                .mapToLong(order -> ((Number) ((Map<?, ?>) order.get("share")).get("amount")).longValue())
                .sum();
    }

    /** All of them, page by page. */
    private static List<Map<String, Object>> orders(String user) {
        var read = new ArrayList<Map<String, Object>>();
        String cursor = null;
        do {
            var request = TestUsers.as(user).queryParam("limit", 100);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/api/v1/revenue/orders")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            read.addAll(page.getList("items"));
            cursor = page.getString("next");
        } while (cursor != null);
        return read;
    }

    private static long owed(String user) {
        return sum(TestUsers.as(user).get("/api/v1/supplier/balance").jsonPath().getList("balances.owed.amount"));
    }

    /** All of a supplier's postings, page by page. */
    private static long postingsOf(String user) {
        long sum = 0;
        String cursor = null;
        do {
            var request = TestUsers.as(user).queryParam("limit", 7);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/api/v1/supplier/postings")
                    .jsonPath();
            sum += sum(page.getList("items.amount.amount"));
            cursor = page.getString("next");
        } while (cursor != null);
        return sum;
    }

    private static long ownPostings(String user, UUID order, String kind, UUID party) {
        var postings = TestUsers.as(user)
                .get("/api/v1/orders/{id}/postings", order)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<Map<String, Object>> items = postings.getList("items");
        return items.stream()
                .filter(item -> ((Map<?, ?>) item.get("account"))
                                .get("partyKind")
                                .equals(kind)
                        && ((Map<?, ?>) item.get("account")).get("partyId").equals(party.toString())
                        && ((Map<?, ?>) item.get("account")).get("kind").equals("PARTY_PENDING"))
                .mapToLong(item -> -((Number) ((Map<?, ?>) item.get("amount")).get("amount")).longValue())
                .sum();
    }

    private static long sum(List<?> amounts) {
        return amounts.stream()
                .mapToLong(amount -> ((Number) amount).longValue())
                .sum();
    }
}
