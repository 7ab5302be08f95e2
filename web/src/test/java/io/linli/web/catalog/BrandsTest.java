package io.linli.web.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.TestUsers;
import io.linli.web.feed.Feeds;

/** However suppliers write a brand, it is one by its letters; what it is called a person says. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class BrandsTest extends BrandGoods {

    @Test
    void a_spelling_that_nobody_wrote_before_is_a_brand_of_that_name() throws Exception {
        feed(ONE, row("a", latin));

        offer("a")
                .body("brand", equalTo(latin))
                .body("shownBrand.name.en", equalTo(latin))
                .body("shownBrand.name.zh", equalTo(latin))
                .body("shownBrand.spellings", contains(latin));
        find(latin).body("items", hasSize(1)).body("items[0].goods", equalTo(1));
    }

    @Test
    void the_same_written_otherwise_is_the_same_brand_and_what_the_feed_said_stays() throws Exception {
        var shouted = latin.toUpperCase(Locale.ROOT).replaceFirst("(..)", "$1-");
        feed(ONE, row("a", latin) + row("b", shouted));
        feed(ANOTHER, row("c", " " + latin + "®"));

        offer("b").body("brand", equalTo(shouted)).body("shownBrand.id", equalTo(brandOf("a")));
        assertThat(brandOf("c")).isEqualTo(brandOf("a"));
        find(shouted).body("items", hasSize(1)).body("items[0].goods", equalTo(3));
    }

    @Test
    void a_row_without_a_brand_has_none_and_neither_has_one_without_letters() throws Exception {
        feed(ONE, row("a", "") + row("b", "---"));

        offer("a").body("shownBrand", nullValue());
        offer("b").body("brand", equalTo("---")).body("shownBrand", nullValue());
    }

    @Test
    void a_feed_that_says_the_same_again_writes_nothing() throws Exception {
        feed(ONE, row("a", latin) + row("b", chinese));
        var before = written();

        Feeds.assertCounts(feed(ONE, row("a", latin) + row("b", chinese)), 0, 0, 2, 0);
        join(brandOf("a"), brandOf("b")).statusCode(204);
        awaitFound(chinese, "a", "b");
        var joined = written();
        Feeds.assertCounts(feed(ONE, row("a", latin) + row("b", chinese)), 0, 0, 2, 0);

        assertThat(written()).isEqualTo(joined).isNotEqualTo(before);
    }

    @Test
    void two_imports_at_once_that_bring_the_same_new_brands_make_each_once() throws Exception {
        var rows = IntStream.range(0, 40)
                .mapToObj(number -> row("x" + number, latin + " " + number))
                .toList();
        var one = CompletableFuture.supplyAsync(() -> feed(ONE, String.join("", rows)));
        var another = CompletableFuture.supplyAsync(() -> feed(
                ANOTHER,
                String.join(
                        "",
                        IntStream.range(0, 40)
                                .mapToObj(
                                        number -> rows.get(39 - number).replace(latin, latin.toLowerCase(Locale.ROOT)))
                                .toList())));

        Feeds.assertCounts(one.get(), 40, 0, 0, 0);
        Feeds.assertCounts(another.get(), 40, 0, 0, 0);

        var found = brands(latin);
        assertThat(found.getList("items")).hasSize(40);
        assertThat(Set.copyOf(found.getList("items.goods", Integer.class))).containsExactly(2);
        assertThat(number("SELECT count(*) FROM catalog.brand b WHERE NOT EXISTS"
                        + " (SELECT 1 FROM catalog.brand_spelling s WHERE s.brand_id = b.id)"))
                .as("brands that nobody writes")
                .isZero();
    }

    @Test
    void what_is_only_compared_or_drafted_makes_no_brand_before_it_is_in_the_shop() throws Exception {
        String review = TestUsers.as(ONE)
                .contentType("text/csv")
                .body("supplier_sku,name,brand,category_path,price,currency,gtin\n" + row("r", latin))
                .post("/api/v1/import-runs?mode=review")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        var run = "/api/v1/import-runs/" + review;
        await().atMost(PATIENCE).until(() -> TestUsers.as(ONE).get(run).path("state"), "REVIEW"::equals);
        TestUsers.as(ONE)
                .contentType("application/json")
                .body(Map.of(
                        "name",
                        "Grommet " + prefix,
                        "brand",
                        latin,
                        "category",
                        "Brands > Grommets",
                        "price",
                        Map.of("amount", 990, "currency", "CNY")))
                .put("/api/v1/supplier/drafts/" + prefix + "a")
                .then()
                .statusCode(200);
        find(latin).body("items", hasSize(0));
        TestUsers.onceAs(ONE)
                .contentType("application/json")
                .post(run + "/discard")
                .then()
                .statusCode(200);
        feed(ONE, row("b", ""));

        TestUsers.onceAs(ONE)
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/supplier/drafts/" + prefix + "a/publish")
                .then()
                .statusCode(200);

        find(latin).body("items", hasSize(1)).body("items[0].goods", equalTo(1));
    }

    @Test
    void an_undone_import_gives_a_good_the_brand_back_that_it_had() throws Exception {
        feed(ONE, row("a", latin));
        var run = feed(ONE, row("a", chinese));
        assertThat(offerName("a")).isEqualTo(chinese);

        undo(run, 1);

        assertThat(offerName("a")).isEqualTo(latin);
    }

    @Test
    void what_a_brand_is_called_is_a_spelling_of_it_from_then_on() throws Exception {
        feed(ONE, row("a", latin));
        name(brandOf("a"), " " + latin + " Foods ", chinese).statusCode(204);

        feed(ANOTHER, row("b", chinese) + row("c", latin + "FOODS"));

        assertThat(brandOf("b")).isEqualTo(brandOf("a"));
        assertThat(brandOf("c")).isEqualTo(brandOf("a"));
        offer("c").body("shownBrand.name.en", equalTo(latin + " Foods"));
        awaitFound(chinese, "a", "b", "c");
    }

    @Test
    void brands_are_listed_by_name_page_by_page() {
        feed(ONE, row("a", latin + " C") + row("b", latin + " A") + row("c", latin + " b"));

        var first = brands(latin, "limit=2");
        assertThat(first.getList("items.name.en")).containsExactly(latin + " A", latin + " b");
        var second = brands(latin, "limit=2&cursor=" + first.getString("next"));
        assertThat(second.getList("items.name.en")).containsExactly(latin + " C");
        assertThat(second.getString("next")).isNull();
        given().get(BRANDS + "?cursor=nonsense").then().statusCode(400).body("code", equalTo("bad-cursor"));
        given().get(BRANDS + "?limit=0").then().statusCode(400);
        given().get(BRANDS + "/" + UUID.randomUUID()).then().statusCode(404).body("code", equalTo("brand-not-found"));
    }

    @Test
    void only_the_operator_decides_and_only_what_can_be_so() throws Exception {
        feed(ONE, row("a", latin) + row("b", chinese) + row("c", latin + chinese));
        var one = brandOf("a");
        var other = brandOf("b");
        var unknown = UUID.randomUUID().toString();

        for (var path : List.of("/part-of/" + other, "/different-from/" + other)) {
            TestUsers.as(ONE)
                    .contentType("application/json")
                    .put(BRANDS + "/" + one + path)
                    .then()
                    .statusCode(403);
            given().contentType("application/json")
                    .put(BRANDS + "/" + one + path)
                    .then()
                    .statusCode(401);
        }
        TestUsers.as("property-sunrise")
                .delete(BRANDS + "/" + one + "/part-of")
                .then()
                .statusCode(403);
        TestUsers.as(ONE).get(BRANDS + "/proposals").then().statusCode(403);
        TestUsers.as("resident-01").get(BRANDS + "/decided").then().statusCode(403);
        TestUsers.as(ONE)
                .contentType("application/json")
                .body(Map.of("name", Map.of("en", "x", "zh", "x")))
                .put(BRANDS + "/" + one)
                .then()
                .statusCode(403);

        join(one, one).statusCode(409).body("code", equalTo("brand-same"));
        join(one, unknown).statusCode(404).body("code", equalTo("brand-not-found"));
        join(unknown, one).statusCode(404);
        undoJoin(unknown).statusCode(404);
        apart(one, unknown).statusCode(404);
        name(unknown, "x", "x").statusCode(404).body("code", equalTo("brand-not-found"));
        name(one, " ", "x").statusCode(400).body("code", equalTo("brand-name-invalid"));
        name(one, "x", "y".repeat(201)).statusCode(400).body("code", equalTo("brand-name-invalid"));
        TestUsers.as("operator")
                .contentType("application/json")
                .body("{}")
                .put(BRANDS + "/" + one)
                .then()
                .statusCode(400);

        join(one, other).statusCode(204);
        join(other, one).statusCode(409).body("code", equalTo("brand-same"));
        join(one, brandOf("c")).statusCode(409).body("code", equalTo("brand-joined"));
    }
}
