package io.linli.web.campaign;

import static io.linli.web.TestUsers.onceAs;

import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;

import io.linli.catalog.kernel.Ids;
import io.linli.web.Neighbourhood;
import io.linli.web.order.Shopping;

/** What tests of a leader's tools do again and again. */
final class Tools {

    private Tools() {}

    static UUID open(Shopping shopping, String user, Terms terms) {
        var id = UUID.fromString(post(user, "/api/v1/campaigns", terms.body())
                .statusCode(201)
                .extract()
                .path("id"));
        shopping.run("UPDATE marketplace.campaign SET opens_at = now() - interval '1 hour' WHERE id = ?", id);
        return id;
    }

    /** Joins and pays at once. */
    static Shopping.Placed join(String user, UUID campaign, Map<String, ?> order) {
        var cart = Shopping.emptyCart(user);
        post(user, "/api/v1/campaigns/" + campaign + "/joins", order).statusCode(201);
        var placed = Shopping.checkout(user, cart);
        Shopping.payByWallet(placed.payUrl());
        Shopping.awaitGroup(user, placed.groupId(), "PAID");
        return placed;
    }

    static ValidatableResponse post(String user, String path, Map<String, ?> body) {
        return onceAs(user)
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }

    /** Of a new household in a building of Maple Court that is there for it, who cannot sign in. */
    static UUID newResident(Shopping shopping, String building, String name) {
        var entrance = Ids.next();
        shopping.run(
                """
                WITH b AS (INSERT INTO marketplace.building (id, company_id, community_id, name)
                    VALUES (?, ?, ?, ?) RETURNING id)
                INSERT INTO marketplace.entrance (id, company_id, building_id, name) SELECT ?, ?, id, '1' FROM b""",
                Ids.next(),
                Neighbourhood.SUNRISE,
                Neighbourhood.MAPLE_COURT,
                building,
                entrance,
                Neighbourhood.SUNRISE);
        var unit = Ids.next();
        shopping.run(
                "INSERT INTO marketplace.unit (id, company_id, entrance_id, number) VALUES (?, ?, ?, '101')",
                unit,
                Neighbourhood.SUNRISE,
                entrance);
        var household = Ids.next();
        shopping.run(
                "INSERT INTO marketplace.household (id, company_id, community_id, unit_id) VALUES (?, ?, ?, ?)",
                household,
                Neighbourhood.SUNRISE,
                Neighbourhood.MAPLE_COURT,
                unit);
        var resident = Ids.next();
        shopping.run(
                """
                INSERT INTO marketplace.resident (id, company_id, community_id, household_id, display_name)
                VALUES (?, ?, ?, ?, ?)""",
                resident,
                Neighbourhood.SUNRISE,
                Neighbourhood.MAPLE_COURT,
                household,
                name);
        return resident;
    }

    /** A seat of the first good as its payment, or its refund, leaves it. */
    static void confirmedSeat(Shopping shopping, UUID campaign, UUID resident, long number, long units, String state) {
        shopping.run(
                """
                INSERT INTO marketplace.campaign_join (id, company_id, campaign_id, item_id, household_id, resident_id,
                    quantity, up_to, price, state, number, expires_at)
                SELECT ?, r.company_id, i.campaign_id, i.id, r.household_id, r.id, ?, ?, i.price, ?, ?, now()
                FROM marketplace.campaign_item i, marketplace.resident r
                WHERE i.campaign_id = ? AND i.position = 1 AND r.id = ?""",
                Ids.next(),
                units,
                units,
                state,
                number,
                campaign,
                resident);
    }
}
