package io.linli.web.feed;

import static io.linli.web.feed.Feeds.assertCounts;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.TestUsers;

/** Changes are seen before they go in, and prices that jump wait for a person. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class ReviewedFeedTest {

    private static final String SUPPLIER = "supplier-02";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> AT_REST = Set.of("REVIEW", "COMPLETED", "FAILED", "DISCARDED");

    @Inject
    DataSource database;

    private String prefix;

    @BeforeEach
    void ownNames() {
        prefix = "rv" + UUID.randomUUID().toString().substring(0, 8) + "-";
    }

    @Test
    void under_review_nothing_is_written_and_every_difference_is_shown() throws SQLException {
        apply(row("a", "10.00") + row("b", "5.00") + row("same", "1.00"));
        var before = state();

        var run = upload(
                "mode=review",
                row("a", "11.00") + row("b", "50.00") + row("same", "1.00") + row("new", "3.00") + row("bad", "-1"));

        assertThat(run.getString("state")).isEqualTo("REVIEW");
        assertThat(counts(run)).containsExactly(5, 1, 2, 1, 1);
        assertThat(run.getInt("held")).isEqualTo(1);
        assertThat(state()).isEqualTo(before);
        var changes = changes(run, "");
        assertThat(changes.getList("items.kind")).containsExactly("CHANGED", "CHANGED", "NEW");
        assertThat(changes.getList("items.line")).containsExactly(2, 3, 5);
        assertThat(changes.getList("items[0].fields.price")).isEqualTo(List.of(1000, 1100));
        assertThat(changes.getMap("items[0].fields")).containsOnlyKeys("price");
        assertThat(changes.getList("items.held")).containsExactly(null, "price-decimal-point", null);
        assertThat(changes(run, "&kind=NEW").getList("items.line")).containsExactly(5);
        assertThat(changes(run, "&held=true").getList("items.line")).containsExactly(3);
        assertThat(changes(run, "&held=false").getList("items")).hasSize(3);
    }

    @Test
    void a_review_leaves_no_new_category_behind() throws SQLException {
        upload("mode=review", row("c", "1.00").replace("Review > Tea", prefix + "Fresh"));

        assertThat(query("SELECT count(*) FROM catalog.category WHERE path LIKE '" + prefix + "%'"))
                .isEqualTo("0");
    }

    @Test
    void all_of_it_goes_in_also_what_jumps() throws SQLException {
        apply(row("a", "10.00") + row("b", "5.00"));
        var run = upload("mode=review", row("a", "11.00") + row("b", "50.00") + row("new", "3.00"));

        decide(run, "{\"what\": \"ALL\"}").statusCode(202);

        var done = atRest(run.getString("id"));
        assertCounts(done, 1, 2, 0, 0);
        assertThat(done.getInt("held")).isZero();
        assertThat(price("a")).isEqualTo(1100);
        assertThat(price("b")).isEqualTo(5000);
        assertThat(price("new")).isEqualTo(300);
    }

    @Test
    void what_jumps_can_wait_while_the_rest_goes_in() throws SQLException {
        apply(row("a", "10.00") + row("b", "5.00"));
        var run = upload("mode=review", row("a", "11.00") + row("b", "9.00"));

        decide(run, "{\"what\": \"WITHOUT_HELD\"}").statusCode(202);

        var done = atRest(run.getString("id"));
        assertCounts(done, 0, 1, 1, 0);
        assertThat(done.getInt("held")).isEqualTo(1);
        assertThat(price("a")).isEqualTo(1100);
        assertThat(price("b")).isEqualTo(500);
    }

    @Test
    void chosen_lines_go_in_and_no_others() throws SQLException {
        apply(row("a", "10.00") + row("b", "5.00"));
        var run = upload("mode=review", row("a", "11.00") + row("b", "9.00") + row("new", "3.00"));
        decide(run, "{\"what\": \"CHOSEN\", \"lines\": [99]}")
                .statusCode(404)
                .body("code", equalTo("change-not-found"));
        decide(run, "{\"what\": \"CHOSEN\"}").statusCode(400).body("code", equalTo("lines-missing"));

        decide(run, "{\"what\": \"CHOSEN\", \"lines\": [3]}").statusCode(202);

        var done = atRest(run.getString("id"));
        assertCounts(done, 0, 1, 2, 0);
        assertThat(price("a")).isEqualTo(1000);
        assertThat(price("b")).isEqualTo(900);
        assertThat(query("SELECT count(*) FROM catalog.offer WHERE supplier_sku = '" + prefix + "new'"))
                .isEqualTo("0");
    }

    @Test
    void a_run_under_review_can_be_discarded_once() throws SQLException {
        apply(row("a", "10.00"));
        var run = upload("mode=review", row("a", "11.00"));

        post(run, "discard").statusCode(200).body("state", equalTo("DISCARDED"));

        assertThat(price("a")).isEqualTo(1000);
        post(run, "discard").statusCode(409).body("code", equalTo("nothing-to-apply"));
        decide(run, "{\"what\": \"ALL\"}").statusCode(409).body("code", equalTo("nothing-to-apply"));
    }

    @Test
    void without_review_a_price_that_jumps_waits_and_the_rest_of_its_row_goes_in() throws SQLException {
        apply(row("a", "10.00") + row("b", "10.00") + row("c", "10.00"));

        var run = upload(
                "", row("a", "14.00") + row("b", "14.01") + row("c", "1.00").replace("Tea\",", "Green Tea\","));

        assertCounts(run, 0, 2, 1, 0);
        assertThat(run.getInt("held")).isEqualTo(2);
        assertThat(price("a")).isEqualTo(1400);
        assertThat(price("b")).isEqualTo(1000);
        assertThat(price("c")).isEqualTo(1000);
        assertThat(changes(run, "&held=true").getList("items.held"))
                .containsExactly("price-outlier", "price-decimal-point");
    }

    @Test
    void a_held_price_goes_in_when_a_person_says_so_unless_it_has_changed_since() throws SQLException {
        apply(row("a", "10.00") + row("b", "10.00") + row("c", "10.00"));
        var run = upload("", row("a", "20.00") + row("b", "20.00") + row("c", "20.00"));
        apply(row("b", "11.00"));

        decide(run, "{\"what\": \"CHOSEN\", \"lines\": [2, 3]}").statusCode(202).body("held", equalTo(1));

        assertThat(price("a")).isEqualTo(2000);
        assertThat(price("b")).isEqualTo(1100);
        assertThat(price("c")).isEqualTo(1000);
        assertThat(changes(run, "").getList("items.decision")).containsExactly("APPLIED", "OVERTAKEN", null);
        assertThat(query("SELECT string_agg(old_price || '>' || new_price, ' ' ORDER BY at) FROM catalog.price_change p"
                        + " JOIN catalog.offer o ON o.id = p.offer_id WHERE o.supplier_sku = '" + prefix + "a'"))
                .isEqualTo("1000>2000");
        post(run, "discard").statusCode(200).body("held", equalTo(0));
        decide(run, "{\"what\": \"ALL\"}").statusCode(409);
    }

    @Test
    void an_undo_puts_back_what_a_run_changed_and_leaves_alone_what_changed_since() throws SQLException {
        apply(row("a", "10.00").replace("}", ", \"brand\": \"Old\", \"attributes\": {\"x\": 1}}") + row("b", "10.00"));
        var before = content("a");
        var run = upload(
                "",
                row("a", "11.00").replace("}", ", \"brand\": \"New\", \"attributes\": {\"x\": 2}}")
                        + row("b", "11.00")
                        + row("new", "5.00"));
        apply(row("b", "12.00"));

        post(run, "undo")
                .statusCode(200)
                .body("undone", equalTo(2))
                .body("leftAlone", equalTo(1))
                .body("leftSkus", equalTo(List.of(prefix + "b")));

        assertThat(content("a")).isEqualTo(before);
        assertThat(price("b")).isEqualTo(1200);
        assertThat(withdrawn("new")).isTrue();
        post(run, "undo").statusCode(200).body("undone", equalTo(2));
        assertThat(content("a")).isEqualTo(before);
    }

    @Test
    void an_undo_includes_what_was_held_and_let_in_and_what_a_full_feed_withdrew() throws SQLException {
        apply(named() + row("a", "10.00") + row("goes", "1.00"));
        var run = upload("full=true", named() + row("a", "20.00"));
        assertThat(withdrawn("goes")).isTrue();
        decide(run, "{\"what\": \"ALL\"}").statusCode(202);
        assertThat(price("a")).isEqualTo(2000);

        post(run, "undo").statusCode(200).body("undone", equalTo(2)).body("leftAlone", equalTo(0));

        assertThat(price("a")).isEqualTo(1000);
        assertThat(withdrawn("goes")).isFalse();
    }

    @Test
    void what_a_feed_withdrew_is_back_when_a_feed_names_it_and_what_a_person_withdrew_is_not() throws SQLException {
        var all = named() + row("feed", "1.00") + row("person", "1.00") + row("both", "1.00");
        apply(all);
        withdraw("person", true);
        upload("full=true", named() + row("person", "1.00"));
        assertThat(withdrawn("feed")).isTrue();
        withdraw("both", true);

        var seen = upload("mode=review", all);
        assertThat(changes(seen, "").getMap("items[0].fields")).isEqualTo(Map.of("withdrawn", List.of(true, false)));
        assertThat(seen.getInt("changed")).isEqualTo(1);
        var back = upload("full=true", all);

        assertThat(withdrawn("feed")).isFalse();
        assertThat(withdrawn("person")).isTrue();
        assertThat(withdrawn("both")).as("a person meant it, too").isTrue();
        assertThat(upload("full=true", all).getInt("changed")).isZero();
        post(back, "undo").statusCode(200);
        assertThat(withdrawn("feed")).isTrue();
        upload("", all);
        assertThat(withdrawn("feed")).isFalse();
    }

    @Test
    void what_came_new_and_was_undone_is_on_the_shelf_once_the_mended_file_names_it() throws SQLException {
        var wrong = upload("", row("new", "10.00"));
        post(wrong, "undo").statusCode(200);
        assertThat(withdrawn("new")).isTrue();

        upload("", row("new", "12.00"));

        assertThat(withdrawn("new")).isFalse();
        assertThat(price("new")).isEqualTo(1200);
    }

    private void withdraw(String sku, boolean withdrawn) {
        TestUsers.onceAs(SUPPLIER)
                .contentType("application/json")
                .body(Map.of("items", List.of(Map.of("supplierSku", prefix + sku, "withdrawn", withdrawn))))
                .post("/api/v1/supplier/offers/changes")
                .then()
                .statusCode(200)
                .body("changed", equalTo(1));
    }

    @Test
    void a_run_that_has_not_ended_or_is_anothers_cannot_be_undone() {
        var run = upload("mode=review", row("a", "11.00"));

        post(run, "undo").statusCode(409).body("code", equalTo("not-undoable"));
        TestUsers.as("supplier-01")
                .post("/api/v1/import-runs/" + run.getString("id") + "/undo")
                .then()
                .statusCode(404);
    }

    @Test
    void others_can_neither_see_nor_decide() {
        var run = upload("mode=review", row("a", "11.00"));
        var path = "/api/v1/import-runs/" + run.getString("id");

        TestUsers.as("supplier-01").get(path + "/changes").then().statusCode(404);
        TestUsers.as("supplier-01")
                .contentType("application/json")
                .body("{\"what\": \"ALL\"}")
                .post(path + "/apply")
                .then()
                .statusCode(404);
        TestUsers.as("supplier-01").post(path + "/discard").then().statusCode(404);
        TestUsers.as("resident-01").post(path + "/discard").then().statusCode(403);
    }

    @Test
    void an_operators_feed_cannot_be_a_full_one() {
        TestUsers.as("operator")
                .contentType("application/x-ndjson")
                .body(row("x", "1.00").getBytes(UTF_8))
                .post("/api/v1/import-runs?full=true")
                .then()
                .statusCode(422)
                .body("code", equalTo("full-needs-supplier"));
    }

    @Test
    void a_full_feed_withdraws_what_it_does_not_name_when_that_is_little() throws SQLException {
        var others = named();
        apply(others + row("stays", "1.00") + row("goes", "1.00") + row("broken", "1.00"));

        var run = upload("full=true", others + row("stays", "1.00") + row("broken", "-1"));

        assertThat(run.getString("state")).isEqualTo("COMPLETED");
        assertThat(run.getInt("gone")).isEqualTo(1);
        assertThat(run.getInt("held")).isZero();
        assertThat(withdrawn("goes")).isTrue();
        assertThat(withdrawn("stays")).isFalse();
        assertThat(withdrawn("broken")).as("named by a row that was rejected").isFalse();
    }

    @Test
    void a_full_feed_that_would_withdraw_more_than_a_third_waits_for_a_person() throws SQLException {
        apply(row("a", "1.00"));
        var own = Integer.parseInt(query("SELECT count(*) FROM catalog.offer WHERE NOT withdrawn AND supplier_id = '"
                + Neighbourhood.SUPPLIER_02 + "'"));

        var run = upload("full=true", row("a", "1.00"));

        assertThat(run.getInt("gone")).isEqualTo(own - 1);
        assertThat(run.getInt("held")).isEqualTo(own - 1);
        assertThat(changes(run, "&kind=GONE").getList("items.held")).containsOnly("too-many-gone");
        assertThat(query("SELECT count(*) FROM catalog.offer WHERE NOT withdrawn AND supplier_id = '"
                        + Neighbourhood.SUPPLIER_02 + "'"))
                .isEqualTo("" + own);
        post(run, "discard").statusCode(200);
    }

    @Test
    void what_is_gone_is_shown_under_review_and_withdrawn_when_it_is_chosen() throws SQLException {
        apply(named() + row("a", "1.00") + row("b", "1.00"));
        var run = upload("mode=review&full=true", named());
        var gone = changes(run, "&kind=GONE");
        assertThat(gone.getList("items.supplierSku")).containsExactly(prefix + "a", prefix + "b");

        decide(run, "{\"what\": \"CHOSEN\", \"lines\": [" + gone.getLong("items[1].line") + "]}")
                .statusCode(202);

        assertThat(atRest(run.getString("id")).getString("state")).isEqualTo("COMPLETED");
        assertThat(withdrawn("a")).isFalse();
        assertThat(withdrawn("b")).isTrue();
    }

    /** Rows that say of every offer the supplier has what is so, apart from this test's own; and some more. */
    private String named() throws SQLException {
        var known = query(
                "SELECT coalesce(string_agg(cast(json_build_object('supplier_sku', o.supplier_sku, 'name', k.name,"
                        + " 'category_path', g.path, 'price', cast(cast(o.price / 100.0 AS numeric(12, 2)) AS text), 'currency', 'CNY')"
                        + " AS text), E'\\n') || E'\\n', '') FROM catalog.offer o JOIN catalog.sku k ON k.id = o.sku_id"
                        + " JOIN catalog.category g ON g.id = k.category_id WHERE NOT o.withdrawn AND o.supplier_id = '"
                        + Neighbourhood.SUPPLIER_02 + "' AND o.supplier_sku NOT LIKE '" + prefix + "%'");
        return known
                + IntStream.range(0, 20).mapToObj(n -> row("z" + n, "1.00")).collect(Collectors.joining());
    }

    private String row(String sku, String price) {
        return "{\"supplier_sku\": \"" + prefix + sku + "\", \"name\": \"Tea\", \"category_path\": \"Review > Tea\", "
                + "\"price\": \"" + price + "\", \"currency\": \"CNY\"}\n";
    }

    private void apply(String body) {
        assertThat(upload("", body).getString("state")).isEqualTo("COMPLETED");
    }

    private JsonPath upload(String query, String body) {
        String id = TestUsers.as(SUPPLIER)
                .contentType("application/x-ndjson")
                .body(("\n" + body).getBytes(UTF_8))
                .post("/api/v1/import-runs?fileName=reviewed.ndjson&" + (query.isEmpty() ? "full=false" : query))
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return atRest(id);
    }

    private static JsonPath atRest(String id) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> Feeds.run(SUPPLIER, id), run -> AT_REST.contains(run.getString("state")));
    }

    private static JsonPath changes(JsonPath run, String query) {
        return TestUsers.as(SUPPLIER)
                .get("/api/v1/import-runs/" + run.getString("id") + "/changes?limit=200" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse decide(JsonPath run, String body) {
        return TestUsers.as(SUPPLIER)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/import-runs/" + run.getString("id") + "/apply")
                .then();
    }

    private static ValidatableResponse post(JsonPath run, String what) {
        return TestUsers.as(SUPPLIER)
                .post("/api/v1/import-runs/" + run.getString("id") + "/" + what)
                .then();
    }

    private static List<Integer> counts(JsonPath run) {
        return List.of(
                run.getInt("read"),
                run.getInt("created"),
                run.getInt("changed"),
                run.getInt("unchanged"),
                run.getInt("rejected"));
    }

    private long price(String sku) throws SQLException {
        return Long.parseLong(query("SELECT price FROM catalog.offer WHERE supplier_sku = '" + prefix + sku + "'"));
    }

    private boolean withdrawn(String sku) throws SQLException {
        return "t".equals(query("SELECT withdrawn FROM catalog.offer WHERE supplier_sku = '" + prefix + sku + "'"));
    }

    private String content(String sku) throws SQLException {
        return query("SELECT (to_jsonb(k) - 'updated_at')::text || o.price FROM catalog.offer o"
                + " JOIN catalog.sku k ON k.id = o.sku_id WHERE o.supplier_sku = '" + prefix + sku + "'");
    }

    /** Who wrote the offers last, and how many there are. */
    private String state() throws SQLException {
        return query("SELECT string_agg(o.supplier_sku || o.xmin || k.xmin, ' ' ORDER BY o.id) FROM catalog.offer o"
                + " JOIN catalog.sku k ON k.id = o.sku_id WHERE o.supplier_id = '" + Neighbourhood.SUPPLIER_02 + "'");
    }

    private String query(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
