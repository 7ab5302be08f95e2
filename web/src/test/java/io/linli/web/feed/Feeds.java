package io.linli.web.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;

import io.linli.web.TestUsers;

/** Uploads feeds and waits for what becomes of them. */
public final class Feeds {

    static final String HEADER =
            "supplier_sku,name,brand,category_path,price,list_price,currency,image_url,description";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Feeds() {}

    /** A feed of the usual columns. */
    static String feed(String... rows) {
        return HEADER + "\n" + String.join("\n", rows) + "\n";
    }

    static ValidatableResponse upload(String user, byte[] body) {
        return TestUsers.as(user)
                .contentType("text/csv")
                .body(body)
                .post("/api/v1/import-runs")
                .then();
    }

    /** Uploads and waits until it is completed or failed. */
    static JsonPath imported(String user, byte[] body) {
        String id = upload(user, body).statusCode(202).extract().path("id");
        return ended(user, id);
    }

    public static JsonPath imported(String user, String feed) {
        return imported(user, feed.getBytes(StandardCharsets.UTF_8));
    }

    static JsonPath ended(String user, String id) {
        return Awaitility.await().atMost(PATIENCE).until(() -> run(user, id), run -> Set.of("COMPLETED", "FAILED")
                .contains(run.getString("state")));
    }

    static JsonPath run(String user, String id) {
        return TestUsers.as(user)
                .get("/api/v1/import-runs/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The id of a supplier's own offer, looked for page by page. */
    public static String offerId(String user, String supplierSku) {
        var cursor = "";
        while (cursor != null) {
            var page = TestUsers.as(user)
                    .queryParam("limit", 200)
                    .queryParam("cursor", cursor.isEmpty() ? List.of() : List.of(cursor))
                    .get("/api/v1/supplier/offers")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            String found = page.getString("items.find { it.supplierSku == '" + supplierSku + "' }.offerId");
            if (found != null) {
                return found;
            }
            cursor = page.getString("next");
        }
        throw new AssertionError(user + " has no offer " + supplierSku);
    }

    public static void assertCounts(JsonPath run, int created, int changed, int unchanged, int rejected) {
        assertThat(run.getString("state"))
                .as("failure: %s", run.getString("failure"))
                .isEqualTo("COMPLETED");
        assertThat(new int[] {
                    run.getInt("created"), run.getInt("changed"), run.getInt("unchanged"), run.getInt("rejected")
                })
                .as("created, changed, unchanged, rejected")
                .containsExactly(created, changed, unchanged, rejected);
        assertThat(run.getInt("read")).isEqualTo(created + changed + unchanged + rejected);
    }

    static byte[] gzip(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }
}
