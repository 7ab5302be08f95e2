package io.linli.web.page;

import static io.linli.web.TestUsers.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.linli.web.Neighbourhood;
import io.linli.web.order.Shopping;
import io.linli.web.review.GoodsHad;

/** axe-core finds nothing, in both languages, on a phone and on a desk; and everything can be reached by keyboard. */
@QuarkusTest
class AccessibilityTest extends BrowserTest {

    private static final String NOBODY = "";

    @Inject
    Shopping shopping;

    @Inject
    GoodsHad goods;

    static Stream<Arguments> pages() {
        String offer = "/offers/" + Neighbourhood.offer(6);
        String service = "/services/" + Neighbourhood.CAR_WASH;
        return Stream.of(
                Arguments.of(
                        NOBODY,
                        List.of("/", "/search?q=orange", "/campaigns", offer, "/services", service, "/nothing")),
                Arguments.of(
                        "resident-10",
                        List.of(
                                "/",
                                offer,
                                service,
                                "/cart",
                                "/orders",
                                "/me",
                                "/me/bills",
                                "/me/notices",
                                "/me/messages",
                                service + "/reviews",
                                "/technician?day=2026-01-01")),
                Arguments.of(
                        "supplier-01",
                        List.of(
                                "/supplier/listings",
                                "/supplier/listings/" + Neighbourhood.offer(6) + "/pictures",
                                "/supplier/changes",
                                "/supplier/drafts",
                                "/supplier/listings/new",
                                "/supplier/listings/" + Neighbourhood.offer(1),
                                "/supplier/delivery",
                                "/supplier/good-reviews",
                                "/imports/columns",
                                "/imports/address",
                                "/imports/categories",
                                "/imports",
                                "/supplier/orders",
                                "/supplier/purchase-orders",
                                "/after-sales",
                                "/supplier/owed",
                                "/supplier/sales",
                                "/supplier/board",
                                "/visit-disputes",
                                "/payouts",
                                "/statements")),
                Arguments.of(
                        "property-sunrise",
                        List.of(
                                "/property",
                                "/bills",
                                "/property/campaigns",
                                "/property/services",
                                "/property/new?offer=" + Neighbourhood.offer(6),
                                "/after-sales",
                                "/payouts",
                                "/splits",
                                "/splits/simulator",
                                "/statements")),
                Arguments.of(
                        "operator",
                        List.of(
                                "/imports",
                                "/operator/suppliers",
                                "/operator/search",
                                "/operator/matches",
                                "/operator/brands",
                                "/operator/attributes",
                                "/operator/brands?find=Heting",
                                "/operator/synonyms",
                                "/operator/ranking?q=orange",
                                "/operator/messages",
                                "/operator/reviews",
                                "/operator/disputes",
                                "/operator/refunds",
                                "/payouts",
                                "/statements",
                                "/operator/reconciliation",
                                "/splits")),
                Arguments.of("technician-01", List.of("/technician", "/technician/notices", "/technician/reviews")),
                Arguments.of("provider-01", List.of("/supplier/reviews")),
                Arguments.of(
                        "leader-01",
                        List.of("/leader", "/leader/new?offer=" + Neighbourhood.offer(6), "/payouts", "/statements")));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void no_page_has_a_violation(String user, List<String> paths) {
        GroupBuys.open("leader-01", Neighbourhood.MAPLE_COURT, 6, 520, 5);

        assertThat(violationsOn(user, paths)).isEmpty();
    }

    @Test
    void no_page_of_an_order_has_a_violation() {
        PaidOrders.pay("resident-12", Neighbourhood.offer(2), 1);
        PaidOrders.fillCart("resident-12", Neighbourhood.offer(3), 2);
        var orders = as("resident-12").get("/api/v1/orders");
        String order = "/orders/" + orders.path("items[0].id");

        assertThat(violationsOn(
                        "resident-12",
                        List.of("/cart", "/checkout", order, "/order-groups/" + orders.path("items[0].orderGroupId"))))
                .isEmpty();
        assertThat(violationsOn("property-sunrise", List.of("/property/orders", "/property" + order)))
                .isEmpty();
    }

    @Test
    void no_page_of_a_good_that_is_rated_has_a_violation() {
        var had = goods.had("resident-12", goods.offer());
        as("resident-12")
                .contentType("application/json")
                .body(java.util.Map.of("stars", 4, "text", "Sweet."))
                .put("/api/v1/good-reviews/mine/{sku}", had.sku())
                .then()
                .statusCode(200);
        String offer = "/offers/" + had.offer();

        assertThat(violationsOn(
                        "resident-12", List.of("/orders/" + had.order(), had.page(), offer, offer + "/reviews")))
                .isEmpty();
        assertThat(violationsOn("supplier-01", List.of("/supplier/good-reviews")))
                .isEmpty();
        goods.clear();
    }

    @Test
    void no_page_of_a_group_buy_has_a_violation() {
        var path = "/campaigns/" + GroupBuys.falling(shopping);

        assertThat(violationsOn(NOBODY, List.of(path, path + "?more=12"))).isEmpty();
        assertThat(violationsOn("resident-10", List.of(path, path + "?more=none")))
                .isEmpty();
    }

    @Test
    void no_page_of_who_runs_a_group_buy_has_a_violation() {
        var path = "/campaigns/" + GroupBuys.open("leader-01", Neighbourhood.MAPLE_COURT, 6, 520, 5);
        var sheets = List.of(path, path + "/sheets/orders", path + "/sheets/sorting-list");

        assertThat(violationsOn(
                        "leader-01", sheets.stream().map("/leader"::concat).toList()))
                .isEmpty();
        assertThat(violationsOn(
                        "property-sunrise",
                        sheets.stream().map("/property"::concat).toList()))
                .isEmpty();
    }

    /**
     * Each page in both languages, both as wide as a phone and as a desk. Rules are checked in one language on a phone and in the
     * other on a desk: they ask for names, roles, order and colours, which a language and a width change each on its own.
     */
    private List<String> violationsOn(String user, List<String> paths) {
        var found = new ArrayList<String>();
        var page = window(PHONE);
        if (!user.isEmpty()) {
            signIn(page, user);
        }
        for (String path : paths) {
            open(page, path, "en", PHONE);
            look(page, path + " en ", found);
            open(page, path, "zh", DESK);
            look(page, path + " zh ", found);
        }
        return found;
    }

    private void open(Page page, String path, String language, int width) {
        page.setViewportSize(width, HEIGHT);
        var answer = page.navigate(address(path + (path.contains("?") ? "&" : "?") + "lang=" + language));
        assertThat(answer.status()).as(path).isLessThan(500);
    }

    private static void look(Page page, String what, List<String> found) {
        int opened = page.viewportSize().width;
        violations(page).forEach(rule -> found.add(what + opened + ": " + text(rule)));
        for (int width : new int[] {opened, opened == PHONE ? DESK : PHONE}) {
            page.setViewportSize(width, HEIGHT);
            if (overflows(page)) {
                found.add(what + width + ": wider than the screen");
            }
        }
    }

    @Test
    void a_page_that_shuts_somebody_out_or_is_too_wide_is_noticed() {
        var page = window(PHONE);
        page.navigate(address("/services"));
        page.evaluate("const main = document.querySelector('main'); main.innerHTML = '<img src=x>';"
                + " main.firstChild.width = 3000; main.style.display = 'block'; main.style.minWidth = '3000px'");

        var found = new ArrayList<String>();
        look(page, "", found);

        assertThat(found).anySatisfy(one -> assertThat(one).contains("image-alt"));
        assertThat(found).contains(PHONE + ": wider than the screen", DESK + ": wider than the screen");
    }

    @Test
    void the_keyboard_leads_from_the_skip_link_through_everything_that_can_be_used() {
        var page = window(DESK);
        signIn(page, "resident-11");
        page.navigate(address("/offers/" + Neighbourhood.offer(6)));
        int usable =
                (int) page.evaluate("document.querySelectorAll('a[href], button, input:not([type=hidden])').length");

        var reached = new ArrayList<String>();
        for (int step = 0; step < usable; step++) {
            page.keyboard().press("Tab");
            reached.add(
                    (String)
                            page.evaluate(
                                    "(document.activeElement.id || document.activeElement.getAttribute('href') || document.activeElement.className)"));
            assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle !== 'none'"
                            + " || document.activeElement.matches('.search input, .card__link')"))
                    .as("focus can be seen on %s", reached)
                    .isEqualTo(true);
        }

        assertThat(reached).first().isEqualTo("#main");
        assertThat(reached).contains("q", "quantity").doesNotContain("BODY");
    }

    @Test
    void large_text_is_kept_from_page_to_page() {
        var page = window(PHONE);
        page.navigate(address("/?text=large"));
        page.navigate(address("/services"));

        assertThat(page.evaluate("getComputedStyle(document.documentElement).fontSize"))
                .isEqualTo("20px");
    }

    @Test
    void the_browsers_language_is_spoken_until_another_is_chosen() {
        var page = window(PHONE, "zh-CN");
        page.navigate(address("/"));
        assertThat(page.getAttribute("html", "lang")).isEqualTo("zh-Hans");

        page.navigate(address("/?lang=en"));
        page.navigate(address("/services"));
        assertThat(page.getAttribute("html", "lang")).isEqualTo("en");
    }

    private static String text(Rule rule) {
        return rule.getId() + " at " + rule.getNodes().get(0).getHtml();
    }

    /** Looked at when charts have been drawn anew for the width. */
    private static boolean overflows(Page page) {
        return (boolean) page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => "
                + "done(document.documentElement.scrollWidth > document.documentElement.clientWidth))))");
    }
}
