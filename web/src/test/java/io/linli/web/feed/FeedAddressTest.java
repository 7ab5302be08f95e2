package io.linli.web.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.TestUsers;
import io.linli.web.page.SignedIn;

/** A supplier's feed is fetched from its address, now and again and again. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class FeedAddressTest {

    private static final String SUPPLIER = "supplier-02";
    private static final String ADDRESS = "/api/v1/supplier/feed-address";
    private static final String PAGE = "/imports/address";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    DataSource database;

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private String sku;
    private volatile byte[] file;
    private volatile int status = 200;

    @BeforeEach
    void a_server_of_the_supplier_s() throws IOException {
        sku = "fa" + UUID.randomUUID().toString().substring(0, 8);
        file = feed("9.50").getBytes(UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(status, file.length);
            exchange.getResponseBody().write(file);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void gone() {
        TestUsers.as(SUPPLIER).delete(ADDRESS).then().statusCode(204);
        server.stop(0);
    }

    @Test
    void what_an_address_gives_is_imported_and_again_when_it_is_asked_for() throws SQLException {
        put(here("list.csv"), 24).statusCode(200).body("everyHours", equalTo(24));
        var first = until(origin -> origin.getString("run") != null);
        assertThat(first.getString("failure")).isNull();
        assertThat(Instant.parse(first.getString("nextAt")))
                .isAfter(Instant.now().plus(Duration.ofHours(23)));
        Feeds.assertCounts(Feeds.ended(SUPPLIER, first.getString("run")), 1, 0, 0, 0);

        file = Feeds.gzip(feed("9.90").getBytes(UTF_8));
        TestUsers.onceAs(SUPPLIER).post(ADDRESS + "/fetches").then().statusCode(202);
        var second = until(origin -> !first.getString("run").equals(origin.getString("run")));

        Feeds.assertCounts(Feeds.ended(SUPPLIER, second.getString("run")), 0, 1, 0, 0);
        assertThat(asked.get()).isEqualTo(2);
    }

    @Test
    void a_feed_under_review_waits_for_a_person() {
        TestUsers.as(SUPPLIER)
                .contentType(ContentType.JSON)
                .body(Map.of("address", here("list.ndjson"), "everyHours", 1, "review", true, "full", false))
                .put(ADDRESS)
                .then()
                .statusCode(200);
        file = ("{\"supplier_sku\":\"" + sku
                        + "\",\"name\":\"Fetched lantern\",\"category_path\":\"Lanterns\",\"price\":9.5,\"currency\":\"CNY\"}\n")
                .getBytes(UTF_8);

        TestUsers.onceAs(SUPPLIER).post(ADDRESS + "/fetches").then().statusCode(202);

        var run = until(origin -> origin.getString("run") != null).getString("run");
        await().atMost(PATIENCE)
                .until(
                        () -> Feeds.run(SUPPLIER, run).getString("state"),
                        state -> !state.equals("STORED") && !state.equals("RUNNING"));
    }

    @Test
    void one_that_fails_is_told_and_tried_again_in_half_an_hour() throws Exception {
        status = 404;
        put(here("list.csv"), 24).statusCode(200);

        var failed = until(origin -> origin.getString("failure") != null);

        assertThat(failed.getString("failure")).isEqualTo("feed-file-missing");
        assertThat(failed.getString("run")).isNull();
        assertThat(Instant.parse(failed.getString("nextAt")))
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(28)),
                        Instant.now().plus(Duration.ofMinutes(30)));
        assertThat(SignedIn.as(SUPPLIER, PAGE).get(PAGE).body()).contains("has no such file.");

        status = 200;
        TestUsers.onceAs(SUPPLIER).post(ADDRESS + "/fetches").then().statusCode(202);
        assertThat(until(origin -> origin.getString("run") != null).getString("failure"))
                .isNull();
    }

    @Test
    void what_an_instance_left_when_it_was_killed_is_fetched_when_its_lease_ends() throws SQLException {
        put(here("list.csv"), 24).statusCode(200);
        var first = until(origin -> origin.getString("run") != null).getString("run");

        file = feed("9.90").getBytes(UTF_8);
        run("UPDATE catalog.feed_origin SET next_at = now() + interval '3 seconds' WHERE supplier_id = '"
                + Neighbourhood.SUPPLIER_02 + "'");

        until(origin -> !first.equals(origin.getString("run")));
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://example.org/a.csv, 24, feed-address-invalid",
        "https://me:secret@example.org/a.csv, 24, feed-address-invalid",
        "no address, 24, feed-address-invalid",
        "https://example.org/a.csv, 0, feed-hours-invalid",
        "https://example.org/a.csv, 169, feed-hours-invalid"
    })
    void what_cannot_be_is_refused_and_nothing_is_kept(String address, int hours, String code) {
        put(address, hours).statusCode(400).body("code", equalTo(code));

        TestUsers.as(SUPPLIER).get(ADDRESS).then().statusCode(404).body("code", equalTo("feed-address-not-found"));
        TestUsers.onceAs(SUPPLIER).post(ADDRESS + "/fetches").then().statusCode(404);
    }

    @Test
    void on_the_page_an_address_is_kept_fetched_and_given_up() throws Exception {
        var supplier = SignedIn.as(SUPPLIER, PAGE);

        var refused = supplier.submit(PAGE, Map.of("address", "list.csv", "every", "24"));
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(refused.body()).contains("value=\"list.csv\"", "begins with https://");
        assertThat(supplier.submit(PAGE, Map.of("address", here("a.csv"), "every", "often"))
                        .body())
                .contains(here("a.csv"));

        var typed = new HashMap<>(Map.of("address", here("a.csv"), "every", "6", "how", "apply"));
        assertThat(location(supplier.submit(PAGE, typed))).contains("feed-address-kept");
        until(origin -> origin.getString("run") != null);
        assertThat(supplier.get(PAGE).body()).contains("Fetched", "See what came of it", here("a.csv"));
        assertThat(location(supplier.submit(PAGE + "/fetches", Map.of()))).contains("feed-fetched-soon");
        assertThat(location(supplier.submit(PAGE + "/forgotten", Map.of()))).contains("feed-address-forgotten");
        assertThat(supplier.submit(PAGE + "/fetches", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void only_suppliers_have_theirs_fetched() throws Exception {
        TestUsers.as("operator").get(ADDRESS).then().statusCode(403);
        TestUsers.as("resident-01").delete(ADDRESS).then().statusCode(403);
        assertThat(SignedIn.as("resident-01", "/me").get(PAGE).statusCode()).isEqualTo(403);
    }

    private String feed(String price) {
        return "supplier_sku,name,category_path,price,currency\n" + sku + ",Fetched lantern,Lanterns," + price
                + ",CNY\n";
    }

    private String here(String name) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
    }

    private static ValidatableResponse put(String address, int everyHours) {
        return TestUsers.as(SUPPLIER)
                .contentType(ContentType.JSON)
                .body(Map.of("address", address, "everyHours", everyHours, "review", false, "full", false))
                .put(ADDRESS)
                .then();
    }

    private static JsonPath until(Predicate<JsonPath> condition) {
        return await().atMost(PATIENCE)
                .until(() -> TestUsers.as(SUPPLIER).get(ADDRESS).jsonPath(), condition);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
