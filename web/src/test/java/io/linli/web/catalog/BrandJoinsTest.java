package io.linli.web.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import io.linli.catalog.offer.BrowseOffers;
import io.linli.catalog.offer.OfferFilter;
import io.linli.catalog.offer.OffersChanged;
import io.linli.web.LinliStack;
import io.linli.web.TestUsers;
import io.linli.web.page.SignedIn;

/** Brands that an operator says are one. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class BrandJoinsTest extends BrandGoods {

    @Inject
    BrowseOffers browse;

    @Test
    void a_brand_that_is_part_of_another_is_shown_counted_and_found_as_that_one() throws Exception {
        feed(ONE, row("a", latin));
        feed(ANOTHER, row("b", chinese));
        name(brandOf("a"), latin, chinese + "牌").statusCode(204);
        awaitFound(latin, "a");
        join(brandId("b"), brandId("a")).statusCode(204);
        join(brandId("b"), brandId("a")).statusCode(204);

        awaitFound(latin, "a", "b");
        awaitFound(chinese, "a", "b");
        offer("b")
                .body("brand", equalTo(chinese))
                .body("shownBrand.name.en", equalTo(latin))
                .body("shownBrand.name.zh", equalTo(chinese + "牌"))
                .body("shownBrand.spellings", containsInAnyOrder(latin, chinese, chinese + "牌"));
        search(prefix, "en")
                .body("items.brand.unique()", contains(latin))
                .body("facets.brand.value", contains(latin))
                .body("facets.brand.count", contains(2));
        search(prefix, "zh").body("facets.brand.name", contains(chinese + "牌"));
        for (var asked : List.of(latin, latin.toLowerCase(Locale.ROOT), chinese, chinese + "牌")) {
            asking(prefix).queryParam("brand", asked).get(SEARCH).then().body("total", equalTo(2));
        }
        search(chinese, "en").body("missing", hasSize(0));
        find(chinese).body("items", hasSize(1)).body("items[0].goods", equalTo(2));
        given().get(BRANDS + "/" + brandId("b")).then().body("name.en", equalTo(latin));
    }

    @Test
    void the_catalogue_itself_knows_all_spellings_too_while_search_is_away() throws Exception {
        feed(ONE, row("a", latin));
        feed(ANOTHER, row("b", chinese) + row("c", latin + "x"));
        join(brandOf("b"), brandOf("a")).statusCode(204);

        assertThat(browsed(List.of(prefix), List.of(chinese))).containsExactlyInAnyOrder("a", "b");
        assertThat(browsed(List.of(prefix), List.of(latin.toLowerCase(Locale.ROOT))))
                .containsExactlyInAnyOrder("a", "b");
        assertThat(browsed(List.of(prefix, chinese), List.of())).containsExactlyInAnyOrder("a", "b");
        assertThat(browsed(List.of(prefix, latin), List.of())).containsExactlyInAnyOrder("a", "b", "c");
    }

    private List<String> browsed(List<String> words, List<String> brands) {
        var filter = new OfferFilter(words, null, brands, List.of(), List.of(), null, null, null, null);
        return own
                .run(() -> browse.browse(filter, BrowseOffers.Order.NEWEST, 0, 10, 10))
                .await()
                .atMost(PATIENCE)
                .offers()
                .stream()
                .map(offer -> offer.supplierSku().substring(prefix.length()))
                .toList();
    }

    @Test
    void of_more_goods_than_are_told_of_at_once_all_are_found() throws Exception {
        feed(
                ONE,
                IntStream.rangeClosed(0, OffersChanged.MOST)
                        .mapToObj(number -> row("x" + number, latin))
                        .collect(Collectors.joining()));
        feed(ANOTHER, row("b", chinese));

        join(brandOf("x0"), brandOf("b")).statusCode(204);

        await().atMost(PATIENCE).untilAsserted(() -> asking("")
                .queryParam("brand", chinese)
                .get(SEARCH)
                .then()
                .body("total", equalTo(OffersChanged.MOST + 2))
                .body("facets.brand.find { it.value == '" + chinese + "' }.count", equalTo(OffersChanged.MOST + 2)));
    }

    @Test
    void its_name_is_suggested_in_the_readers_language_by_any_spelling() throws Exception {
        feed(ONE, row("a", latin));
        feed(ANOTHER, row("b", chinese));
        join(brandOf("b"), brandOf("a")).statusCode(204);
        name(brandOf("a"), latin, chinese).statusCode(204);
        awaitFound(chinese, "a", "b");

        suggestions(chinese.substring(0, 3), "en")
                .body("brands.text", hasItem(latin))
                .body("brands.value", hasItem(latin));
        await().atMost(PATIENCE)
                .untilAsserted(() -> suggestions(latin.substring(0, 6), "zh").body("brands.text", contains(chinese)));
    }

    @Test
    void taken_back_each_is_a_brand_of_its_own_again() throws Exception {
        feed(ONE, row("a", latin));
        feed(ANOTHER, row("b", chinese));
        var other = brandOf("b");
        join(other, brandOf("a")).statusCode(204);
        awaitFound(chinese, "a", "b");

        undoJoin(other).statusCode(204);
        undoJoin(other).statusCode(409).body("code", equalTo("brand-not-joined"));

        awaitFound(chinese, "b");
        awaitFound(latin, "a");
        offer("b").body("shownBrand.name.en", equalTo(chinese)).body("shownBrand.spellings", contains(chinese));
        offer("a").body("shownBrand.spellings", contains(latin));
        assertThat(offerName("b")).isEqualTo(chinese);
    }

    @Test
    void a_join_changes_nothing_that_a_supplier_said_so_its_import_is_undone_as_before() throws Exception {
        feed(ONE, row("a", latin));
        var dearer = feed(ONE, row("a", latin).replace("20.00", "21.00"));
        feed(ANOTHER, row("b", chinese));
        join(brandOf("a"), brandOf("b")).statusCode(204);
        awaitFound(chinese, "a", "b");

        undo(dearer, 1);

        offer("a").body("price.amount", equalTo(2_000)).body("shownBrand.name.en", equalTo(chinese));
    }

    @Test
    void the_same_gtin_of_two_brands_is_one_good_once_the_brands_are_one() throws Exception {
        var gtin = gtin();
        feed(ONE, row("a", latin, "Grommet A", gtin));
        feed(ANOTHER, row("b", chinese, "Grommet B", gtin));
        assertThat(sku("b")).isNotEqualTo(sku("a"));
        join(brandOf("b"), brandOf("a")).statusCode(204);

        feed(ANOTHER, row("c", chinese, "Grommet C", gtin));

        assertThat(sku("c")).isEqualTo(sku("a"));
    }

    @Test
    void the_same_name_is_proposed_as_one_good_once_the_brands_are_one() throws Exception {
        feed(ONE, row("a", latin, "Grommet", ""));
        feed(ANOTHER, row("b", chinese, "Grommet", ""));
        assertThat(proposedSkus()).doesNotContain(pair(sku("a"), sku("b")));

        join(brandOf("b"), brandOf("a")).statusCode(204);

        assertThat(proposedSkus()).contains(pair(sku("a"), sku("b")));
    }

    @Test
    void brands_that_look_alike_are_proposed_until_a_person_decides() throws Exception {
        var maker = maker();
        feed(ONE, row("a", latin) + row("b", latin) + row("c", chinese, "Grommet", makerGtin(maker, 1)));
        feed(
                ANOTHER,
                row("d", latin + " " + chinese)
                        + row("e", latin + "x")
                        + row("f", "Y" + latin, "G", makerGtin(maker, 2)));

        var likenesses = likenesses();
        assertThat(likenesses)
                .containsEntry(pair(brandOf("a"), brandOf("d")), "SAME_WORDS")
                .containsEntry(pair(brandOf("c"), brandOf("d")), "SAME_WORDS")
                .containsEntry(pair(brandOf("c"), brandOf("f")), "SAME_MAKER")
                .doesNotContainKey(pair(brandOf("a"), brandOf("e")));
        var two = brandOf("a");
        var three = brandOf("d");
        assertThat(proposed()).anySatisfy(proposal -> {
            assertThat(proposal.brand().brand().id()).hasToString(two);
            assertThat(proposal.brand().goods()).isEqualTo(2);
            assertThat(proposal.other().brand().id()).hasToString(three);
            assertThat(proposal.other().goods()).isEqualTo(1);
        });
        TestUsers.as("operator").get(BRANDS + "/proposals?limit=1").then().body("items[0].brand.goods", greaterThan(0));
        apart(two, three).statusCode(204);
        apart(three, two).statusCode(204);
        join(three, two).statusCode(409).body("code", equalTo("brand-different"));
        assertThat(likenesses()).doesNotContainKey(pair(two, three));
        decided().body("items.find { it.brandId in ['" + two + "', '" + three + "'] }.same", equalTo(false));

        undoApart(two, three).statusCode(204);
        undoApart(two, three).statusCode(409).body("code", equalTo("brand-not-told-apart"));
        assertThat(likenesses()).containsKey(pair(two, three));
        join(three, two).statusCode(204);
        assertThat(likenesses())
                .doesNotContainKey(pair(two, three))
                .containsEntry(pair(two, brandOf("c")), "SAME_WORDS");
        apart(two, three).statusCode(409).body("code", equalTo("brand-same"));
        decided().body("items.find { it.brandId == '" + three + "' }.same", equalTo(true));
    }

    @Test
    void the_operator_decides_on_a_page_and_residents_see_it() throws Exception {
        feed(ONE, row("a", latin));
        feed(ANOTHER, row("b", chinese));
        var operator = SignedIn.as("operator", PAGE);
        assertThat(operator.get(PAGE).body()).contains("Find a brand", "One brand?");
        assertThat(operator.get(PAGE + "?find=" + latin).body()).contains("Written: " + latin, "Goods: 1");

        var refused = operator.submit(
                PAGE + "/" + brandOf("b") + "/joins", Map.of("into", "Nobody " + prefix, "find", latin));
        assertThat(refused.body()).contains("No brand is written like that.");
        operator.submit(PAGE + "/" + brandOf("b") + "/joins", Map.of("into", latin.toUpperCase(Locale.ROOT)));
        var half = operator.submit(
                PAGE + "/" + brandOf("a"), Map.of("nameEn", latin + " Half", "nameZh", "", "find", latin));
        assertThat(half.body()).contains("A brand needs a name", latin + " Half");
        operator.submit(PAGE + "/" + brandOf("a"), Map.of("nameEn", latin, "nameZh", chinese));
        assertThat(operator.get(PAGE + "?find=" + latin).body())
                .contains(latin + " · " + chinese, "Goods: 2", chinese + " is part of " + latin);

        awaitFound(chinese, "a", "b");
        var asked = given().accept("text/html")
                .redirects()
                .follow(true)
                .get("/search?community=maple-court&lang=en&q=" + prefix + "&brand=" + chinese)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(asked).contains("/offers/" + id("a"), "/offers/" + id("b"));
        page("b", "zh").body(containsString(">" + chinese + "</a>"));
        page("b", "en").body(containsString(">" + latin + "</a>"));

        operator.submit(PAGE + "/removals", Map.of("brand", brandId("b"), "other", brandId("a"), "same", "true"));
        assertThat(brandOf("b")).isNotEqualTo(brandOf("a"));
        operator.submit(PAGE, Map.of("brand", brandOf("b"), "other", brandOf("a"), "same", "false"));
        assertThat(operator.get(PAGE).body())
                .containsAnyOf(
                        latin + " and " + chinese + " are different", chinese + " and " + latin + " are different");
        operator.submit(PAGE + "/removals", Map.of("brand", brandId("b"), "other", brandId("a"), "same", "false"));
        operator.submit(PAGE, Map.of("brand", brandOf("b"), "other", brandOf("a"), "same", "true"));
        assertThat(brandOf("b")).isEqualTo(brandOf("a"));
        assertThat(SignedIn.as(ONE, "/imports").get(PAGE).statusCode()).isEqualTo(403);
    }
}
