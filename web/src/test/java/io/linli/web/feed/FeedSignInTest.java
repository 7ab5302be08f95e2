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
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.TestUsers;
import io.linli.web.order.Shopping;
import io.linli.web.page.SignedIn;

/** A supplier's feed lies on a server that lets in who has a password: by SFTP, and by HTTP's own way. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class FeedSignInTest {

    private static final String SUPPLIER = "supplier-02";
    private static final String OTHER = "supplier-01";
    private static final String ADDRESS = "/api/v1/supplier/feed-address";
    private static final String PAGE = "/imports/address";
    private static final String PASSWORD = "Laternen-Wort-7319";
    private static final KeyPair KEY = SftpHost.key("ssh-ed25519");
    private static final KeyPair OTHER_KEY = SftpHost.key("ecdsa-sha2-nistp256");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String DUE = "UPDATE catalog.feed_origin SET next_at = now() WHERE supplier_id = ?";

    @Inject
    Shopping shopping;

    private SftpHost host;
    private String sku;

    @BeforeEach
    void a_server_of_the_supplier_s() throws IOException {
        sku = "fs" + UUID.randomUUID().toString().substring(0, 8);
        host = SftpHost.start(KEY).user("lamps", PASSWORD);
        host.put("list.csv", feed("9.50"));
    }

    @AfterEach
    void gone() throws IOException {
        TestUsers.as(SUPPLIER).delete(ADDRESS).then().statusCode(204);
        TestUsers.as(OTHER).delete(ADDRESS).then().statusCode(204);
        host.close();
    }

    @Test
    void what_changed_is_imported_by_itself_and_at_once_and_what_did_not_is_not_imported_again() throws IOException {
        put(host.address("list.csv"), "lamps", PASSWORD).statusCode(200).body("passwordKept", equalTo(true));
        var first = until(SUPPLIER, origin -> origin.getString("run") != null);
        assertThat(first.getString("hostKey")).isEqualTo(SftpHost.fingerprint(KEY));
        Feeds.assertCounts(Feeds.ended(SUPPLIER, first.getString("run")), 1, 0, 0, 0);

        due();
        var second = until(SUPPLIER, origin -> origin.getBoolean("unchanged"));
        assertThat(second.getString("run")).isEqualTo(first.getString("run"));
        assertThat(host.read()).isOne();

        host.put("list.csv", feed("9.50"), Instant.now().minusSeconds(600));
        TestUsers.onceAs(SUPPLIER).post(ADDRESS + "/fetches").then().statusCode(202);
        var third = until(SUPPLIER, origin -> !second.getString("fetchedAt").equals(origin.getString("fetchedAt")));
        assertThat(third.getBoolean("unchanged")).isTrue();
        assertThat(third.getString("run")).isEqualTo(first.getString("run"));
        assertThat(host.read()).isEqualTo(2);

        host.put("list.csv", feed("9.90"), Instant.now().minusSeconds(300));
        due();
        var fourth = until(SUPPLIER, origin -> !first.getString("run").equals(origin.getString("run")));
        assertThat(fourth.getBoolean("unchanged")).isFalse();
        Feeds.assertCounts(Feeds.ended(SUPPLIER, fourth.getString("run")), 0, 1, 0, 0);
    }

    @Test
    void what_was_imported_and_not_wanted_comes_again_when_it_is_asked_for() {
        put(host.address("list.csv"), "lamps", PASSWORD).statusCode(200);
        var first = until(SUPPLIER, origin -> origin.getString("run") != null).getString("run");
        Feeds.ended(SUPPLIER, first);
        TestUsers.onceAs(SUPPLIER)
                .post("/api/v1/import-runs/" + first + "/undo")
                .then()
                .statusCode(200);

        due();
        until(SUPPLIER, origin -> origin.getBoolean("unchanged"));
        TestUsers.onceAs(SUPPLIER).post(ADDRESS + "/fetches").then().statusCode(202);

        var second = until(SUPPLIER, origin -> !first.equals(origin.getString("run")))
                .getString("run");
        Feeds.ended(SUPPLIER, second);
        assertThat(shopping.number("SELECT count(*) FROM catalog.offer WHERE supplier_sku = ? AND NOT withdrawn", sku))
                .isOne();
    }

    @Test
    void other_words_for_its_columns_have_the_same_file_read_again() {
        put(host.address("list.csv"), "lamps", PASSWORD).statusCode(200);
        var first = until(SUPPLIER, origin -> origin.getString("run") != null).getString("run");

        TestUsers.as(SUPPLIER).delete("/api/v1/supplier/feed-columns").then().statusCode(204);
        due();

        until(SUPPLIER, origin -> !first.equals(origin.getString("run")));
    }

    @Test
    void a_wrong_password_is_told_once_and_the_server_not_asked_until_its_time() throws Exception {
        put(host.address("list.csv"), "lamps", "wrong").statusCode(200);

        var failed = until(SUPPLIER, origin -> origin.getString("failure") != null);

        assertThat(failed.getString("failure")).isEqualTo("feed-sign-in-refused");
        assertThat(failed.getString("hostKey")).isEqualTo(SftpHost.fingerprint(KEY));
        assertThat(Instant.parse(failed.getString("nextAt")))
                .isAfter(Instant.now().plus(Duration.ofHours(23)));
        assertThat(host.tried()).isOne();
        var page = SignedIn.as(SUPPLIER, PAGE);
        assertThat(page.get(PAGE).body()).contains("does not accept this user and password");
        assertThat(page.get(PAGE + "?lang=zh").body()).contains("服务器不接受该用户名或密码");

        put(host.address("list.csv"), "lamps", PASSWORD).statusCode(200);
        assertThat(until(SUPPLIER, origin -> origin.getString("run") != null).getString("failure"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"nothing.csv, feed-file-missing", "secret.csv, feed-file-forbidden"})
    void what_cannot_be_read_is_told_and_tried_again_soon(String name, String code) throws IOException {
        host.put("secret.csv", "a");
        put(host.address(name), "lamps", PASSWORD).statusCode(200);

        var failed = until(SUPPLIER, origin -> origin.getString("failure") != null);

        assertThat(failed.getString("failure")).isEqualTo(code);
        assertThat(Instant.parse(failed.getString("nextAt")))
                .isBefore(Instant.now().plus(Duration.ofMinutes(31)));
    }

    @Test
    void a_server_that_says_nothing_is_told_of() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            put("sftp://127.0.0.1:" + silent.getLocalPort() + "/list.csv", "lamps", PASSWORD)
                    .statusCode(200);

            assertThat(until(SUPPLIER, origin -> origin.getString("failure") != null)
                            .getString("failure"))
                    .isEqualTo("feed-timed-out");
        }
    }

    @Test
    void a_server_with_another_key_is_trusted_once_the_supplier_says_so() throws Exception {
        put(host.address("list.csv"), "lamps", PASSWORD).statusCode(200);
        var first = until(SUPPLIER, origin -> origin.getString("run") != null).getString("run");
        int tried = host.tried();
        host.proveBy(OTHER_KEY);
        host.put("list.csv", feed("9.90"), Instant.now().minusSeconds(300));
        due();

        var changed = until(SUPPLIER, origin -> origin.getString("failure") != null);

        assertThat(changed.getString("failure")).isEqualTo("feed-host-key-changed");
        assertThat(changed.getString("hostKey")).isEqualTo(SftpHost.fingerprint(KEY));
        assertThat(changed.getString("otherHostKey")).isEqualTo(SftpHost.fingerprint(OTHER_KEY));
        assertThat(host.tried()).isEqualTo(tried);
        var page = SignedIn.as(SUPPLIER, PAGE);
        assertThat(unescaped(page.get(PAGE)))
                .contains(SftpHost.fingerprint(KEY), SftpHost.fingerprint(OTHER_KEY), "another key than before");
        accept(SUPPLIER, "SHA256:something").statusCode(409).body("code", equalTo("feed-host-key-unknown"));
        accept(OTHER, SftpHost.fingerprint(OTHER_KEY)).statusCode(404).body("code", equalTo("feed-address-not-found"));

        var accepted = page.submit(PAGE + "/host-key", Map.of("fingerprint", changed.getString("otherHostKey")));

        assertThat(location(accepted)).contains("feed-host-key-accepted");
        var second = until(SUPPLIER, origin -> !first.equals(origin.getString("run")));
        assertThat(second.getString("hostKey")).isEqualTo(SftpHost.fingerprint(OTHER_KEY));
        assertThat(second.getString("otherHostKey")).isNull();
        accept(SUPPLIER, SftpHost.fingerprint(OTHER_KEY)).statusCode(200);
    }

    @Test
    void a_server_that_shows_its_former_key_again_is_the_former_one() throws IOException {
        put(host.address("list.csv"), "lamps", PASSWORD).statusCode(200);
        until(SUPPLIER, origin -> origin.getString("run") != null);
        host.proveBy(OTHER_KEY);
        due();
        until(SUPPLIER, origin -> origin.getString("otherHostKey") != null);

        host.proveBy(KEY);
        due();

        assertThat(until(SUPPLIER, origin -> origin.getString("otherHostKey") == null)
                        .getString("failure"))
                .isNull();
    }

    @Test
    void two_suppliers_at_the_same_server_each_come_as_themselves() throws IOException {
        host.user("oranges", "Orangen-Wort");
        host.put("other.csv", feed("8.80"));
        put(host.address("list.csv"), "lamps", PASSWORD).statusCode(200);
        TestUsers.as(OTHER)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "address",
                        host.address("other.csv"),
                        "everyHours",
                        24,
                        "review",
                        true,
                        "full",
                        false,
                        "user",
                        "oranges",
                        "password",
                        "Orangen-Wort"))
                .put(ADDRESS)
                .then()
                .statusCode(200);

        var ours = until(SUPPLIER, origin -> origin.getString("run") != null);
        var theirs = until(OTHER, origin -> origin.getString("run") != null);

        assertThat(ours.getString("user")).isEqualTo("lamps");
        assertThat(theirs.getString("user")).isEqualTo("oranges");
        assertThat(ours.getString("hostKey")).isEqualTo(theirs.getString("hostKey"));
        TestUsers.as(OTHER)
                .get("/api/v1/import-runs/" + ours.getString("run"))
                .then()
                .statusCode(404);
    }

    @Test
    void by_https_the_same_fields_are_its_basic_sign_in_and_an_unchanged_file_is_not_sent() throws IOException {
        var sent = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var expected = "Basic " + Base64.getEncoder().encodeToString(("lamps:" + PASSWORD).getBytes(UTF_8));
        server.createContext("/", exchange -> {
            boolean known = expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
            boolean same = "\"one\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            var file = feed("9.50").getBytes(UTF_8);
            exchange.getResponseHeaders().add("ETag", "\"one\"");
            exchange.sendResponseHeaders(known ? same ? 304 : 200 : 401, known && !same ? file.length : -1);
            if (known && !same) {
                sent.incrementAndGet();
                exchange.getResponseBody().write(file);
            }
            exchange.close();
        });
        server.start();
        var address = "http://127.0.0.1:" + server.getAddress().getPort() + "/list.csv";
        try {
            put(address, "lamps", "wrong").statusCode(200);
            assertThat(until(SUPPLIER, origin -> origin.getString("failure") != null)
                            .getString("failure"))
                    .isEqualTo("feed-sign-in-refused");

            put(address, "lamps", PASSWORD).statusCode(200);
            until(SUPPLIER, origin -> origin.getString("run") != null);
            due();
            until(SUPPLIER, origin -> origin.getBoolean("unchanged"));
            assertThat(sent.get()).isOne();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_password_is_for_the_server_and_the_user_it_was_given_for() {
        put(host.address("list.csv"), "lamps", PASSWORD).statusCode(200);
        until(SUPPLIER, origin -> origin.getString("run") != null);

        put(host.address("list.csv"), "others", null).statusCode(422).body("code", equalTo("feed-password-again"));
        put("sftp://127.0.0.1:1/list.csv", "lamps", null).statusCode(422).body("code", equalTo("feed-password-again"));
        put(host.address("other.csv"), "lamps", null)
                .statusCode(200)
                .body("passwordKept", equalTo(true))
                .body("hostKey", equalTo(SftpHost.fingerprint(KEY)));
        put("sftp://127.0.0.1:1/list.csv", null, null)
                .statusCode(200)
                .body("passwordKept", equalTo(false))
                .body("hostKey", equalTo(null));
        assertThat(shopping.number(
                        "SELECT count(secret) FROM catalog.feed_origin WHERE supplier_id = ?",
                        Neighbourhood.SUPPLIER_02))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"'', secret", "a:b, secret", "'a\tb', secret"})
    void a_sign_in_that_cannot_be_is_refused(String user, String password) {
        put(host.address("list.csv"), user, password).statusCode(400).body("code", equalTo("feed-sign-in-invalid"));
        put(host.address("list.csv"), "a".repeat(201), "secret").statusCode(400);
        put(host.address("list.csv"), "lamps", "a".repeat(501)).statusCode(400);
        TestUsers.as(SUPPLIER).get(ADDRESS).then().statusCode(404);
    }

    @Test
    void the_password_is_in_no_row_answer_or_log() throws Exception {
        var page = SignedIn.as(SUPPLIER, PAGE);
        try (var log = LogOfTheTest.begin()) {
            var typed = new HashMap<>(Map.of(
                    "address",
                    host.address("list.csv"),
                    "every",
                    "0",
                    "how",
                    "apply",
                    "user",
                    "lamps",
                    "password",
                    PASSWORD));
            var refused = page.submit(PAGE, typed);
            assertThat(refused.body()).contains("value=\"lamps\"", "every 1 to 168 hours");
            typed.put("every", "24");
            assertThat(location(page.submit(PAGE, typed))).contains("feed-address-kept");
            var told = until(SUPPLIER, origin -> origin.getString("run") != null);
            host.proveBy(OTHER_KEY);
            due();
            var changed = until(SUPPLIER, origin -> origin.getString("failure") != null);
            host.proveBy(KEY);
            host.user("lamps", "another");
            due();
            until(SUPPLIER, origin -> "feed-sign-in-refused".equals(origin.getString("failure")));
            var shown = page.get(PAGE).body();
            assertThat(shown).contains("A password is kept", "value=\"lamps\"");

            var everything = String.join(
                    "\n",
                    refused.body(),
                    told.prettify(),
                    changed.prettify(),
                    shown,
                    rows("catalog.feed_origin"),
                    rows("catalog.import_run"),
                    rows("web.outbox_event"),
                    log.text());
            assertThat(log.text()).contains("feed-sign-in-refused");
            assertThat(everything)
                    .doesNotContain(PASSWORD)
                    .doesNotContain(Base64.getEncoder().encodeToString(PASSWORD.getBytes(UTF_8)))
                    .doesNotContain(Base64.getEncoder().encodeToString(("lamps:" + PASSWORD).getBytes(UTF_8)));
        }
        assertThat(location(page.submit(PAGE + "/forgotten", Map.of()))).contains("feed-address-forgotten");
        assertThat(rows("catalog.feed_origin")).doesNotContain(Neighbourhood.SUPPLIER_02.toString());
    }

    @Test
    void only_the_supplier_itself_accepts_a_key_or_sees_its_address() throws Exception {
        put(host.address("list.csv"), "lamps", PASSWORD).statusCode(200);

        accept("operator", "SHA256:a").statusCode(403);
        accept("resident-01", "SHA256:a").statusCode(403);
        TestUsers.as(OTHER).get(ADDRESS).then().statusCode(404);
        TestUsers.as("property-sunrise").get(ADDRESS).then().statusCode(403);
        var resident = SignedIn.as("resident-01", "/me");
        assertThat(resident.submit(PAGE + "/host-key", Map.of("fingerprint", "SHA256:a"))
                        .statusCode())
                .isEqualTo(403);
    }

    private void due() {
        shopping.run(DUE, Neighbourhood.SUPPLIER_02);
    }

    private String rows(String table) {
        return shopping.text("SELECT coalesce(string_agg(cast(t AS text), chr(10)), '') FROM " + table + " t");
    }

    private String feed(String price) {
        return "supplier_sku,name,category_path,price,currency\n" + sku + ",Fetched lantern,Lanterns," + price
                + ",CNY\n";
    }

    private static ValidatableResponse accept(String user, String fingerprint) {
        return TestUsers.as(user)
                .contentType(ContentType.JSON)
                .body(Map.of("fingerprint", fingerprint))
                .put(ADDRESS + "/host-key")
                .then();
    }

    private static ValidatableResponse put(String address, String user, String password) {
        var said = new HashMap<String, Object>(
                Map.of("address", address, "everyHours", 24, "review", false, "full", false));
        said.put("user", user);
        said.put("password", password);
        return TestUsers.as(SUPPLIER)
                .contentType(ContentType.JSON)
                .body(said)
                .put(ADDRESS)
                .then();
    }

    private static JsonPath until(String supplier, Predicate<JsonPath> condition) {
        var last = new AtomicReference<JsonPath>();
        await().atMost(PATIENCE).untilAsserted(() -> {
            last.set(TestUsers.as(supplier).get(ADDRESS).jsonPath());
            assertThat(condition.test(last.get())).as(last.get().prettify()).isTrue();
        });
        return last.get();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String unescaped(HttpResponse<String> answer) {
        return answer.body().replace("&#43;", "+").replace("&#x2F;", "/");
    }
}
