package io.linli.web.delivery;

import static io.linli.web.Neighbourhood.HARBOR_VIEW;
import static io.linli.web.Neighbourhood.LAKESIDE;
import static io.linli.web.Neighbourhood.MAPLE_COURT;
import static io.linli.web.Neighbourhood.SUPPLIER_02;
import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static io.linli.web.order.Shopping.addOffer;
import static io.linli.web.order.Shopping.checkout;
import static io.linli.web.order.Shopping.emptyCart;
import static io.linli.web.order.Shopping.group;
import static io.linli.web.order.Shopping.tryCheckout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.order.Shopping;
import io.linli.web.page.SignedIn;

/** On which days a supplier comes to a community, and what a resident is promised by it. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class DeliveryDaysTest {

    private static final String SUPPLIER = "supplier-02";
    private static final String RESIDENT = "resident-05";
    private static final String API = "/api/v1/supplier/delivery-days";
    private static final String PAGE = "/supplier/delivery";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Inject
    Shopping shopping;

    @Inject
    DataSource database;

    @AfterEach
    void nothing_is_said() {
        put(SUPPLIER, said(MAPLE_COURT, List.of(), null, null), said(LAKESIDE, List.of(), null, null))
                .statusCode(200);
        emptyCart(RESIDENT);
    }

    // By REST

    @Test
    void a_supplier_says_its_days_of_each_community_and_those_not_named_stay() {
        put(SUPPLIER, said(MAPLE_COURT, List.of("FRIDAY", "MONDAY"), 2, 20)).statusCode(200);
        put(SUPPLIER, said(LAKESIDE, List.of(), 0, 9)).statusCode(200);

        as(SUPPLIER)
                .get(API)
                .then()
                .statusCode(200)
                .body("items.find { it.communityId == '" + MAPLE_COURT + "' }.days", contains("MONDAY", "FRIDAY"))
                .body("items.find { it.communityId == '" + MAPLE_COURT + "' }.leadDays", equalTo(2))
                .body("items.find { it.communityId == '" + MAPLE_COURT + "' }.cutOffHour", equalTo(20))
                .body("items.find { it.communityId == '" + MAPLE_COURT + "' }.name.zh", equalTo("枫林苑"))
                .body("items.find { it.communityId == '" + LAKESIDE + "' }.days", empty())
                .body("items.find { it.communityId == '" + LAKESIDE + "' }.leadDays", equalTo(0))
                .body("items.find { it.communityId == '" + HARBOR_VIEW + "' }", nullValue());
    }

    @Test
    void what_was_said_is_taken_back_by_saying_nothing() {
        put(SUPPLIER, said(MAPLE_COURT, List.of("FRIDAY"), 2, 20)).statusCode(200);

        put(SUPPLIER, said(MAPLE_COURT, List.of(), null, null))
                .statusCode(200)
                .body("items.find { it.communityId == '" + MAPLE_COURT + "' }.leadDays", nullValue())
                .body("items.find { it.communityId == '" + MAPLE_COURT + "' }.days", empty());
    }

    @Test
    void a_community_in_which_it_does_not_sell_is_refused_and_nothing_is_kept() {
        put(SUPPLIER, said(MAPLE_COURT, List.of("FRIDAY"), 1, 18), said(HARBOR_VIEW, List.of("FRIDAY"), 1, 18))
                .statusCode(404)
                .body("code", equalTo("community-not-served"));
        put(SUPPLIER, said(UUID.randomUUID(), List.of(), 1, 18))
                .statusCode(404)
                .body("code", equalTo("community-not-served"));

        as(SUPPLIER)
                .get(API)
                .then()
                .body("items.find { it.communityId == '" + MAPLE_COURT + "' }.leadDays", nullValue());
    }

    @Test
    void terms_that_cannot_be_are_refused() {
        put(SUPPLIER, said(MAPLE_COURT, List.of(), 8, 18)).statusCode(400).body("code", equalTo("lead-days-invalid"));
        put(SUPPLIER, said(MAPLE_COURT, List.of(), -1, 18)).statusCode(400).body("code", equalTo("lead-days-invalid"));
        put(SUPPLIER, said(MAPLE_COURT, List.of("FRIDAY"), null, 18))
                .statusCode(400)
                .body("code", equalTo("lead-days-invalid"));
        put(SUPPLIER, said(MAPLE_COURT, List.of(), 1, 0)).statusCode(400).body("code", equalTo("cut-off-hour-invalid"));
        put(SUPPLIER, said(MAPLE_COURT, List.of(), 1, null))
                .statusCode(400)
                .body("code", equalTo("cut-off-hour-invalid"));
        put(SUPPLIER, said(MAPLE_COURT, List.of(), 1, 25))
                .statusCode(400)
                .body("code", equalTo("cut-off-hour-invalid"));
        put(SUPPLIER, said(MAPLE_COURT, List.of(), 1, 9), said(MAPLE_COURT, List.of(), 1, 10))
                .statusCode(400)
                .body("code", equalTo("communities-twice"));
        put(SUPPLIER, said(MAPLE_COURT, List.of("SOMEDAY"), 1, 9)).statusCode(400);
        as(SUPPLIER).contentType("application/json").body("{}").put(API).then().statusCode(400);
    }

    @Test
    void only_suppliers_say_days_and_each_its_own() {
        for (var other : List.of(RESIDENT, "property-sunrise", "leader-01", "operator")) {
            as(other).get(API).then().statusCode(403);
            put(other, said(MAPLE_COURT, List.of(), 1, 9)).statusCode(403);
        }
        put("supplier-01", said(HARBOR_VIEW, List.of("SUNDAY"), 1, 9)).statusCode(200);

        as(SUPPLIER).get(API).then().body("items.leadDays.findAll { it != null }", empty());

        put("supplier-01", said(HARBOR_VIEW, List.of(), null, null)).statusCode(200);
    }

    // What a resident is promised

    @Test
    void an_order_keeps_the_day_that_was_promised_whatever_the_supplier_says_later() throws Exception {
        put(SUPPLIER, said(MAPLE_COURT, List.of(), 2, 24)).statusCode(200);
        var day = LocalDate.now(ZONE).plusDays(2);
        var cart = emptyCart(RESIDENT);
        addOffer(RESIDENT, cart, shopping.newOffer(SUPPLIER_02, 700, 5), 1)
                .statusCode(201)
                .body("lines[0].deliveryOn", equalTo(day.toString()));
        var placed = checkout(RESIDENT, cart);

        put(SUPPLIER, said(MAPLE_COURT, List.of(), 7, 24)).statusCode(200);

        var order = group(RESIDENT, placed.groupId())
                .body("orders[0].lines[0].deliveryOn", equalTo(day.toString()))
                .extract()
                .<String>path("orders[0].id");
        var resident = SignedIn.as(RESIDENT, "/orders");
        assertThat(resident.get("/orders/" + order).body()).contains("Promised for");
        assertThat(resident.get("/orders/" + order + "?lang=zh").body())
                .contains("承诺 " + day.getMonthValue() + "月" + day.getDayOfMonth() + "日");
        assertThatThrownBy(
                        () -> run("UPDATE marketplace.order_line SET delivery_on = delivery_on + 1 WHERE order_id = '"
                                + order + "'"))
                .hasMessageContaining("stays as it is");
    }

    @Test
    void goods_that_come_on_no_day_of_the_suppliers_are_shown_so_and_cannot_be_ordered() throws Exception {
        var offer = shopping.newOffer(SUPPLIER_02, 700, 5);
        var cart = emptyCart(RESIDENT);
        addOffer(RESIDENT, cart, offer, 1).statusCode(201);
        brought(offer, 1);
        put(SUPPLIER, said(MAPLE_COURT, List.of("SUNDAY"), 1, 18)).statusCode(200);

        as(RESIDENT).get("/api/v1/carts/" + cart).then().body("lines[0].problem", equalTo("offer-not-delivered"));
        tryCheckout(RESIDENT, Map.of("cartId", cart)).statusCode(409).body("code", equalTo("offer-not-delivered"));
        addOffer(RESIDENT, cart, offer, 1).statusCode(422).body("code", equalTo("offer-not-delivered"));
        var resident = SignedIn.as(RESIDENT, "/cart");
        assertThat(resident.get("/cart").body()).contains("on no day").doesNotContain("href=\"/checkout\"");
        assertThat(resident.get("/offers/" + offer).body())
                .contains("Not delivered to your community")
                .doesNotContain("action=\"/cart/lines\"");
    }

    @Test
    void who_was_shown_another_day_is_told_before_anything_is_ordered() throws Exception {
        put(SUPPLIER, said(MAPLE_COURT, List.of(), 1, 24)).statusCode(200);
        var cart = emptyCart(RESIDENT);
        addOffer(RESIDENT, cart, shopping.newOffer(SUPPLIER_02, 700, 5), 1).statusCode(201);
        var shown = LocalDate.now(ZONE).plusDays(1);
        var resident = SignedIn.as(RESIDENT, "/cart");
        assertThat(resident.get("/checkout").body())
                .contains("name=\"delivery\" value=\"" + shown + "\"", "Everything here by");
        put(SUPPLIER, said(MAPLE_COURT, List.of(), 3, 24)).statusCode(200);

        tryCheckout(RESIDENT, Map.of("cartId", cart, "expectedDelivery", shown.toString()))
                .statusCode(409)
                .body("code", equalTo("delivery-day-changed"));
        assertThat(resident.submit(
                                "/checkout",
                                Map.of("cart", cart, "total", "700", "currency", "CNY", "delivery", shown.toString()))
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("delivery-day-changed"));
        tryCheckout(
                        RESIDENT,
                        Map.of(
                                "cartId",
                                cart,
                                "expectedDelivery",
                                shown.plusDays(2).toString()))
                .statusCode(201);
    }

    @Test
    void where_nothing_is_said_no_day_is_promised() {
        var cart = emptyCart(RESIDENT);
        addOffer(RESIDENT, cart, shopping.newOffer(SUPPLIER_02, 700, 5), 1)
                .statusCode(201)
                .body("lines[0].deliveryOn", nullValue());

        group(RESIDENT, checkout(RESIDENT, cart).groupId()).body("orders[0].lines[0].deliveryOn", nullValue());
    }

    @Test
    void an_offer_shows_how_it_is_kept_how_long_and_its_next_day_in_both_languages() throws Exception {
        put(SUPPLIER, said(MAPLE_COURT, List.of(), 1, 24)).statusCode(200);
        var offer = shopping.newOffer(SUPPLIER_02, 700, 5);
        run("UPDATE catalog.sku SET storage = 'FROZEN', shelf_life_days = 180 WHERE id ="
                + " (SELECT sku_id FROM catalog.offer WHERE id = '" + offer + "')");
        var resident = SignedIn.as(RESIDENT, "/orders");

        assertThat(resident.get("/offers/" + offer).body()).contains("Frozen", "Keeps 180 days", "Next delivery ");
        assertThat(resident.get("/offers/" + offer + "?lang=zh").body()).contains("冷冻", "保质期180天", "最近配送 ");
    }

    // On its page

    @Test
    void a_supplier_says_its_days_on_a_page_of_one_community_or_of_all() throws Exception {
        var supplier = SignedIn.as(SUPPLIER, PAGE);
        assertThat(supplier.get(PAGE).body())
                .contains("Maple Court", "Lakeside")
                .doesNotContain("Harbor View");

        var kept = supplier.submit(
                PAGE + "/" + MAPLE_COURT,
                List.of(
                        Map.entry("day", "TUESDAY"),
                        Map.entry("day", "SATURDAY"),
                        Map.entry("lead", "2"),
                        Map.entry("hour", "12")));

        assertThat(kept.headers().firstValue("Location").orElseThrow()).contains("delivery-days-kept");
        days(MAPLE_COURT).body("days", contains("TUESDAY", "SATURDAY")).body("leadDays", equalTo(2));
        days(LAKESIDE).body("leadDays", nullValue());
        assertThat(supplier.get(PAGE).body()).contains("value=\"TUESDAY\" checked", "Who orders now gets it on");

        supplier.submit(PAGE + "/" + MAPLE_COURT, Map.of("lead", "1", "hour", "24", "everywhere", "yes"));
        days(LAKESIDE).body("leadDays", equalTo(1)).body("cutOffHour", equalTo(24));

        supplier.submit(PAGE + "/" + MAPLE_COURT, Map.of("what", "forget"));
        days(MAPLE_COURT).body("leadDays", nullValue());
    }

    @Test
    void a_form_that_was_meddled_with_is_refused_on_the_page_and_another_role_does_not_see_it() throws Exception {
        var supplier = SignedIn.as(SUPPLIER, PAGE);

        assertThat(refused(supplier, Map.of("lead", "9", "hour", "12"))).contains("lead-days-invalid");
        assertThat(refused(supplier, Map.of("lead", "1", "hour", "noon"))).contains("cut-off-hour-invalid");
        assertThat(refused(supplier, Map.of("day", "SOMEDAY", "lead", "1", "hour", "9")))
                .contains("form-expired");
        assertThat(supplier.submit(PAGE + "/" + HARBOR_VIEW, Map.of("lead", "1", "hour", "9", "everywhere", "yes"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(SignedIn.as(RESIDENT, "/orders").get(PAGE).statusCode()).isEqualTo(403);
    }

    private static String refused(SignedIn supplier, Map<String, String> form) throws Exception {
        return supplier.submit(PAGE + "/" + MAPLE_COURT, form)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private static ValidatableResponse days(UUID community) {
        return as(SUPPLIER)
                .get(API)
                .then()
                .statusCode(200)
                .rootPath("items.find { it.communityId == '" + community + "' }");
    }

    private static ValidatableResponse put(String user, Map<?, ?>... items) {
        return onceAs(user)
                .contentType("application/json")
                .body(Map.of("items", List.of(items)))
                .put(API)
                .then();
    }

    private static Map<String, Object> said(
            UUID community, List<String> days, @Nullable Integer lead, @Nullable Integer hour) {
        var said = new HashMap<String, Object>();
        said.put("communityId", community);
        said.put("days", days);
        said.put("leadDays", lead);
        said.put("cutOffHour", hour);
        return said;
    }

    /** @param bits days of the week, Monday the lowest */
    private void brought(UUID offer, int bits) throws SQLException {
        run("UPDATE catalog.offer SET delivery_days = " + bits + " WHERE id = '" + offer + "'");
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SELECT set_config('linli.tenant', '*', false)");
            statement.execute(sql);
        }
    }
}
