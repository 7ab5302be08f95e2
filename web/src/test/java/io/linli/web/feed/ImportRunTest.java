package io.linli.web.feed;

import static io.linli.web.feed.Feeds.assertCounts;
import static io.linli.web.feed.Feeds.feed;
import static io.linli.web.feed.Feeds.imported;
import static io.linli.web.feed.Feeds.upload;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.TestUsers;

@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class ImportRunTest {

    private static final String SUPPLIER = "supplier-01";
    private static final String OPERATOR = "operator";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void a_feed_goes_in_and_makes_the_categories_on_its_paths() {
        var run = imported(
                SUPPLIER,
                feed(
                        "tea-1,Green  Tea,Longjing,Drinks > Tea > Green,28.50,30.00,CNY,,Spring harvest",
                        "tea-2,\"Tea, black\",,Drinks > Tea > Black,19.9,,CNY,https://example.com/tea.jpg,"));

        assertCounts(run, 2, 0, 0, 0);
        var green = offer("tea-1");
        assertThat(green.getString("brand")).isEqualTo("Longjing");
        assertThat(green.getString("category")).isEqualTo("Drinks > Tea > Green");
        assertThat(green.getBoolean("available")).isTrue();
        assertThat(green.getString("name.en")).isEqualTo("Green Tea");
        assertThat(green.getLong("price.amount")).isEqualTo(2850);
        assertThat(green.getLong("listPrice.amount")).isEqualTo(3000);
        assertThat(offer("tea-2").getLong("price.amount")).isEqualTo(1990);
    }

    @Test
    void the_same_feed_again_changes_nothing_and_a_changed_row_is_counted() {
        var first = feed("again-1,Rice,,Staples > Rice,10.00,,CNY,,", "again-2,Flour,,Staples > Flour,8.00,,CNY,,");
        assertCounts(imported(SUPPLIER, first), 2, 0, 0, 0);
        long version = version("again-1");

        assertCounts(imported(SUPPLIER, first), 0, 0, 2, 0);
        assertThat(version("again-1")).isEqualTo(version);

        var dearer = first.replace("10.00", "10.01");
        assertCounts(imported(SUPPLIER, dearer), 0, 1, 1, 0);
        assertThat(version("again-1")).isEqualTo(version + 1);
        assertThat(offer("again-1").getLong("price.amount")).isEqualTo(1001);
    }

    @Test
    void what_a_feed_does_not_speak_of_stays_as_it_is() {
        imported(
                SUPPLIER,
                "supplier_sku,name,name_zh,category_path,category_path_zh,price,currency,brand,stock\n"
                        + "quiet-1,Apple,苹果,Quiet > Apples,生鲜 > 苹果,5.00,CNY,Red,7\n");

        assertCounts(
                imported(
                        SUPPLIER,
                        "supplier_sku,name,category_path,price,currency\nquiet-1,Apple,Quiet > Apples,6,CNY\n"),
                0,
                1,
                0,
                0);

        assertThat(offer("quiet-1").getString("brand")).isEqualTo("Red");
        assertThat(offer("quiet-1").getString("name.zh")).isEqualTo("苹果");
        assertThat(offer("quiet-1").getString("categoryPath[0].name.zh")).isEqualTo("生鲜");
    }

    @Test
    void a_sold_out_offer_is_not_available() {
        imported(
                SUPPLIER,
                "supplier_sku,name,category_path,price,currency,stock\nout-1,Plum,Fresh > Plums,5.00,CNY,0\n");

        assertThat(offer("out-1").getBoolean("available")).isFalse();
    }

    @Test
    void rejected_rows_are_reported_with_line_and_reason_and_the_others_go_in() {
        var longName = "x".repeat(10_000);
        var run = imported(
                SUPPLIER,
                feed(
                        "bad-1,Fine,,A > B,1.00,,CNY,,",
                        "bad-2,Negative,,A > B,-1.00,,CNY,,",
                        "bad-3,Free,,A > B,0,,CNY,,",
                        "bad-4,Huge,,A > B,999999999999999999999999,,CNY,,",
                        "bad-5,Dollars,,A > B,1.00,,USD,,",
                        "bad-6," + longName + ",,A > B,1.00,,CNY,,",
                        "bad-7,Be\u0007ll,,A > B,1.00,,CNY,,",
                        "bad-1,Repeated,,A > B,2.00,,CNY,,",
                        ",No sku,,A > B,1.00,,CNY,,",
                        "bad-9,,,A > B,1.00,,CNY,,",
                        "bad-10,No category,,,1.00,,CNY,,",
                        "bad-11,Too deep,,1>2>3>4>5>6>7>8>9,1.00,,CNY,,",
                        "bad-12,Too precise,,A > B,1.005,,CNY,,",
                        "bad-13,\"Broken\" quotes,,A > B,1.00,,CNY,,",
                        "bad-14,Short row",
                        "bad-15,Fine too,,A > B,1.00,,CNY,,"));

        assertCounts(run, 2, 0, 0, 14);
        var rejections = rejections(SUPPLIER, run.getString("id"), "");
        assertThat(rejections.getList("items.line", Integer.class))
                .containsExactlyElementsOf(IntStream.rangeClosed(3, 16).boxed().toList());
        assertThat(rejections.getList("items.code", String.class))
                .containsExactly(
                        "price-not-positive",
                        "price-not-positive",
                        "price-too-high",
                        "currency-unsupported",
                        "name-too-long",
                        "control-character",
                        "repeated-sku",
                        "sku-missing",
                        "name-missing",
                        "category-missing",
                        "category-too-deep",
                        "price-too-precise",
                        "broken-quotes",
                        "wrong-column-count");
        assertThat(rejections.getString("items[6].detail")).contains("line 2");
        assertThat(offer("bad-1").getLong("price.amount")).isEqualTo(100);
    }

    @Test
    void rejections_are_read_page_by_page() {
        var rows = IntStream.range(0, 5)
                .mapToObj(n -> "page-" + n + ",Free,,A > B,0,,CNY,,")
                .toArray(String[]::new);
        String id = imported(SUPPLIER, feed(rows)).getString("id");

        var first = rejections(SUPPLIER, id, "?limit=3");
        var second = rejections(SUPPLIER, id, "?limit=3&cursor=" + first.getString("next"));

        assertThat(first.getList("items.line", Integer.class)).containsExactly(2, 3, 4);
        assertThat(second.getList("items.line", Integer.class)).containsExactly(5, 6);
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void a_bad_cursor_is_refused() {
        TestUsers.as(SUPPLIER)
                .get("/api/v1/import-runs?cursor=nonsense!")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("bad-cursor"));
    }

    @Test
    void a_gzipped_feed_is_unpacked() {
        var packed = Feeds.gzip(feed("zip-1,Packed,,A > B,1.00,,CNY,,").getBytes(UTF_8));

        String id = TestUsers.as(SUPPLIER)
                .contentType("text/csv")
                .header("Content-Encoding", "gzip")
                .body(packed)
                .post("/api/v1/import-runs?fileName=prices.csv.gz")
                .then()
                .statusCode(202)
                .header("Location", containsString("/api/v1/import-runs/"))
                .body("state", equalTo("STORED"), "fileName", equalTo("prices.csv.gz"), "read", equalTo(0))
                .extract()
                .path("id");

        assertCounts(Feeds.ended(SUPPLIER, id), 1, 0, 0, 0);
    }

    @Test
    void a_run_becomes_searchable_and_its_offers_are_found() {
        var run = imported(SUPPLIER, feed("find-1,Quokkaberry jam,,Breakfast > Jam,12.00,,CNY,,"));

        Awaitility.await().atMost(PATIENCE).until(() -> Feeds.run(SUPPLIER, run.getString("id"))
                .getBoolean("searchable"));

        given().get("/api/v1/search?q=quokkaberry")
                .then()
                .statusCode(200)
                .body("items", hasSize(1), "items[0].supplierSku", equalTo("find-1"));
    }

    @Test
    void what_is_no_gzip_or_is_cut_off_is_refused() {
        var packed = Feeds.gzip(feed("cut-1,Packed,,A > B,1.00,,CNY,,").getBytes(UTF_8));

        TestUsers.as(SUPPLIER)
                .contentType("text/csv")
                .header("Content-Encoding", "gzip")
                .body(feed("cut-1,Plain,,A > B,1.00,,CNY,,").getBytes(UTF_8))
                .post("/api/v1/import-runs")
                .then()
                .statusCode(400)
                .body("code", equalTo("gzip-broken"));
        upload(SUPPLIER, Arrays.copyOf(packed, packed.length - 12))
                .statusCode(400)
                .body("code", equalTo("gzip-broken"));
    }

    @Test
    void a_repeated_request_answers_with_the_first_run() {
        var body = feed("key-1,Keyed,,A > B,1.00,,CNY,,");

        String first = keyed(body).statusCode(202).extract().path("id");
        keyed(body).statusCode(202).body("id", equalTo(first));
        keyed(body.replace("1.00", "2.00")).statusCode(422).body("code", equalTo("idempotency-key-reused"));

        assertCounts(Feeds.ended(SUPPLIER, first), 1, 0, 0, 0);
    }

    @Test
    void an_empty_body_is_refused() {
        upload(SUPPLIER, new byte[0]).statusCode(400).body("code", equalTo("feed-empty"));
    }

    @Test
    void a_wrong_header_fails_the_run_and_names_the_columns() {
        var run = imported(SUPPLIER, "supplier_sku,name,name,prize,currency,category_path\nh-1,A,B,1,CNY,C\n");

        assertThat(run.getString("state")).isEqualTo("FAILED");
        assertThat(run.getString("failure.code")).isEqualTo("wrong-header");
        assertThat(run.getString("failure.detail"))
                .contains("Missing: price.", "Not known: prize.", "More than once: name.");
        assertThat(run.getInt("read")).isZero();
    }

    @Test
    void other_encodings_are_told_apart_and_change_nothing() {
        var chinese = feed("enc-1,龙井绿茶,,饮料 > 茶,28.50,,CNY,,今年春天的新茶");

        assertEncoding("GB18030", chinese.getBytes(Charset.forName("GB18030")));
        assertEncoding("UTF-16", chinese.getBytes(StandardCharsets.UTF_16));
        assertEncoding("UTF-16", chinese.getBytes(StandardCharsets.UTF_16LE));
        assertEncoding("line 2", feed("enc-1,Café,,A > B,1.00,,CNY,,").getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void a_byte_order_mark_does_no_harm() {
        assertCounts(imported(SUPPLIER, "\ufeff" + feed("bom-1,Marked,,A > B,1.00,,CNY,,")), 1, 0, 0, 0);
    }

    @Test
    void an_operators_feed_is_split_by_supplier() {
        var run = imported(
                OPERATOR,
                "supplier," + Feeds.HEADER + "\n"
                        + "farm-one,op-1,Egg,,Farm > Eggs,1.00,,CNY,,\n"
                        + "farm-two,op-1,Egg,,Farm > Eggs,1.10,,CNY,,\n"
                        + "Farm Three,op-1,Egg,,Farm > Eggs,1.20,,CNY,,\n"
                        + ",op-1,Egg,,Farm > Eggs,1.20,,CNY,,\n");

        assertCounts(run, 2, 0, 0, 2);
        assertThat(rejections(OPERATOR, run.getString("id"), "").getList("items.code", String.class))
                .containsExactly("supplier-invalid", "supplier-missing");
        TestUsers.as(OPERATOR)
                .get("/api/v1/suppliers?limit=200")
                .then()
                .statusCode(200)
                .body("items.code", hasItems("farm-one", "farm-two"));
    }

    @Test
    void a_supplier_imports_for_itself_only() {
        var run = imported(
                SUPPLIER,
                "supplier," + Feeds.HEADER + "\n"
                        + "supplier-01,own-1,Mine,,A > B,1.00,,CNY,,\n"
                        + "supplier-02,own-2,Theirs,,A > B,1.00,,CNY,,\n");

        assertCounts(run, 1, 0, 0, 1);
        assertThat(rejections(SUPPLIER, run.getString("id"), "").getString("items[0].code"))
                .isEqualTo("supplier-mismatch");
    }

    @Test
    void a_supplier_sees_its_own_runs_only_and_an_operator_all() {
        String id = imported(SUPPLIER, feed("see-1,Seen,,A > B,1.00,,CNY,,")).getString("id");

        TestUsers.as("supplier-02").get("/api/v1/import-runs/" + id).then().statusCode(404);
        TestUsers.as("supplier-02")
                .get("/api/v1/import-runs/" + id + "/rejections")
                .then()
                .statusCode(404)
                .body("code", equalTo("import-run-not-found"));
        assertThat(listed("supplier-02")).doesNotContain(id);
        assertThat(listed(SUPPLIER)).contains(id);
        assertThat(listed(OPERATOR)).contains(id);
        TestUsers.as(OPERATOR).get("/api/v1/import-runs/" + id).then().statusCode(200);
    }

    @Test
    void only_suppliers_and_operators_import() {
        var body = feed("no-1,No,,A > B,1.00,,CNY,,").getBytes(UTF_8);

        given().contentType("text/csv")
                .body(body)
                .post("/api/v1/import-runs")
                .then()
                .statusCode(401);
        upload("resident-01", body).statusCode(403);
        upload("property-sunrise", body).statusCode(403);
        upload("technician-01", body).statusCode(403);
    }

    @Test
    void other_content_types_are_refused() {
        TestUsers.as(SUPPLIER)
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/import-runs")
                .then()
                .statusCode(415);
    }

    @Test
    void runs_of_one_supplier_are_applied_in_their_order() {
        var ids = IntStream.rangeClosed(1, 4)
                .mapToObj(n -> feed("order-1,Ordered,,A > B,1" + n + ".00,,CNY,,"))
                .map(feed -> upload(SUPPLIER, feed.getBytes(UTF_8))
                        .statusCode(202)
                        .extract()
                        .<String>path("id"))
                .toList();

        ids.forEach(id -> Feeds.ended(SUPPLIER, id));

        assertThat(offer("order-1").getLong("price.amount")).isEqualTo(1400);
    }

    @Test
    void many_batches_are_all_applied() {
        var rows = IntStream.range(0, 2_500)
                .mapToObj(n -> "many-" + n + ",Item " + n + ",,Many > Things " + n % 7 + "," + (n + 1) + ".00,,CNY,,")
                .toArray(String[]::new);

        assertCounts(imported("supplier-02", feed(rows)), 2_500, 0, 0, 0);
        rows[1_700] = rows[1_700].replace("Item", "Renamed item");
        assertCounts(imported("supplier-02", feed(rows)), 0, 1, 2_499, 0);
    }

    @Test
    void an_operator_and_a_supplier_may_import_the_same_offers_at_the_same_time() {
        var rows = IntStream.range(0, 1_500)
                .mapToObj(n -> "same-" + n + ",Item,,Same > Things,1.00,,CNY,,")
                .toList();
        var operators = rows.stream().map(row -> "supplier-02," + row).collect(Collectors.joining("\n"));
        var own = feed(rows.toArray(String[]::new)).getBytes(UTF_8);
        var all = ("supplier," + Feeds.HEADER + "\n" + operators).getBytes(UTF_8);

        String first = upload("supplier-02", own).statusCode(202).extract().path("id");
        String second = upload(OPERATOR, all).statusCode(202).extract().path("id");

        var one = Feeds.ended(OPERATOR, first);
        var other = Feeds.ended(OPERATOR, second);
        assertThat(one.getInt("created") + other.getInt("created")).isEqualTo(1_500);
        assertThat(one.getInt("unchanged") + other.getInt("unchanged")).isEqualTo(1_500);
    }

    private static void assertEncoding(String named, byte[] body) {
        var run = imported(SUPPLIER, body);
        assertThat(run.getString("failure.code")).isEqualTo("wrong-encoding");
        assertThat(run.getString("failure.detail")).contains(named);
        assertThat(run.getInt("read")).isZero();
    }

    private static ValidatableResponse keyed(String body) {
        return TestUsers.as(SUPPLIER)
                .header("Idempotency-Key", "import-run-test")
                .contentType("text/csv")
                .body(body.getBytes(UTF_8))
                .post("/api/v1/import-runs")
                .then();
    }

    private static List<String> listed(String user) {
        return TestUsers.as(user)
                .get("/api/v1/import-runs?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private static JsonPath rejections(String user, String id, String query) {
        return TestUsers.as(user)
                .get("/api/v1/import-runs/" + id + "/rejections" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath offer(String sku) {
        return given().get("/api/v1/offers/" + Feeds.offerId(SUPPLIER, sku))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static long version(String sku) {
        return offer(sku).getLong("version");
    }
}
