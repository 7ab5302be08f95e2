package io.linli.web.search;

import static io.linli.web.search.SearchShelf.PATIENCE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.delivery.Weekdays;
import io.linli.catalog.offer.BrowseOffers;
import io.linli.catalog.offer.OfferFilter;
import io.linli.catalog.offer.OfferListing;
import io.linli.search.query.Arrivals;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.order.Shopping;

/** Goods are narrowed to what the community gets in time: by the days of suppliers, and of goods that have days of their own. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class ArrivalSearchTest {

    private static final String SEARCH = "/api/v1/search";
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static final String OF_THE_SHELF =
            "WHERE supplier_id = (SELECT id FROM catalog.supplier WHERE code = 'search-shelf')";

    @Inject
    SearchShelf shelf;

    @Inject
    Shopping shopping;

    @Inject
    Arrivals arrivals;

    @Inject
    BrowseOffers browse;

    @Inject
    OwnContext own;

    private final DayOfWeek inThreeDays = LocalDate.now(SHANGHAI).plusDays(3).getDayOfWeek();

    /** Tomatoes come on the supplier's day alone, noodles on the day after it. */
    @BeforeEach
    void the_supplier_comes_in_three_days() {
        shelf.fill();
        shopping.run("UPDATE catalog.offer SET delivery_days = NULL, version = version + 1 " + OF_THE_SHELF
                + " AND delivery_days IS NOT NULL");
        daysOf("tomatoes", inThreeDays);
        daysOf("noodles", inThreeDays.plus(1));
        shelf.tell(List.of(shelf.offer("tomatoes"), shelf.offer("noodles"), shelf.offer("milk-whole")));
        terms(inThreeDays);
        await().atMost(PATIENCE).untilAsserted(() -> within(3).body("total", equalTo(SearchShelf.size() - 1)));
    }

    @AfterEach
    void nothing_is_promised() {
        shopping.run("UPDATE catalog.offer SET delivery_days = NULL, version = version + 1 " + OF_THE_SHELF
                + " AND delivery_days IS NOT NULL");
        shelf.tell(List.of(shelf.offer("tomatoes"), shelf.offer("noodles")));
        unsaid();
    }

    @Test
    void what_comes_in_time_is_found_and_counted_and_what_comes_later_or_never_is_not() {
        within(1).body("total", equalTo(0)).body("relaxed", equalTo(false));
        within(3)
                .body("facets.supplier.count", contains(SearchShelf.size() - 1))
                .body("items.findAll { it.supplierSku == 'noodles' }", hasSize(0))
                .body("items.findAll { it.supplierSku == 'tomatoes' }", hasSize(1));
        assertThat(browsed(3)).hasSize(SearchShelf.size() - 1).doesNotContain("noodles");
        assertThat(browsed(1)).isEmpty();
    }

    @Test
    void of_a_supplier_that_names_no_days_only_goods_with_days_of_their_own_come_for_sure() {
        unsaid();

        within(3).body("items.supplierSku", contains("tomatoes"));
        within(4).body("items.supplierSku.sort()", contains("noodles", "tomatoes"));
        assertThat(browsed(4)).containsExactlyInAnyOrder("noodles", "tomatoes");
    }

    @Test
    void narrowing_by_days_never_widens_what_words_find() {
        SearchShelf.ask()
                .queryParam("community", Neighbourhood.HARBOR_VIEW)
                .queryParam("q", "egg noodles")
                .queryParam("arrivesWithin", 3)
                .get(SEARCH)
                .then()
                .body("items.findAll { it.supplierSku == 'noodles' }", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({"-1,arrival-out-of-range", "15,arrival-out-of-range", "soon,parameter-invalid"})
    void days_that_cannot_be_meant_are_refused(String days, String code) {
        SearchShelf.ask()
                .queryParam("community", Neighbourhood.HARBOR_VIEW)
                .queryParam("arrivesWithin", days)
                .get(SEARCH)
                .then()
                .statusCode(400)
                .body("code", equalTo(code));
    }

    @Test
    void without_a_community_nobody_knows_when_it_comes() {
        SearchShelf.ask()
                .queryParam("arrivesWithin", 3)
                .get(SEARCH)
                .then()
                .statusCode(400)
                .body("code", equalTo("arrival-without-community"));
    }

    @Test
    void a_community_that_there_is_not_gets_nothing() {
        SearchShelf.ask()
                .queryParam("community", "00000000-0000-7000-8000-00000000dead")
                .queryParam("arrivesWithin", 3)
                .get(SEARCH)
                .then()
                .statusCode(200)
                .body("total", equalTo(0));
    }

    @Test
    void the_page_offers_the_choice_where_somebody_names_days_and_keeps_it_with_the_other_filters() {
        assertThat(page("en", "3"))
                .contains("Arrives", "By tomorrow", "within=3\" aria-current=\"true\"", "Within 3 days")
                .contains("name=\"within\" value=\"3\"")
                .doesNotContain("Egg Noodles");
        assertThat(page("zh", "3")).contains("送达时间", "最晚明天送达", "3天内送达");
        assertThat(page("en", "soon")).contains("Arrives");
        unsaid();
        assertThat(page("en", "")).doesNotContain("By tomorrow");
    }

    private ValidatableResponse within(int days) {
        return SearchShelf.ask()
                .queryParam("community", Neighbourhood.HARBOR_VIEW)
                .queryParam("arrivesWithin", days)
                .get(SEARCH)
                .then()
                .statusCode(200);
    }

    private List<String> browsed(int days) {
        var found = own.run(() -> arrivals.of(Neighbourhood.HARBOR_VIEW, days)
                        .chain(brought -> browse.browse(
                                new OfferFilter(
                                        List.of(),
                                        null,
                                        List.of(),
                                        List.of(SearchShelf.SUPPLIER),
                                        List.of(),
                                        null,
                                        null,
                                        brought,
                                        Neighbourhood.HARBOR_VIEW),
                                BrowseOffers.Order.NEWEST,
                                0,
                                100,
                                100)))
                .await()
                .atMost(PATIENCE);
        return found.offers().stream().map(OfferListing::supplierSku).toList();
    }

    private static String page(String language, String within) {
        return given().queryParam("supplier", SearchShelf.SUPPLIER)
                .queryParam("community", "harbor-view")
                .queryParam("within", within)
                .header("Accept-Language", language)
                .get("/search")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private void daysOf(String sku, DayOfWeek day) {
        shopping.run(
                "UPDATE catalog.offer SET version = version + 1, delivery_days = ?::smallint WHERE id = ?",
                Weekdays.bits(Set.of(day)),
                shelf.offer(sku));
    }

    /** To be ordered until the end of the day. */
    private void terms(DayOfWeek day) {
        shopping.run(
                "UPDATE catalog.supplier_community SET delivery_days = ?::smallint, lead_days = 0, cutoff_hour = 24 "
                        + OF_THE_SHELF,
                Weekdays.bits(Set.of(day)));
    }

    private void unsaid() {
        shopping.run("UPDATE catalog.supplier_community SET delivery_days = NULL, lead_days = NULL, cutoff_hour = NULL "
                + OF_THE_SHELF);
    }
}
