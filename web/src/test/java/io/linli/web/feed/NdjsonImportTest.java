package io.linli.web.feed;

import static io.linli.web.feed.Feeds.assertCounts;
import static io.linli.web.feed.Feeds.ended;
import static io.linli.web.feed.Feeds.gzip;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Ids;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.TestUsers;

/** Feeds in which each line is a JSON object, and what they say beside the columns of a CSV file. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class NdjsonImportTest {

    private static final String SUPPLIER = "supplier-01";

    @Inject
    DataSource database;

    @ConfigProperty(name = "linli.feed.directory", defaultValue = "${java.io.tmpdir}/linli-feed")
    Path inbox;

    @Test
    void attributes_and_gtin_go_in_and_are_shown_with_the_offer() throws SQLException {
        var run = imported(row(
                "nd-1",
                ", \"gtin\": \"036000291452\", \"attributes\": {\"net_weight_g\": 250.0,"
                        + " \"width\": 12.50, \"organic\": true, \"colour\": \"绿 & green\", \"none\": null}"));

        assertCounts(run, 1, 0, 0, 0);
        assertThat(run.getString("format")).isEqualTo("NDJSON");
        var offer = offer("nd-1");
        assertThat(offer.getString("gtin")).isEqualTo("0036000291452");
        assertThat(offer.getMap("attributes"))
                .isEqualTo(Map.of("net_weight_g", 250, "width", 12.5f, "organic", true, "colour", "绿 & green"));
        given().get("/offers/" + id("nd-1") + "?community=maple-court")
                .then()
                .statusCode(200)
                .body(containsString("net weight g"), containsString("绿 &amp; green"), containsString("0036000291452"));
    }

    @Test
    void a_row_that_says_nothing_new_writes_nothing_whichever_way_its_numbers_are_written() throws SQLException {
        imported(row("nd-same", ", \"gtin\": \"0036000291452\", \"attributes\": {\"a\": 1, \"b\": 2.50}"));
        var before = written("nd-same");

        var again = imported(
                row("nd-same", ", \"gtin\": 36000291452, \"attributes\": {\"b\": 2.5, \"a\": 1.0, \"c\": null}")
                        .replace("36000291452", "\"036000291452\""));

        assertCounts(again, 0, 0, 1, 0);
        assertThat(written("nd-same")).isEqualTo(before);
    }

    @Test
    void a_feed_that_does_not_speak_of_them_leaves_them_and_null_empties_them() {
        imported(row("nd-keep", ", \"brand\": \"Own\", \"gtin\": \"73513537\", \"attributes\": {\"a\": 1}"));

        assertCounts(imported(row("nd-keep", "")), 0, 0, 1, 0);
        assertCounts(
                Feeds.imported(
                        SUPPLIER, "supplier_sku,name,category_path,price,currency\nnd-keep,Tea,Json > Tea,9.90,CNY\n"),
                0,
                0,
                1,
                0);
        assertThat(offer("nd-keep").getString("gtin")).isEqualTo("73513537");

        assertCounts(imported(row("nd-keep", ", \"brand\": null, \"gtin\": null, \"attributes\": null")), 0, 1, 0, 0);
        assertThat(offer("nd-keep").getString("gtin")).isNull();
        assertThat(offer("nd-keep").getMap("attributes")).isEmpty();
        assertThat(offer("nd-keep").getString("brand")).isEmpty();
    }

    @Test
    void each_row_speaks_of_what_it_names_only() {
        imported(row("nd-mix-1", ", \"brand\": \"One\"") + row("nd-mix-2", ", \"brand\": \"Two\""));

        var run = imported(row("nd-mix-1", "") + row("nd-mix-2", ", \"brand\": \"Other\""));

        assertCounts(run, 0, 1, 1, 0);
        assertThat(offer("nd-mix-1").getString("brand")).isEqualTo("One");
        assertThat(offer("nd-mix-2").getString("brand")).isEqualTo("Other");
    }

    @Test
    void csv_has_both_columns_as_well() {
        var run = Feeds.imported(
                SUPPLIER,
                "supplier_sku,name,category_path,price,currency,gtin,attributes\n"
                        + "nd-csv,Tea,Json > Tea,9.90,CNY,4006381333931,\"{\"\"colour\"\": \"\"red\"\"}\"\n");

        assertCounts(run, 1, 0, 0, 0);
        assertThat(offer("nd-csv").getString("gtin")).isEqualTo("4006381333931");
        assertThat(offer("nd-csv").getMap("attributes")).isEqualTo(Map.of("colour", "red"));
    }

    @Test
    void a_wrong_gtin_is_left_out_and_reported_and_the_good_can_be_sold() {
        var run = imported(row("nd-gtin", ", \"gtin\": \"4006381333932\"") + row("nd-name", ", \"colour\": \"red\""));

        assertCounts(run, 2, 0, 0, 0);
        assertThat(run.getInt("warned")).isEqualTo(2);
        assertThat(offer("nd-gtin").getString("gtin")).isNull();
        var warnings = get(SUPPLIER, "/api/v1/import-runs/" + run.getString("id") + "/warnings?limit=1");
        assertThat(warnings.getString("items[0].code")).isEqualTo("gtin-invalid");
        assertThat(warnings.getInt("items[0].line")).isEqualTo(1);
        var rest = get(
                SUPPLIER,
                "/api/v1/import-runs/" + run.getString("id") + "/warnings?cursor=" + warnings.getString("next"));
        assertThat(rest.getList("items.code", String.class)).containsExactly("unknown-name");
    }

    @Test
    void others_do_not_see_what_was_left_out() {
        var run = imported(row("nd-secret", ", \"gtin\": \"1\""));

        TestUsers.as("supplier-02")
                .get("/api/v1/import-runs/" + run.getString("id") + "/warnings")
                .then()
                .statusCode(404)
                .body("code", equalTo("import-run-not-found"));
        TestUsers.as("resident-01")
                .get("/api/v1/import-runs/" + run.getString("id") + "/warnings")
                .then()
                .statusCode(403);
    }

    @Test
    void every_sort_of_dirt_costs_its_own_line_only() {
        var run = imported(row("nd-good-1", "")
                + "{broken\n"
                + "[]\n"
                + row("nd-nul", "").replace("Tea\",", "T\\u0000a\",")
                + row("nd-half", "").replace("Tea\",", "T\\ud83da\",")
                + row("nd-nested", ", \"attributes\": {\"a\": [1]}")
                + row("nd-twice", ", \"name\": \"Other\"")
                + row("nd-type", "").replace("\"9.90\"", "[9.90]")
                + row("nd-long", ", \"description\": \"" + "x".repeat(300_000) + "\"")
                + row("nd-good-2", ""));

        assertCounts(run, 2, 0, 0, 8);
        var rejections = get(SUPPLIER, "/api/v1/import-runs/" + run.getString("id") + "/rejections");
        assertThat(rejections.getList("items.line", Integer.class)).containsExactly(2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(rejections.getList("items.code", String.class))
                .containsExactly(
                        "broken-json",
                        "not-an-object",
                        "control-character",
                        "broken-character",
                        "attribute-nested",
                        "repeated-name",
                        "wrong-type",
                        "row-too-long");
    }

    @Test
    void the_file_may_be_gzipped_and_a_name_may_say_what_it_is() {
        var packed = gzip(row("nd-zip", "").getBytes(UTF_8));

        String id = TestUsers.as(SUPPLIER)
                .contentType("text/csv")
                .body(packed)
                .post("/api/v1/import-runs?fileName=today.jsonl.gz")
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        assertCounts(ended(SUPPLIER, id), 1, 0, 0, 0);
    }

    @Test
    void an_operators_rows_say_whose_they_are() {
        var body = row("nd-op", ", \"supplier\": \"supplier-02\"") + row("nd-op", "");

        String id = upload("operator", body);

        assertCounts(ended("operator", id), 1, 0, 0, 1);
    }

    @Test
    void a_run_left_half_way_is_continued_behind_its_last_committed_row() throws Exception {
        UUID run = Ids.next();
        Files.createDirectories(inbox);
        Files.writeString(
                inbox.resolve(run + ".csv"),
                IntStream.range(0, 2_500).mapToObj(n -> row("nd-left-" + n, "")).collect(Collectors.joining()));
        left(run, 1_000);

        var ended = ended("operator", run.toString());

        assertCounts(ended, 2_500, 0, 0, 0);
        assertThat(number("SELECT count(*) FROM catalog.offer WHERE supplier_sku LIKE 'nd-left-%'"))
                .isEqualTo(1_500);
    }

    private void left(UUID run, int read) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        """
                        INSERT INTO catalog.import_run
                            (id, supplier_id, file_name, bytes, state, format, attempts, lease_until, read, created)
                        VALUES (?, ?, 'left.ndjson', 1, 'RUNNING', 'NDJSON', 1, now() - interval '1 minute', ?, ?)""")) {
            insert.setObject(1, run);
            insert.setObject(2, Neighbourhood.SUPPLIER_02);
            insert.setInt(3, read);
            insert.setInt(4, read);
            insert.executeUpdate();
        }
    }

    /** Who wrote the rows of an offer last. */
    private String written(String sku) throws SQLException {
        return query("SELECT o.xmin || ' ' || k.xmin FROM catalog.offer o JOIN catalog.sku k ON k.id = o.sku_id"
                + " WHERE o.supplier_sku = '" + sku + "'");
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(query(sql));
    }

    private String query(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private String id(String sku) throws SQLException {
        return query("SELECT id FROM catalog.offer WHERE supplier_sku = '" + sku + "'");
    }

    private JsonPath offer(String sku) {
        try {
            return given().get("/api/v1/offers/" + id(sku))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static JsonPath get(String user, String path) {
        return TestUsers.as(user).get(path).then().statusCode(200).extract().jsonPath();
    }

    private static JsonPath imported(String body) {
        return ended(SUPPLIER, upload(SUPPLIER, body));
    }

    private static String upload(String user, String body) {
        return TestUsers.as(user)
                .contentType("application/x-ndjson")
                .body(body.getBytes(UTF_8))
                .post("/api/v1/import-runs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static String row(String sku, String more) {
        return "{\"supplier_sku\": \"" + sku
                + "\", \"name\": \"Tea\", \"category_path\": \"Json > Tea\", \"price\": \"9.90\", \"currency\": \"CNY\""
                + more + "}\n";
    }
}
