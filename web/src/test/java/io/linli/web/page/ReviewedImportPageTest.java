package io.linli.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.TestUsers;

/** A supplier looks at what a feed would change, on the page, and says what goes in. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class ReviewedImportPageTest {

    private final String sku = "page-" + UUID.randomUUID();

    @Test
    void what_would_change_is_shown_and_goes_in_by_a_button() throws Exception {
        run("", "10.00");
        var run = run("&mode=review", "30.00");
        var supplier = SignedIn.as("supplier-02", "/imports");

        assertThat(supplier.get("/imports").body()).contains("name=\"how\"", "name=\"full\"");
        assertThat(supplier.get("/imports/" + run).body())
                .contains(sku, "¥10.00", "¥30.00", "value=\"ALL\"", "value=\"DISCARD\"");
        var none = supplier.submit("/imports/" + run + "/decision", Map.of("what", "CHOSEN"));
        assertThat(none.headers().firstValue("Location").orElseThrow()).contains("lines-missing");

        var done = supplier.submit("/imports/" + run + "/decision", Map.of("what", "CHOSEN", "line", "1"));

        assertThat(done.headers().firstValue("Location").orElseThrow()).contains("import-decided");
        assertThat(atRest(run)).isEqualTo("COMPLETED");
        assertThat(supplier.get("/imports/" + run).body()).doesNotContain("value=\"DISCARD\"");
    }

    @Test
    void a_price_that_waits_is_shown_with_its_reason() throws Exception {
        run("", "10.00");
        var run = run("", "100.00");
        var supplier = SignedIn.as("supplier-02", "/imports");

        assertThat(supplier.get("/imports/" + run).body()).contains("decimal point");
        supplier.submit("/imports/" + run + "/decision", Map.of("what", "DISCARD"));
        assertThat(supplier.get("/imports/" + run).body()).contains("Discarded").doesNotContain("value=\"ALL\"");
    }

    @Test
    void a_run_is_undone_by_a_button() throws Exception {
        run("", "10.00");
        var run = run("", "11.00");
        var supplier = SignedIn.as("supplier-02", "/imports");
        assertThat(supplier.get("/imports/" + run).body()).contains("/imports/" + run + "/undo");

        var done = supplier.submit("/imports/" + run + "/undo", Map.of());

        assertThat(done.headers().firstValue("Location").orElseThrow()).contains("import-undone");
        var again = run("&mode=review", "12.00");
        assertThat(supplier.get("/imports/" + again).body()).contains("¥10.00", "¥12.00");
    }

    @Test
    void others_do_not_see_it() throws Exception {
        var run = run("&mode=review", "10.00");

        assertThat(SignedIn.as("supplier-01", "/imports").get("/imports/" + run).statusCode())
                .isEqualTo(404);
    }

    private String run(String terms, String price) {
        var row = "{\"supplier_sku\": \"" + sku
                + "\", \"name\": \"Tea\", \"category_path\": \"Page > Tea\", \"price\": \"" + price
                + "\", \"currency\": \"CNY\"}\n";
        String id = TestUsers.as("supplier-02")
                .contentType("application/x-ndjson")
                .body(row.getBytes(UTF_8))
                .post("/api/v1/import-runs?fileName=page.ndjson" + terms)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        atRest(id);
        return id;
    }

    private static String atRest(String id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> TestUsers.as("supplier-02")
                                .get("/api/v1/import-runs/" + id)
                                .then()
                                .extract()
                                .<String>path("state"),
                        Set.of("REVIEW", "COMPLETED", "FAILED")::contains);
    }
}
