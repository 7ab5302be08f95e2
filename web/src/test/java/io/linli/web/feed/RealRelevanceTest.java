package io.linli.web.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.web.LinliStack;
import io.linli.web.TestUsers;

/** What leads among forty-one thousand real goods, and what is suggested; skipped where they are not at hand. */
@QuarkusTest
@TestProfile(RealCatalogTest.OwnData.class)
@QuarkusTestResource(LinliStack.class)
class RealRelevanceTest {

    private static final Path FILE =
            Path.of(System.getProperty("linli.data", "../../shared/data"), "catalog-41k.csv.gz");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int LEADING = 3;

    private static boolean filled;

    @BeforeEach
    void a_real_catalogue() throws IOException {
        Assumptions.assumeTrue(Files.exists(FILE), "no real catalogue at " + FILE.toAbsolutePath());
        if (!filled) {
            fill(Files.readAllBytes(FILE));
            filled = true;
        }
    }

    /** Each of the first three hits has this in its name or brand. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "basmati rice | basmati.*rice|rice.*basmati",
                "garlic oil | garlic",
                "water bottle | bottle",
                "olive oil | olive",
                "green tea | green.*tea|tea.*green",
                "shampoo | shampoo",
                "shampoos | shampoo",
                "toothpaste | toothpaste",
                "dark chocolate | dark.*chocolate|chocolate.*dark",
                "peanut butter | peanut.*butter|butter.*peanut",
                "dog food | dog",
                "avocado oil | avocado",
                "lunch box | lunch.*box|box.*lunch",
                "cooking oil | oil",
                "tomato ketchup | ketchup",
                "coffee mug | mug",
                "brown sugar | sugar",
                "almonds | almond",
                "hand wash | hand.*wash|wash.*hand",
                "face cream | cream",
                "llet desnatada | llet.*desnatada",
                "galetes | galet",
                // Mistyped.
                "shampo | shampoo",
                "choclate | chocolate",
                "tooth pste | tooth",
                "basmti rice | basmati|rice",
                "peanut buter | peanut",
                "avocdo oil | avocado",
                "detergant | detergent",
            })
    void these_lead(String query, String names) {
        var leading = Pattern.compile(names);

        var found = given().queryParam("q", query).get("/api/v1/search").jsonPath();

        assertThat(first(found.getList("items.name")))
                .hasSize(LEADING)
                .allMatch(name -> leading.matcher(name.toLowerCase(Locale.ROOT)).find());
    }

    @ParameterizedTest
    @CsvSource({"choclate, chocolate", "detergant, detergent", "avocdo oil, avocado oil", "toothpste, toothpaste"})
    void a_mistyped_query_is_answered_with_what_was_meant(String query, String meant) {
        assertThat(given().queryParam("q", query).get("/api/v1/search").<String>path("didYouMean"))
                .isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "basm, basmati",
        "garlic o, garlic",
        "shamp, shampoo",
        "olive o, olive",
        "tooth, tooth",
        "shmapoo, shampoo"
    })
    void every_product_suggested_has_what_is_typed(String typed, String names) {
        var products =
                given().queryParam("q", typed).get("/api/v1/search/suggestions").<List<String>>path("products.text");

        assertThat(products).isNotEmpty().allMatch(name -> name.toLowerCase(Locale.ROOT)
                .contains(names));
    }

    private static List<String> first(List<String> names) {
        return names.stream().limit(LEADING).toList();
    }

    private static void fill(byte[] feed) {
        String id = TestUsers.as("operator")
                .contentType("text/csv")
                .header("Content-Encoding", "gzip")
                .body(feed)
                .post("/api/v1/import-runs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        Awaitility.await().atMost(PATIENCE).until(() -> Feeds.run("operator", id)
                .getBoolean("searchable"));
    }
}
