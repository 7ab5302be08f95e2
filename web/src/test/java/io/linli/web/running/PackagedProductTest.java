package io.linli.web.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.local.LocalStack;
import io.linli.local.Progress;

/** What works in tests and could be missing from what is shipped: the classes are loaded in another way there. */
class PackagedProductTest {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Path LOG = Path.of("target/packaged/product.log");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** No word of it, nor one that means the same, is in the catalogue. */
    private static final String NO_WORD_OF_AN_ORANGE = "citrus";

    @Test
    void finds_by_meaning() throws Exception {
        try (var stack = LocalStack.lease(Progress.silent());
                var own = stack.isolated("packaged");
                var product = RunningProduct.start(JAR, own.environment(), List.of("-XX:TieredStopAtLevel=1"), LOG)) {
            fillCatalogue(product);
            rebuildIndex(product);

            assertThat(find(product, NO_WORD_OF_AN_ORANGE, false)).isEmpty();
            // The names' meanings are computed after they are indexed.
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(
                            find(product, NO_WORD_OF_AN_ORANGE, true))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(name).contains("Orange")));
        }
    }

    private static void fillCatalogue(RunningProduct product) throws Exception {
        try (var script = PackagedProductTest.class.getResourceAsStream("/neighbourhood.sql");
                var database = DriverManager.getConnection(
                        "jdbc:" + product.setting("LINLI_DATABASE_URL"),
                        product.setting("LINLI_DATABASE_OWNER"),
                        product.setting("LINLI_DATABASE_OWNER_PASSWORD"));
                var statement = database.createStatement()) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void rebuildIndex(RunningProduct product) throws Exception {
        var token = product.token("operator");
        var request = HttpRequest.newBuilder(product.address("/api/v1/search/rebuild"))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        var begun = RunningProduct.json(product.http().send(request, HttpResponse.BodyHandlers.ofByteArray()));
        var run = "/api/v1/search/rebuilds/" + begun.get("id").asText();
        await().atMost(PATIENCE)
                .until(() -> product.getJson(run, token).get("state").asText().equals("COMPLETED"));
    }

    private static List<String> find(RunningProduct product, String words, boolean meaning) throws Exception {
        var request = HttpRequest.newBuilder(product.address("/api/v1/search?lang=en&meaning=" + meaning + "&q="
                        + URLEncoder.encode(words, StandardCharsets.UTF_8)))
                .build();
        return RunningProduct.json(product.http().send(request, HttpResponse.BodyHandlers.ofByteArray()))
                .get("items")
                .findValuesAsText("name");
    }
}
