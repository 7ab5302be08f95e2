package io.linli.web.feed;

import static io.linli.web.feed.Feeds.assertCounts;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.TestUsers;
import io.linli.web.page.SignedIn;

/** A supplier says once what its own columns are, sees what comes of them, and its files are read that way. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class FeedColumnsTest {

    private static final String SUPPLIER = "supplier-02";
    private static final String COLUMNS = "/api/v1/supplier/feed-columns";
    private static final String PAGE = "/imports/columns";
    private static final String HEADER = "货号,品名,大类,小类,单价（元）,产地,备注\n";
    private static final Map<String, String> USES = Map.of(
            "货号", "supplier_sku",
            "品名", "name",
            "大类", "category_path",
            "小类", "category_path",
            "单价（元）", "price",
            "产地", "property",
            "备注", "ignored");
    private static final Pattern SAMPLE = Pattern.compile("name=\"sample\" value=\"([^\"]*)\"");

    @Inject
    DataSource database;

    private String sku;

    @BeforeEach
    void own_number() {
        sku = "fc" + UUID.randomUUID().toString().substring(0, 8);
    }

    @AfterEach
    void as_it_was() {
        TestUsers.as(SUPPLIER).delete(COLUMNS).then().statusCode(204);
    }

    @Test
    void files_are_read_as_was_said() throws SQLException {
        put(USES).statusCode(200).body("uses.品名", equalTo("name"));
        TestUsers.as(SUPPLIER).get(COLUMNS).then().body("uses", equalTo(USES));

        assertCounts(Feeds.imported(SUPPLIER, HEADER + row("59.90") + row("x").replace(sku, sku + "b")), 1, 0, 0, 1);

        assertThat(read("SELECT o.price || ' ' || k.name || ' ' || (k.attributes->>'产地') FROM catalog.offer o"
                        + " JOIN catalog.sku k ON k.id = o.sku_id WHERE o.supplier_sku = '" + sku + "'"))
                .isEqualTo("5990 手编竹篮 浙江");
        assertThat(read("SELECT c.path FROM catalog.offer o JOIN catalog.sku k ON k.id = o.sku_id"
                        + " JOIN catalog.category c ON c.id = k.category_id WHERE o.supplier_sku = '" + sku + "'"))
                .contains("竹器", "提篮");
    }

    @Test
    void a_file_that_came_before_is_read_as_it_was_said_then() {
        put(USES).statusCode(200);
        String id = TestUsers.as(SUPPLIER)
                .contentType("text/csv")
                .body((HEADER + row("59.90")).getBytes(UTF_8))
                .post("/api/v1/import-runs?mode=REVIEW")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        Awaitility.await()
                .until(() -> Feeds.run(SUPPLIER, id).getString("state").equals("REVIEW"));
        TestUsers.as(SUPPLIER).delete(COLUMNS).then().statusCode(204);

        TestUsers.onceAs(SUPPLIER)
                .contentType(ContentType.JSON)
                .body(Map.of("what", "ALL"))
                .post("/api/v1/import-runs/" + id + "/apply")
                .then()
                .statusCode(lessThan(300));

        assertCounts(Feeds.ended(SUPPLIER, id), 1, 0, 0, 0);
        assertThat(Feeds.imported(SUPPLIER, HEADER + row("59.90")).getString("failure.code"))
                .isEqualTo("wrong-header");
    }

    @Test
    void a_column_nobody_spoke_of_is_told_and_nothing_is_imported() {
        put(USES).statusCode(200);

        var run = Feeds.imported(SUPPLIER, HEADER.replace("备注", "促销价") + row("59.90"));

        assertThat(run.getString("failure.code")).isEqualTo("wrong-header");
        assertThat(run.getString("failure.detail")).contains("Not known: 促销价.");
    }

    @ParameterizedTest
    @CsvSource({"单价（元）, ignored, columns-missing, missing", "备注, price, columns-twice, repeated"})
    void what_cannot_be_is_refused_and_named(String title, String use, String code, String fact) {
        var uses = new HashMap<>(USES);
        uses.put(title, use);

        put(uses).statusCode(422).body("code", equalTo(code)).body(fact, contains("price"));
        TestUsers.as(SUPPLIER).get(COLUMNS).then().body("uses", anEmptyMap());
    }

    @Test
    void only_suppliers_say_what_their_columns_are() throws Exception {
        TestUsers.as("operator").get(COLUMNS).then().statusCode(403);
        TestUsers.as("resident-01").get(COLUMNS).then().statusCode(403);
        assertThat(SignedIn.as("resident-01", "/me").get(PAGE).statusCode()).isEqualTo(403);
    }

    @Test
    void on_the_pages_a_file_is_chosen_its_columns_are_proposed_tried_and_kept() throws Exception {
        var supplier = SignedIn.as(SUPPLIER, PAGE);
        assertThat(supplier.get(PAGE).body()).contains("Columns of your files").doesNotContain("What holds now");

        var seen =
                supplier.upload(PAGE + "/file", "price list.csv", (HEADER + row("59.90") + row("-1")).getBytes(UTF_8));

        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.body())
                .contains("手编竹篮", "<option value=\"price\" selected>")
                .contains("How the first rows would be read", "¥59.90", "a price is above zero");
        var form = form(seen.body(), USES);
        assertThat(supplier.submit(PAGE + "/preview", form).body()).contains("产地: 浙江");

        var wrong = new HashMap<>(USES);
        wrong.put("单价（元）", "ignored");
        var refused = supplier.submit(PAGE + "/kept", form(seen.body(), wrong));
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(refused.body()).contains("No column holds the number", "手编竹篮");

        assertThat(location(supplier.submit(PAGE + "/kept", form))).contains("columns-kept");
        assertThat(supplier.get(PAGE).body()).contains("What holds now", "产地");
        assertThat(location(supplier.submit(PAGE + "/forgotten", Map.of()))).contains("columns-forgotten");
    }

    @Test
    void what_is_no_table_or_no_form_of_ours_is_told() throws Exception {
        var supplier = SignedIn.as(SUPPLIER, PAGE);

        assertThat(location(supplier.upload(PAGE + "/file", "list.xlsx", new byte[] {'P', 'K', 3, 4, 0, 0})))
                .contains("wrong-format");
        assertThat(location(supplier.upload(PAGE + "/file", "a.csv", "\"open,text\n1,2\n".getBytes(UTF_8))))
                .contains("wrong-header");
        assertThat(location(supplier.upload(PAGE + "/file", "", new byte[0]))).contains("file-missing");
        assertThat(location(supplier.submit(PAGE + "/kept", Map.of()))).contains("form-expired");
        assertThat(location(supplier.submit(
                        PAGE + "/preview",
                        Map.of("sample", "{\"titles\":[\"a\"],\"rows\":[[]]}", "title", "a", "use", "name"))))
                .contains("form-expired");
    }

    @Test
    void how_fresh_prices_are_is_shown_to_the_supplier_and_to_the_operator() throws Exception {
        put(USES);
        Feeds.imported(SUPPLIER, HEADER + row("59.90"));

        assertThat(SignedIn.as(SUPPLIER, "/imports").get("/imports").body()).contains("Prices as of: ");
        var operator = SignedIn.as("operator", "/operator/suppliers");
        assertThat(pricesOf(operator)).doesNotContain("Old").contains("20");

        age("-");
        try {
            assertThat(pricesOf(operator)).contains("Old");
        } finally {
            age("+");
        }
    }

    /** What the operator's table says of the supplier. */
    private static String pricesOf(SignedIn operator) throws Exception {
        var page = operator.get("/operator/suppliers").body();
        var row = page.substring(page.indexOf("<code>" + SUPPLIER));
        var cell = row.substring(row.indexOf("data-label=\"Prices as of\""));
        return cell.substring(cell.indexOf('>'), cell.indexOf("</td>"));
    }

    /** All that was heard of the supplier is eight days older, or younger again. */
    private void age(String sign) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            var its = " WHERE supplier_id = '" + Neighbourhood.SUPPLIER_02 + "'";
            statement.execute(
                    "UPDATE catalog.import_run SET finished_at = finished_at " + sign + " interval '8 days'" + its);
            statement.execute("UPDATE catalog.edit SET made_at = made_at " + sign + " interval '8 days'" + its);
        }
    }

    private String row(String price) {
        return sku + ",手编竹篮,竹器,提篮," + price + ",浙江,热销\n";
    }

    private static List<Map.Entry<String, String>> form(String page, Map<String, String> uses) {
        var sample = SAMPLE.matcher(page);
        assertThat(sample.find()).isTrue();
        var form = new ArrayList<Map.Entry<String, String>>();
        form.add(Map.entry(
                "sample",
                sample.group(1).replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")));
        uses.forEach((title, use) -> {
            form.add(Map.entry("title", title));
            form.add(Map.entry("use", use));
        });
        return form;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static ValidatableResponse put(Map<String, String> uses) {
        return TestUsers.as(SUPPLIER)
                .contentType(ContentType.JSON)
                .body(Map.of("uses", uses))
                .put(COLUMNS)
                .then();
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
