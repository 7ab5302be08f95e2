package io.linli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.linli.local.stripe.Eventually;

/** The running stack as its users see it. */
class LocalStackTest {

    private static LocalStack stack;

    @BeforeAll
    static void lease() {
        stack = LocalStack.lease(Progress.printing(System.err));
    }

    @AfterAll
    static void release() {
        stack.close();
    }

    @Test
    void two_leases_share_one_stack() {
        try (var other = LocalStack.lease(Progress.silent())) {
            assertThat(other.environment()).isEqualTo(stack.environment());
        }
    }

    @Test
    void isolated_data_are_separate_and_dropped_when_closed() throws Exception {
        try (var first = stack.isolated("first");
                var second = stack.isolated("second")) {
            execute(owner(first.environment()), "CREATE TABLE note (text text)");

            assertThat(count(owner(second.environment()), "SELECT count(*) FROM pg_tables WHERE tablename = 'note'"))
                    .isZero();
            assertThat(first.environment())
                    .doesNotContainEntry(
                            "LINLI_INDEX_PREFIX", second.environment().get("LINLI_INDEX_PREFIX"));

            first.close();

            assertThatThrownBy(() -> owner(first.environment()).close()).isInstanceOf(SQLException.class);
            assertThat(count(owner(second.environment()), "SELECT 1")).isOne();
        }
    }

    @Test
    void indexes_and_keys_of_isolated_data_are_dropped_and_others_stay() throws Exception {
        var own = stack.isolated("prefixes");
        var kept = stack.isolated("kept");
        for (var isolation : new Isolation[] {own, kept}) {
            var environment = isolation.environment();
            assertThat(http(
                                    "PUT",
                                    elasticsearch(environment) + "/" + environment.get("LINLI_INDEX_PREFIX") + "offers",
                                    "{}")
                            .statusCode())
                    .isEqualTo(200);
            redis(environment).call("SET", environment.get("LINLI_REDIS_PREFIX") + "cart", "1");
        }

        own.close();

        assertThat(indexExists(own)).isFalse();
        assertThat(indexExists(kept)).isTrue();
        assertThat(redis(own.environment()).call("GET", own.environment().get("LINLI_REDIS_PREFIX") + "cart"))
                .isNull();
        assertThat(redis(kept.environment()).call("GET", kept.environment().get("LINLI_REDIS_PREFIX") + "cart"))
                .isEqualTo("1");
        kept.close();
    }

    @Test
    void what_a_killed_holder_had_is_dropped() throws Exception {
        var holder = Holder.start(Home.locate(), Map.of());
        String address = holder.firstLine();
        var database = address.substring(address.lastIndexOf('/') + 1);
        assertThat(exists(database)).isTrue();

        holder.process().destroyForcibly().waitFor();

        Eventually.holds(
                Duration.ofSeconds(20), () -> assertThat(exists(database)).isFalse());
    }

    @Test
    void the_owner_may_add_trusted_extensions_and_is_no_superuser() throws Exception {
        try (var own = stack.isolated("roles");
                var connection = owner(own.environment())) {
            execute(connection, "CREATE EXTENSION btree_gist; CREATE EXTENSION pg_trgm; CREATE SCHEMA catalog");

            assertThat(count(
                            owner(own.environment()),
                            "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'linli%' AND (rolsuper OR rolbypassrls)"))
                    .isZero();
        }
    }

    @Test
    void the_application_role_owns_nothing_and_may_make_nothing() throws Exception {
        try (var own = stack.isolated("app");
                var connection = app(own.environment())) {
            assertThatThrownBy(() -> execute(connection, "CREATE SCHEMA mine"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> execute(connection, "CREATE TABLE public.mine (id int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void the_stripe_account_of_isolated_data_is_emptied() throws Exception {
        var own = stack.isolated("stripe");
        var environment = own.environment();
        String admin =
                environment.get("LINLI_STRIPE_API_BASE") + "/admin/" + environment.get("LINLI_STRIPE_SECRET_KEY");
        String endpoint = "{\"url\": \"http://localhost:1/webhooks\", \"secret\": \"whsec_test\", \"events\": [\"*\"]}";
        assertThat(http("POST", admin + "/settings", "{\"merchantName\": \"Linli\"}")
                        .body())
                .contains("Linli");
        assertThat(http("POST", admin + "/webhook-endpoints", endpoint).statusCode())
                .isEqualTo(200);

        own.close();

        assertThat(http("GET", admin, "").body()).doesNotContain("\"Linli\"");
    }

    @Test
    void writes_survive_a_power_cut() throws Exception {
        try (var connection = owner(stack.environment());
                var rows = connection.createStatement().executeQuery("SHOW fsync")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("on");
        }
    }

    @Test
    void the_analysis_plugin_is_installed() throws Exception {
        var answer = http(
                "GET",
                elasticsearch(stack.environment()) + "/_analyze",
                "{\"analyzer\": \"linli_words\", \"text\": \"新鲜苹果 apples\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("苹果");
    }

    @Test
    void a_demo_account_gets_a_token_with_its_fixed_id_and_its_roles() throws Exception {
        var answer = http(
                "POST",
                stack.environment().get("LINLI_OIDC_ISSUER") + "/protocol/openid-connect/token",
                "grant_type=password&client_id=linli-api&username=leader-02&password=" + DemoAccounts.PASSWORD);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String claims = new String(
                Base64.getUrlDecoder()
                        .decode(answer.body().split("\"access_token\":\"")[1].split("\\.")[1]),
                StandardCharsets.UTF_8);
        assertThat(claims)
                .contains("\"sub\":\"00000000-0000-4000-8000-000000000402\"")
                .contains("\"realm_access\":{\"roles\":[\"leader\",\"resident\"]}");
    }

    private static String elasticsearch(Map<String, String> environment) {
        return "http://" + environment.get("LINLI_ELASTICSEARCH_HOSTS");
    }

    private static boolean indexExists(Isolation isolation) throws Exception {
        var environment = isolation.environment();
        String address = elasticsearch(environment) + "/" + environment.get("LINLI_INDEX_PREFIX") + "offers";
        return http("HEAD", address, "").statusCode() == 200;
    }

    private static RedisSession redis(Map<String, String> environment) throws IOException {
        return new RedisSession(URI.create(environment.get("LINLI_REDIS_URL")).getPort());
    }

    private static boolean exists(String database) throws SQLException {
        return count(app(stack.environment()), "SELECT count(*) FROM pg_database WHERE datname = '" + database + "'")
                == 1;
    }

    private static Connection owner(Map<String, String> environment) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:" + environment.get("LINLI_DATABASE_URL"),
                environment.get("LINLI_DATABASE_OWNER"),
                environment.get("LINLI_DATABASE_OWNER_PASSWORD"));
    }

    private static Connection app(Map<String, String> environment) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:" + environment.get("LINLI_DATABASE_URL"),
                environment.get("LINLI_DATABASE_USER"),
                environment.get("LINLI_DATABASE_PASSWORD"));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(Connection fresh, String sql) throws SQLException {
        try (fresh;
                var rows = fresh.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static HttpResponse<String> http(String method, String address, String body) throws Exception {
        String type = body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded";
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
