package io.linli.web.order;

import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

import io.linli.catalog.kernel.Ids;
import io.linli.web.Neighbourhood;

/** What tests of orders do again and again: by REST what people do, by SQL what only a feed or the passing of time does. */
@ApplicationScoped
public class Shopping {

    /** How long a test waits for what the machine does by itself: events, webhooks, janitors. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    public static final String GOOD_CARD = "4242 4242 4242 4242";
    public static final String DECLINED_CARD = "4000 0000 0000 0002";
    public static final String CARD_WITH_3D_SECURE = "4000 0027 6000 3184";

    /** Can be saved, but no charge of it succeeds. */
    public static final String CARD_THAT_FAILS_LATER = "4000 0000 0000 0341";

    private static final int SEE_OTHER = 303;

    private final DataSource database;

    Shopping(DataSource database) {
        this.database = database;
    }

    /** A placed order, waiting for its payment. */
    public record Placed(String groupId, String payUrl, int total) {}

    // What people do

    /** The resident's open cart, empty. */
    public static String emptyCart(String user) {
        var cart = as(user).post("/api/v1/carts").then().statusCode(201).extract();
        String id = cart.path("id");
        List<String> lines = cart.path("lines.id");
        lines.forEach(line -> as(user).delete("/api/v1/carts/{cart}/lines/{line}", id, line)
                .then()
                .statusCode(200));
        return id;
    }

    public static ValidatableResponse add(String user, String cart, Map<String, ?> line) {
        return onceAs(user)
                .contentType("application/json")
                .body(line)
                .post("/api/v1/carts/{cart}/lines", cart)
                .then();
    }

    public static ValidatableResponse addOffer(String user, String cart, UUID offer, long quantity) {
        return add(user, cart, Map.of("offerId", offer, "quantity", quantity));
    }

    public static ValidatableResponse join(String user, UUID campaign, long quantity) {
        return onceAs(user)
                .contentType("application/json")
                .body(Map.of("quantity", quantity))
                .post("/api/v1/campaigns/{id}/joins", campaign)
                .then();
    }

    /** Takes the first free slot of a service into the cart and gives its beginning. */
    public static String addVisit(String user, String cart, UUID service) {
        String startsAt = as(user).queryParam("days", 7)
                .get("/api/v1/services/{id}/slots", service)
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].startsAt");
        add(user, cart, Map.of("serviceItemId", service, "startsAt", startsAt)).statusCode(201);
        return startsAt;
    }

    public static ValidatableResponse tryCheckout(String user, Map<String, ?> checkout) {
        return onceAs(user)
                .contentType("application/json")
                .body(checkout)
                .post("/api/v1/checkouts")
                .then();
    }

    public static Placed checkout(String user, String cart) {
        var placed = tryCheckout(user, Map.of("cartId", cart)).statusCode(201).extract();
        return new Placed(placed.path("orderGroupId"), placed.path("payUrl"), placed.path("total.amount"));
    }

    /** Fills in the provider's payment page; gives where it sends the browser, or null when the card was declined. */
    public static String payWith(String card, String payUrl) {
        return given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .formParams(Map.of(
                        "method",
                        "card",
                        "number",
                        card,
                        "expiry",
                        "12/30",
                        "cvc",
                        "123",
                        "email",
                        "somebody@example.org"))
                .post(payUrl)
                .then()
                .extract()
                .header("Location");
    }

    /** Pays by Alipay and confirms in its own window. */
    public static void payByWallet(String payUrl) {
        confirmWithBank(given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .formParam("method", "alipay")
                .post(payUrl)
                .then()
                .statusCode(SEE_OTHER)
                .extract()
                .header("Location"));
    }

    /** Does what the bank asks for in its own window. */
    public static String confirmWithBank(String bankUrl) {
        return given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .formParam("outcome", "complete")
                .post(bankUrl)
                .then()
                .statusCode(SEE_OTHER)
                .extract()
                .header("Location");
    }

    /** Pays and waits until the order knows. */
    public static void payAndWait(String user, Placed placed) {
        payWith(GOOD_CARD, placed.payUrl());
        awaitGroup(user, placed.groupId(), "PAID");
    }

    public static ValidatableResponse group(String user, String groupId) {
        return as(user).get("/api/v1/order-groups/{id}", groupId).then();
    }

    public static void awaitGroup(String user, String groupId, String state) {
        await().atMost(PATIENCE)
                .until(() -> group(user, groupId).statusCode(200).extract().path("state"), state::equals);
    }

    // What only a feed or time does

    /** A new offer of oranges, sold wherever the supplier sells. */
    public UUID newOffer(UUID supplier, long priceFen, long stock) {
        var sku = Ids.next();
        var offer = Ids.next();
        run(
                "INSERT INTO catalog.sku (id, category_id, name, name_zh) VALUES (?, ?, 'Test orange', '测试甜橙')",
                sku,
                Neighbourhood.ORANGES);
        run(
                """
                INSERT INTO catalog.offer (id, supplier_id, supplier_sku, sku_id, price, currency)
                VALUES (?, ?, ?, ?, ?, 'CNY')""",
                offer,
                supplier,
                offer.toString(),
                sku,
                priceFen);
        run("INSERT INTO catalog.stock (offer_id, available) VALUES (?, ?)", offer, stock);
        return offer;
    }

    public void reprice(UUID offer, long priceFen) {
        run("UPDATE catalog.offer SET price = ?, version = version + 1 WHERE id = ?", priceFen, offer);
    }

    public long stockOf(UUID offer) {
        return number("SELECT available FROM catalog.stock WHERE offer_id = ?", offer);
    }

    /** An open campaign in Maple Court until tomorrow. */
    public UUID newCampaign(UUID offer, long priceFen, long threshold, long householdLimit) {
        var id = Ids.next();
        run(
                """
                WITH opened AS (
                    INSERT INTO marketplace.campaign (id, company_id, community_id, title_en, title_zh, currency, threshold,
                        opens_at, cutoff_at, state)
                    VALUES (?, ?, ?, 'Oranges together', '一起买橙子', 'CNY', ?, now() - interval '1 hour',
                        now() + interval '1 day', 'OPEN') RETURNING id)
                INSERT INTO marketplace.campaign_item (id, campaign_id, position, offer_id, price, list_price,
                    household_limit, case_size)
                SELECT id, id, 1, ?, ?, ?, ?, 1 FROM opened""",
                id,
                Neighbourhood.SUNRISE,
                Neighbourhood.MAPLE_COURT,
                threshold,
                offer,
                priceFen,
                priceFen,
                householdLimit);
        return id;
    }

    /** So late that no card can hold money until then. */
    public void cutOffInTenDays(UUID campaign) {
        run("UPDATE marketplace.campaign SET cutoff_at = now() + interval '10 days' WHERE id = ?", campaign);
    }

    public void cutOff(UUID campaign) {
        run(
                """
                UPDATE marketplace.campaign SET opens_at = least(opens_at, now() - interval '1 minute'),
                    cutoff_at = now() - interval '1 second' WHERE id = ?""",
                campaign);
    }

    public void expireSeats(UUID campaign) {
        run(
                "UPDATE marketplace.campaign_join SET expires_at = now() - interval '1 second' WHERE campaign_id = ?",
                campaign);
    }

    public void expireOrder(String groupId) {
        run(
                "UPDATE marketplace.order_group SET expires_at = now() - interval '1 hour' WHERE id = ?",
                UUID.fromString(groupId));
    }

    public String stateOf(UUID campaign) {
        return text("SELECT state FROM marketplace.campaign WHERE id = ?", campaign);
    }

    public void awaitCampaign(UUID campaign, String state) {
        await().atMost(PATIENCE).until(() -> stateOf(campaign), state::equals);
    }

    /** So many further households with one resident each, in Maple Court; nobody can sign in as them. */
    public List<UUID> newResidents(int count) {
        return Stream.generate(this::newResident).limit(count).toList();
    }

    private UUID newResident() {
        var unit = Ids.next();
        var household = Ids.next();
        var resident = Ids.next();
        run(
                """
                INSERT INTO marketplace.unit (id, company_id, entrance_id, number)
                SELECT ?, company_id, id, ? FROM marketplace.entrance
                WHERE building_id IN (SELECT id FROM marketplace.building WHERE community_id = ?) LIMIT 1""",
                unit,
                unit.toString(),
                Neighbourhood.MAPLE_COURT);
        run(
                "INSERT INTO marketplace.household (id, company_id, community_id, unit_id) VALUES (?, ?, ?, ?)",
                household,
                Neighbourhood.SUNRISE,
                Neighbourhood.MAPLE_COURT,
                unit);
        run(
                """
                INSERT INTO marketplace.resident (id, company_id, community_id, household_id, display_name)
                VALUES (?, ?, ?, ?, 'New neighbour')""",
                resident,
                Neighbourhood.SUNRISE,
                Neighbourhood.MAPLE_COURT,
                household);
        return resident;
    }

    public void run(String sql, Object... parameters) {
        execute(sql, parameters);
    }

    public long number(String sql, Object... parameters) {
        return ((Number) execute(sql, parameters)).longValue();
    }

    public String text(String sql, Object... parameters) {
        return (String) execute(sql, parameters);
    }

    /** The first column of the first row, if there is any; crosses tenants. */
    private Object execute(String sql, Object... parameters) {
        try (var connection = database.getConnection()) {
            crossTenants(connection);
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                if (!statement.execute()) {
                    return null;
                }
                var rows = statement.getResultSet();
                return rows.next() ? rows.getObject(1) : null;
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    private static void crossTenants(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT set_config('linli.tenant', '*', false)");
        }
    }
}
