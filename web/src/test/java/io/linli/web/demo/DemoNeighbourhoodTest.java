package io.linli.web.demo;

import static io.linli.web.TestUsers.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.web.LinliStack;

/** The demo neighbourhood, small, in a database of its own. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
@TestProfile(DemoNeighbourhoodTest.EmptyDatabase.class)
class DemoNeighbourhoodTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long SKUS = 1_300;
    private static final long PURCHASES = DemoOrders.COUNT + DemoOrders.TODAY;

    public static class EmptyDatabase implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "linli.test.neighbourhood",
                    "false",
                    "linli.demo.mode",
                    "on",
                    "linli.demo.skus",
                    String.valueOf(SKUS),
                    "linli.demo.batch",
                    "400");
        }
    }

    @Inject
    DemoNeighbourhood demo;

    @Inject
    OwnContext own;

    @Inject
    DataSource database;

    @BeforeEach
    void it_is_made_at_the_first_start() {
        await().atMost(PATIENCE).until(() -> count("web.demo_step WHERE step = 'end'") == 1);
    }

    @Test
    void everything_is_there_once() throws SQLException {
        assertComplete();
        assertThat(count("marketplace.household")).isGreaterThan(500);
        assertThat(count("fulfillment.shift")).isGreaterThan(200);
        assertThat(count("web.sign_in")).isEqualTo(2 + 12 + 6 + 29 + 5 + 30);
    }

    @Test
    void made_again_nothing_changes() throws SQLException {
        assertThat(make()).isFalse();

        assertComplete();
    }

    @Test
    void what_a_crash_left_half_made_is_completed_also_by_two_instances_at_once() throws SQLException {
        crash();

        var both = Uni.join()
                .all(own.run(demo::make), own.run(demo::make))
                .andFailFast()
                .await()
                .atMost(PATIENCE);

        assertThat(both).contains(true);
        assertComplete();
    }

    @Test
    void the_demo_users_are_who_they_should_be() {
        as("resident-01").get("/api/v1/services").then().statusCode(200).body("items", hasSize(18));
        as("resident-30").get("/api/v1/services").then().statusCode(200).body("items", hasSize(16));
        as("technician-29").get("/api/v1/jobs").then().statusCode(200).body("items", hasSize(0));
        as("provider-06").get("/api/v1/jobs").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void goods_have_pictures() throws SQLException {
        var picture = text("SELECT image_url FROM catalog.sku ORDER BY id LIMIT 1");

        given().get(picture)
                .then()
                .statusCode(200)
                .contentType("image/svg+xml")
                .header("Cache-Control", containsString("immutable"))
                .body(containsString("http://www.w3.org/2000/svg"));
        given().get("/media/goods/no-such-thing.svg").then().statusCode(404);
    }

    @Test
    void the_offers_are_told_to_those_who_listen() throws SQLException {
        var told = text("SELECT sum(jsonb_array_length(payload -> 'offerIds')) FROM web.outbox_event "
                + "WHERE type = 'OffersChanged'");

        assertThat(Long.parseLong(told)).isGreaterThanOrEqualTo(SKUS);
    }

    @Test
    void a_community_shows_its_open_campaigns() throws SQLException {
        var community = text("SELECT id FROM marketplace.community WHERE code = 'maple-court'");

        given().queryParam("community", community)
                .get("/api/v1/campaigns")
                .then()
                .statusCode(200)
                .body("items", hasSize(DemoCampaigns.OF_A_COMMUNITY))
                .body("items[0].state", equalTo("OPEN"));
    }

    @Test
    void every_household_of_the_first_community_has_a_bill_and_some_are_late_or_two() throws SQLException {
        var homes = count("marketplace.household h JOIN marketplace.community c ON c.id = h.community_id "
                + "WHERE c.code = 'maple-court'");

        assertThat(count("(SELECT DISTINCT household_id FROM marketplace.bill) AS billed"))
                .isEqualTo(homes);
        assertThat(count("marketplace.bill WHERE kind = 'PARKING'")).isBetween(homes / 4, homes / 2);
        assertThat(count("marketplace.bill WHERE state <> 'OPEN'")).isZero();
        var last = text("SELECT min(period) FROM marketplace.bill");
        assertThat(count("marketplace.bill WHERE period = '" + last + "' AND due_on = '" + last
                        + "'::date + interval '1 month 9 days'"))
                .isBetween(homes / 5, homes / 3);
    }

    @Test
    void the_last_days_purchases_are_paid_and_divided_by_the_ledger() throws SQLException {
        await().atMost(PATIENCE).until(() -> count("marketplace.journal_entry WHERE kind = 'SPLIT'") == PURCHASES);

        assertThat(count("marketplace.order_group WHERE state = 'PAID'")).isEqualTo(PURCHASES);
        assertThat(text("SELECT sum(amount) FROM marketplace.posting")).isEqualTo("0");
        assertThat(count("(SELECT DISTINCT booked_at::date FROM marketplace.posting) AS days"))
                .isGreaterThan(15);
        assertThat(count("marketplace.posting WHERE booked_at > now()")).isZero();
        assertThat(count("marketplace.journal_entry s JOIN marketplace.journal_entry c "
                        + "ON s.kind = 'SPLIT' AND c.reference = 'capture:' || substr(s.reference, 7) "
                        + "WHERE s.booked_at <> c.booked_at"))
                .isZero();
    }

    @Test
    void some_goods_are_rated_by_who_bought_them() throws SQLException {
        assertThat(count("marketplace.good_review")).isBetween(20L, 60L);
        await().atMost(PATIENCE)
                .until(() -> count("catalog.sku_rating WHERE reviews > 0")
                        == count("marketplace.rating WHERE kind = 'GOOD'"));
    }

    @Test
    void a_property_company_sees_its_share_on_many_days() {
        await().atMost(PATIENCE).untilAsserted(() -> as("property-sunrise")
                .get("/api/v1/revenue")
                .then()
                .statusCode(200)
                .body("items.size()", greaterThan(5)));
    }

    @Test
    void two_suppliers_and_a_company_were_paid_from_what_the_provider_took_today() throws SQLException {
        assertThat(count("marketplace.payout WHERE state = 'SENT'")).isGreaterThanOrEqualTo(3);
        assertThat(count("marketplace.payout WHERE state <> 'SENT'")).isZero();
        assertThat(count("(SELECT DISTINCT party_id FROM marketplace.payout) AS paid"))
                .isEqualTo(3);
        assertThat(count("marketplace.payment_attempt WHERE state = 'SUCCEEDED' AND provider_payment IS NOT NULL"))
                .isEqualTo(DemoOrders.TODAY);
        for (var user : List.of("supplier-01", "supplier-02", "property-sunrise")) {
            as(user).get("/api/v1/payouts")
                    .then()
                    .statusCode(200)
                    .body("items[0].state", equalTo("SENT"))
                    .body("items[0].amount.amount", greaterThan(0));
        }
    }

    @Test
    void the_last_months_statements_are_there() {
        var last = YearMonth.now(ZoneId.of("Asia/Shanghai")).minusMonths(1).toString();
        for (var user : List.of("supplier-01", "property-sunrise", "property-harbor")) {
            as(user).get("/api/v1/statements")
                    .then()
                    .statusCode(200)
                    .body("items[0].month", equalTo(last))
                    .body("items[0].lines", greaterThan(0));
        }
    }

    @Test
    void books_and_provider_are_reconciled_and_agree() {
        await().atMost(PATIENCE).untilAsserted(() -> as("operator")
                .get("/api/v1/reconciliations")
                .then()
                .statusCode(200)
                .body("items.find { it.day == null }.state", equalTo("DONE")));

        as("operator")
                .get("/api/v1/reconciliations")
                .then()
                .body("items.find { it.day == null }.matched", greaterThanOrEqualTo(DemoOrders.TODAY + 3))
                .body("items.find { it.day == null }.outside", greaterThan(0))
                .body("items.find { it.day == null }.found", equalTo(0))
                .body("items.find { it.day == null }.balances.unexplained.amount", everyItem(equalTo(0)));
        as("operator")
                .get("/api/v1/reconciliations/exceptions")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    private void assertComplete() throws SQLException {
        assertThat(count("marketplace.orders WHERE state <> 'PAID'")).isZero();

        assertThat(count("catalog.sku")).isEqualTo(SKUS);
        assertThat(count("catalog.offer")).isEqualTo(SKUS);
        assertThat(count("catalog.stock")).isEqualTo(SKUS);
        assertThat(count("catalog.supplier")).isEqualTo(18);
        assertThat(count("marketplace.property_company")).isEqualTo(2);
        assertThat(count("marketplace.community")).isEqualTo(5);
        assertThat(count("marketplace.campaign")).isEqualTo(20);
    }

    private boolean make() {
        return own.run(demo::make).await().atMost(PATIENCE);
    }

    /** As if the process had died before the last portion of goods and the campaigns. */
    private void crash() throws SQLException {
        for (var sql : List.of(
                "DELETE FROM marketplace.campaign_item",
                "DELETE FROM marketplace.campaign",
                "DELETE FROM catalog.stock_reservation WHERE offer_id IN (SELECT id FROM catalog.offer ORDER BY id DESC LIMIT "
                        + goodsOfLastPortion() + ")",
                "DELETE FROM catalog.stock WHERE offer_id IN (SELECT id FROM catalog.offer ORDER BY id DESC LIMIT "
                        + goodsOfLastPortion() + ")",
                "DELETE FROM catalog.offer WHERE id NOT IN (SELECT offer_id FROM catalog.stock)",
                "DELETE FROM catalog.sku WHERE id NOT IN (SELECT sku_id FROM catalog.offer)",
                "DELETE FROM web.demo_step WHERE step IN ('end', 'campaigns', 'goods-"
                        + lastPortion().firstShelf() + "')")) {
            run(sql);
        }
    }

    private static DemoNeighbourhood.Portion lastPortion() {
        var portions = world().portions(400);
        return portions.get(portions.size() - 1);
    }

    private static int goodsOfLastPortion() {
        return (int) SKUS - world().goods.before(lastPortion().firstShelf());
    }

    private static DemoNeighbourhood.World world() {
        return DemoNeighbourhood.World.of(20260101, (int) SKUS);
    }

    private long count(String from) throws SQLException {
        return Long.parseLong(text("SELECT count(*) FROM " + from));
    }

    private String text(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SELECT set_config('linli.tenant', '*', false)");
            try (var rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SELECT set_config('linli.tenant', '*', false)");
            statement.execute(sql);
        }
    }
}
