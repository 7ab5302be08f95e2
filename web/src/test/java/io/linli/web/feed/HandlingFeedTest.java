package io.linli.web.feed;

import static io.linli.web.feed.Feeds.assertCounts;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.TestUsers;
import io.linli.web.page.SignedIn;

/** How goods are kept, how long, and when they are brought, as a feed says it. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class HandlingFeedTest {

    private static final String SUPPLIER = "supplier-02";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PLAIN = "supplier_sku,name,category_path,price,currency\n";
    private static final String FULL =
            "supplier_sku,name,category_path,price,currency,storage,shelf_life_days,delivery_days\n";

    @Inject
    DataSource database;

    private final String sku = "hd" + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void off_the_shelf() {
        TestUsers.onceAs(SUPPLIER)
                .contentType("application/json")
                .body(Map.of("items", List.of(Map.of("supplierSku", sku, "withdrawn", true))))
                .post("/api/v1/supplier/offers/changes")
                .then()
                .statusCode(200);
    }

    @Test
    void what_a_feed_says_of_storage_shelf_life_and_days_is_shown_with_the_offer() throws Exception {
        assertCounts(run("", FULL + row("冷冻,6个月,\"周一, 周四\"")), 1, 0, 0, 0);

        offer().body("storage", equalTo("FROZEN"))
                .body("shelfLifeDays", equalTo(180))
                .body("deliveryDays", contains("MONDAY", "THURSDAY"));
    }

    @Test
    void a_feed_without_these_columns_leaves_what_is_known_and_an_empty_one_forgets_it() throws Exception {
        run("", FULL + row("chilled,30,mon"));

        assertCounts(run("", PLAIN + row("")), 0, 0, 1, 0);
        offer().body("storage", equalTo("CHILLED"))
                .body("shelfLifeDays", equalTo(30))
                .body("deliveryDays", contains("MONDAY"));

        assertCounts(run("", FULL + row(",,")), 0, 1, 0, 0);
        offer().body("storage", nullValue()).body("shelfLifeDays", nullValue()).body("deliveryDays", empty());
    }

    @Test
    void what_cannot_be_read_is_warned_of_and_what_is_known_stays() throws Exception {
        run("", FULL + row("chilled,30,mon"));

        var run = run("", FULL + row("lukewarm,for ever,someday"));

        assertCounts(run, 0, 0, 1, 0);
        assertThat(TestUsers.as(SUPPLIER)
                        .get("/api/v1/import-runs/" + run.getString("id") + "/warnings")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<List<String>>path("items.code"))
                .containsExactly("handling-invalid");
        offer().body("storage", equalTo("CHILLED")).body("deliveryDays", contains("MONDAY"));
    }

    @Test
    void under_review_the_differences_are_shown_with_days_by_their_names() throws Exception {
        run("", FULL + row("chilled,30,mon"));

        var run = run("mode=review", FULL + row("frozen,60,\"tue,fri\""));

        var changes = TestUsers.as(SUPPLIER)
                .get("/api/v1/import-runs/" + run.getString("id") + "/changes")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(changes.getMap("items[0].fields"))
                .isEqualTo(Map.of(
                        "storage", List.of("CHILLED", "FROZEN"),
                        "shelf_life_days", List.of(30, 60),
                        "delivery_days", List.of(List.of("MONDAY"), List.of("TUESDAY", "FRIDAY"))));
        offer().body("storage", equalTo("CHILLED"));
        var page = SignedIn.as(SUPPLIER, "/imports");
        assertThat(page.get("/imports/" + run.getString("id")).body())
                .contains("Days of delivery", "Mon", "Tue, Fri", "How long it keeps");
        assertThat(page.get("/imports/" + run.getString("id") + "?lang=zh").body())
                .contains("配送日", "周一", "周二、周五", "保质期");
        TestUsers.as(SUPPLIER)
                .post("/api/v1/import-runs/" + run.getString("id") + "/discard")
                .then()
                .statusCode(200);
    }

    @Test
    void days_that_were_not_said_before_are_compared_with_none() throws Exception {
        run("", FULL + row("chilled,30,"));

        var run = run("mode=review", FULL + row("chilled,30,sun"));

        var changes = TestUsers.as(SUPPLIER)
                .get("/api/v1/import-runs/" + run.getString("id") + "/changes")
                .then()
                .extract()
                .jsonPath();
        assertThat(changes.getMap("items[0].fields"))
                .isEqualTo(Map.of("delivery_days", Arrays.asList(null, List.of("SUNDAY"))));
    }

    @Test
    void an_undo_puts_them_back() throws Exception {
        run("", FULL + row("chilled,30,mon"));
        var run = run("", FULL + row("frozen,,sun"));
        offer().body("storage", equalTo("FROZEN")).body("deliveryDays", contains("SUNDAY"));

        TestUsers.as(SUPPLIER)
                .post("/api/v1/import-runs/" + run.getString("id") + "/undo")
                .then()
                .statusCode(200)
                .body("undone", equalTo(1));

        offer().body("storage", equalTo("CHILLED"))
                .body("shelfLifeDays", equalTo(30))
                .body("deliveryDays", contains("MONDAY"));
    }

    private String row(String handling) {
        return sku + ",Handled Goods " + sku + ",Handling > Things,9.90,CNY"
                + (handling.isEmpty() ? "" : "," + handling) + "\n";
    }

    private ValidatableResponse offer() throws SQLException {
        return TestUsers.as(SUPPLIER).get("/api/v1/offers/" + offerId()).then().statusCode(200);
    }

    private String offerId() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT id FROM catalog.offer WHERE supplier_sku = '" + sku + "'")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static JsonPath run(String query, String csv) {
        String id = TestUsers.as(SUPPLIER)
                .contentType("text/csv")
                .body(csv.getBytes(UTF_8))
                .post("/api/v1/import-runs?fileName=handling.csv&" + query)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return Awaitility.await().atMost(PATIENCE).until(() -> Feeds.run(SUPPLIER, id), run -> Set.of(
                        "REVIEW", "COMPLETED", "FAILED")
                .contains(run.getString("state")));
    }
}
