package io.linli.web.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.TestUsers;
import io.linli.web.page.SignedIn;

/** A supplier calls categories its own way, and says once which of the shop's they are. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class SupplierCategoriesTest {

    private static final String SUPPLIER = "supplier-02";
    private static final String PAGE = "/imports/categories";
    private static final String API = "/api/v1/supplier/feed-categories";

    @Inject
    DataSource database;

    private String sku;
    private String own;

    @BeforeEach
    void own_names() {
        sku = "sc" + UUID.randomUUID().toString().substring(0, 8);
        own = "Wares " + sku + " > Lanterns";
    }

    @Test
    void goods_go_where_their_supplier_says_from_the_next_file_on_and_back() throws Exception {
        var supplier = SignedIn.as(SUPPLIER, PAGE);
        Feeds.assertCounts(Feeds.imported(SUPPLIER, feed()), 1, 0, 0, 0);
        assertThat(category()).isEqualTo(own);
        assertThat(supplier.get(PAGE).body()).contains(own.replace(">", "&gt;"), "called the same");

        assertThat(location(choose(supplier, own, Neighbourhood.ORANGES.toString())))
                .contains("category-chosen");
        assertThat(supplier.get(PAGE).body()).contains("Fruit &gt; Oranges");
        Feeds.assertCounts(Feeds.imported(SUPPLIER, feed()), 0, 1, 0, 0);
        assertThat(category()).isEqualTo("Fruit > Oranges");
        Feeds.assertCounts(Feeds.imported(SUPPLIER, feed()), 0, 0, 1, 0);

        choose(supplier, own, "");
        Feeds.assertCounts(Feeds.imported(SUPPLIER, feed()), 0, 1, 0, 0);
        assertThat(category()).isEqualTo(own);
    }

    @Test
    void what_is_only_compared_can_be_said_before_it_goes_in_and_grows_no_category() throws Exception {
        String id = TestUsers.as(SUPPLIER)
                .contentType("text/csv")
                .body(feed().getBytes(UTF_8))
                .post("/api/v1/import-runs?mode=REVIEW")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        Awaitility.await()
                .until(() -> Feeds.run(SUPPLIER, id).getString("state").equals("REVIEW"));

        choose(SignedIn.as(SUPPLIER, PAGE), own, Neighbourhood.ORANGES.toString());
        TestUsers.onceAs(SUPPLIER)
                .contentType("application/json")
                .body(Map.of("what", "ALL"))
                .post("/api/v1/import-runs/" + id + "/apply")
                .then()
                .statusCode(202);

        Feeds.assertCounts(Feeds.ended(SUPPLIER, id), 1, 0, 0, 0);
        assertThat(category()).isEqualTo("Fruit > Oranges");
        assertThat(read("SELECT count(*)::text FROM catalog.category WHERE path LIKE 'Wares " + sku + "%'"))
                .isEqualTo("0");
    }

    @Test
    void the_shop_s_categories_are_found_by_words_in_either_language() throws Exception {
        var supplier = SignedIn.as(SUPPLIER, PAGE);

        assertThat(supplier.get(PAGE + "/choice?path=Wares+%3E+oranges").body()).contains("Fruit &gt; Oranges");
        assertThat(supplier.get(PAGE + "/choice?path=x&q=%E6%A9%99%E5%AD%90").body())
                .contains("Fruit &gt; Oranges");
        assertThat(supplier.get(PAGE + "/choice?path=x&q=%25").body())
                .contains("No category of the shop is called so.");
        assertThat(supplier.get(PAGE + "/choice").statusCode()).isEqualTo(200);
    }

    @Test
    void a_program_says_it_as_well() throws Exception {
        Feeds.imported(SUPPLIER, feed());
        put(SUPPLIER, Map.of("path", own, "categoryId", Neighbourhood.ORANGES)).statusCode(200);

        TestUsers.as(SUPPLIER)
                .get(API + "?limit=500")
                .then()
                .statusCode(200)
                .body("items.find { it.path == '" + own + "' }.categoryId", equalTo(Neighbourhood.ORANGES.toString()));
        Feeds.assertCounts(Feeds.imported(SUPPLIER, feed()), 0, 1, 0, 0);
        assertThat(category()).isEqualTo("Fruit > Oranges");

        put(SUPPLIER, Map.of("path", own)).statusCode(200);
        Feeds.assertCounts(Feeds.imported(SUPPLIER, feed()), 0, 1, 0, 0);
        assertThat(category()).isEqualTo(own);

        put(SUPPLIER, Map.of("path", own, "categoryId", UUID.randomUUID()))
                .statusCode(404)
                .body("code", equalTo("category-not-found"));
        put("supplier-01", Map.of("path", own)).statusCode(404).body("code", equalTo("own-category-not-found"));
        put(SUPPLIER, Map.of("categoryId", Neighbourhood.ORANGES)).statusCode(400);
        put("resident-01", Map.of("path", own)).statusCode(403);
        TestUsers.as(SUPPLIER).get(API + "?cursor=!!").then().statusCode(400);
    }

    private static ValidatableResponse put(String user, Map<String, Object> said) {
        return TestUsers.as(user)
                .contentType("application/json")
                .body(said)
                .put(API)
                .then();
    }

    @Test
    void what_no_file_named_and_what_the_shop_has_not_is_not_found() throws Exception {
        var supplier = SignedIn.as(SUPPLIER, PAGE);
        Feeds.imported(SUPPLIER, feed());

        assertThat(choose(supplier, "Nobody > named this", Neighbourhood.ORANGES.toString())
                        .statusCode())
                .isEqualTo(404);
        assertThat(choose(supplier, own, UUID.randomUUID().toString()).statusCode())
                .isEqualTo(404);
        assertThat(choose(supplier, own, "oranges").statusCode()).isEqualTo(404);
        assertThat(choose(SignedIn.as("supplier-01", PAGE), own, Neighbourhood.ORANGES.toString())
                        .statusCode())
                .isEqualTo(404);
        assertThat(SignedIn.as("resident-01", "/me").get(PAGE).statusCode()).isEqualTo(403);
    }

    private static HttpResponse<String> choose(SignedIn supplier, String path, String category) throws Exception {
        return supplier.submit(PAGE, Map.of("path", path, "category", category));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private String feed() {
        return "supplier_sku,name,category_path,price,currency\n" + sku + ",Fetched lantern," + own + ",9.50,CNY\n";
    }

    private String category() throws SQLException {
        return read("SELECT c.path FROM catalog.offer o JOIN catalog.sku k ON k.id = o.sku_id"
                + " JOIN catalog.category c ON c.id = k.category_id WHERE o.supplier_sku = '" + sku + "'");
    }

    private String read(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            assertThat(found.next()).isTrue();
            return found.getString(1);
        }
    }
}
