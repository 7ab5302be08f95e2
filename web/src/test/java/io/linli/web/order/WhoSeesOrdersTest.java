package io.linli.web.order;

import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.Neighbourhood.SUPPLIER_02;
import static io.linli.web.TestUsers.as;
import static io.linli.web.order.Shopping.addOffer;
import static io.linli.web.order.Shopping.checkout;
import static io.linli.web.order.Shopping.emptyCart;
import static io.linli.web.order.Shopping.group;
import static io.linli.web.order.Shopping.payAndWait;
import static io.linli.web.order.Shopping.tryCheckout;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;

/** Every door, tried by who may and by who may not. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class WhoSeesOrdersTest {

    @Inject
    Shopping shopping;

    @Test
    void a_paid_order_is_seen_by_its_resident_its_supplier_and_its_property_company_and_nobody_else() {
        var order = paidOrder("resident-11", shopping.newOffer(SUPPLIER_01, 500, 5));

        for (String allowed : List.of("resident-11", "supplier-01", "property-sunrise")) {
            as(allowed).get("/api/v1/orders/{id}", order).then().statusCode(200).body("id", equalTo(order));
            as(allowed).get("/api/v1/orders?limit=100").then().statusCode(200).body("items.id", hasItem(order));
        }
        for (String other : List.of("resident-12", "supplier-02", "property-harbor", "provider-01")) {
            as(other).get("/api/v1/orders/{id}", order).then().statusCode(404).body("code", equalTo("order-not-found"));
            as(other).get("/api/v1/orders?limit=100").then().statusCode(200).body("items.id", not(hasItem(order)));
        }
    }

    @Test
    void a_supplier_does_not_see_an_order_before_it_is_paid() {
        var cart = emptyCart("resident-11");
        addOffer("resident-11", cart, shopping.newOffer(SUPPLIER_02, 500, 5), 1).statusCode(201);
        var placed = checkout("resident-11", cart);
        String order = group("resident-11", placed.groupId()).extract().path("orders[0].id");

        as("supplier-02").get("/api/v1/orders/{id}", order).then().statusCode(404);
        as("resident-11").get("/api/v1/orders/{id}", order).then().statusCode(200);
    }

    @Test
    void another_residents_cart_and_checkout_do_not_exist() {
        var offer = shopping.newOffer(SUPPLIER_01, 500, 5);
        var cart = emptyCart("resident-11");
        addOffer("resident-11", cart, offer, 1).statusCode(201);

        as("resident-12").get("/api/v1/carts/{id}", cart).then().statusCode(404);
        addOffer("resident-12", cart, offer, 1).statusCode(404).body("code", equalTo("cart-not-found"));
        tryCheckout("resident-12", Map.of("cartId", cart)).statusCode(404);
        var placed = checkout("resident-11", cart);
        group("resident-12", placed.groupId()).statusCode(404);
        group("resident-19", placed.groupId()).statusCode(404);
        group("resident-11", placed.groupId()).statusCode(200);
    }

    @Test
    void without_a_token_401_and_without_the_role_403() {
        given().get("/api/v1/orders").then().statusCode(401);
        given().post("/api/v1/carts").then().statusCode(401);
        as("supplier-01").post("/api/v1/carts").then().statusCode(403);
        as("technician-01").get("/api/v1/orders").then().statusCode(403);
        as("outsider").post("/api/v1/carts").then().statusCode(403);
    }

    @Test
    void goods_that_are_not_sold_in_the_own_community_cannot_be_ordered() {
        var soap = shopping.newOffer(SUPPLIER_02, 500, 5);
        var cart = emptyCart("resident-19");

        addOffer("resident-19", cart, soap, 1).statusCode(422).body("code", equalTo("offer-not-served"));
    }

    @Test
    void a_list_is_read_page_by_page_without_gap_or_repetition() {
        var offer = shopping.newOffer(SUPPLIER_01, 500, 50);
        var placed = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            var cart = emptyCart("resident-13");
            addOffer("resident-13", cart, offer, 1).statusCode(201);
            String group = checkout("resident-13", cart).groupId();
            placed.add(0, group("resident-13", group).extract().path("orders[0].id"));
        }

        var read = new ArrayList<String>();
        String cursor = null;
        do {
            var request = as("resident-13").queryParam("limit", 2);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/api/v1/orders")
                    .then()
                    .statusCode(200)
                    .extract();
            read.addAll(page.path("items.id"));
            cursor = page.path("next");
        } while (cursor != null);

        assertThat(read).startsWith(placed.toArray(String[]::new)).doesNotHaveDuplicates();
        as("resident-13")
                .get("/api/v1/orders?cursor=nonsense")
                .then()
                .statusCode(400)
                .body("code", equalTo("bad-cursor"));
        as("resident-13").get("/api/v1/orders?limit=1000").then().statusCode(400);
        as("resident-13").get("/api/v1/orders/not-an-id").then().statusCode(404);
    }

    @Test
    void everybody_learns_who_they_are() {
        as("resident-01")
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("resident.id", equalTo(Neighbourhood.resident(1).toString()))
                .body("resident.community.code", equalTo("maple-court"))
                .body("resident.community.company.code", equalTo("sunrise"))
                .body("resident.household.building", equalTo("1"))
                .body("roles", equalTo(List.of("resident")));
        as("supplier-01").get("/api/v1/me").then().body("supplier.code", equalTo("supplier-01"));
        as("property-harbor").get("/api/v1/me").then().body("propertyCompany.code", equalTo("harbor"));
        given().get("/api/v1/me").then().statusCode(401);
        given().get("/api/v1/communities")
                .then()
                .statusCode(200)
                .body("items.code", hasItem("lakeside"))
                .body("items.company.code", everyItem(not(equalTo(null))));
    }

    private String paidOrder(String user, UUID offer) {
        var cart = emptyCart(user);
        addOffer(user, cart, offer, 1).statusCode(201);
        var placed = checkout(user, cart);
        payAndWait(user, placed);
        return group(user, placed.groupId()).extract().path("orders[0].id");
    }
}
