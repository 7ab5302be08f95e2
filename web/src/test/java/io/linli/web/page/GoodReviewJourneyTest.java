package io.linli.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.linli.web.order.Shopping.PATIENCE;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.linli.web.order.Shopping;
import io.linli.web.review.GoodsHad;
import io.linli.web.review.GoodsHad.Had;

/** A resident rates a good from the order it came with; neighbours read it, its seller replies, the operator hides it. */
@QuarkusTest
class GoodReviewJourneyTest extends BrowserTest {

    private static final String CHINESE = "zh-CN";
    private static final String HERE = "community=maple-court";

    private final String name = "Velograna" + Long.toString(System.nanoTime(), 36);

    @Inject
    Shopping shopping;

    @Inject
    GoodsHad goods;

    @AfterEach
    void nobody_else_finds_it() {
        goods.clear();
    }

    @Test
    void a_good_is_rated_shown_found_replied_to_and_hidden() {
        var had = had("resident-08");
        goods.say(had, had.sku(), 30, 5);
        goods.say(had, had.sku(), 6, 4);
        rateByKeyboard(had);
        neighboursSeeIt(had);
        replyAndHide(had);
    }

    @Test
    void it_is_rated_changed_and_taken_back_without_a_script() {
        var had = had("resident-09");
        var page = windowWithoutScript(PHONE);
        signIn(page, "resident-09");
        page.navigate(address(had.page()));
        page.locator("label:has(input[name='stars'][value='2'])").click();
        page.fill("#text", "Call me: 138 0013 8000");
        button(page, "Send").click();
        assertThat(page.locator("main")).containsText("telephone numbers");
        assertThat(page.locator("#text")).hasValue("Call me: 138 0013 8000");
        assertThat(page.locator("input[name='stars'][value='2']")).isChecked();
        page.fill("#text", "Two were bad.");
        button(page, "Send").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("It is published");
        assertThat(page.locator("#text")).hasValue("Two were bad.");
        page.locator("label:has(input[name='stars'][value='4'])").click();
        button(page, "Send").click();
        assertThat(page.locator("main")).containsText("changed");
        picture(page, "good-review-changed-390");
        button(page, "Take it back").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Taken back");
    }

    private void rateByKeyboard(Had had) {
        var page = window(PHONE);
        signIn(page, "resident-08");
        page.navigate(address("/orders/" + had.order()));
        look(page, "good-review-order-390");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Rate it"))
                .click();
        look(page, "good-review-form-390");
        page.locator("input[name='stars'][value='4']").focus();
        page.keyboard().press("Space");
        page.keyboard().press("ArrowRight");
        page.fill("#text", "Sweet, and not one was bad.");
        look(page, "good-review-filled-390");
        button(page, "Send").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("It is published");
        page.navigate(address(had.page() + "?lang=zh"));
        assertThat(page.locator("main")).containsText("修改或撤回");
        look(page, "good-review-said-zh-390");
        page.navigate(address("/orders/" + had.order()));
        assertThat(page.locator("main")).containsText("我的评价");
        look(page, "good-review-order-zh-390");
        await().atMost(PATIENCE).until(() -> "37 4.84".equals(goods.known(had.sku())));
    }

    private void neighboursSeeIt(Had had) {
        for (int width : new int[] {PHONE, DESK}) {
            var guest = window(width);
            guest.navigate(address("/offers/" + had.offer() + "?" + HERE));
            assertThat(guest.locator("#reviews")).containsText("4.8");
            look(guest, "good-review-offer-" + width);
            guest = window(width, CHINESE);
            guest.navigate(address("/offers/" + had.offer() + "/reviews?" + HERE));
            assertThat(guest.locator("main")).containsText("Sweet, and not one was bad.");
            look(guest, "good-review-all-zh-" + width);
            var found = window(width, width == PHONE ? CHINESE : "en-GB");
            await().atMost(PATIENCE).until(() -> {
                found.navigate(address("/search?q=" + name + "&sort=rating&" + HERE));
                return found.locator(".good-stars").count() == 1;
            });
            assertThat(found.locator(".good-stars")).containsText("(37)");
            look(found, "good-review-search-" + width);
        }
    }

    private void replyAndHide(Had had) {
        var seller = window(DESK);
        signIn(seller, "supplier-01");
        seller.navigate(address("/supplier/good-reviews?"));
        card(seller).locator("textarea").fill("Thank you! 138 0013 8000");
        card(seller).locator("button").click();
        assertThat(seller.locator("main")).containsText("telephone numbers");
        assertThat(card(seller).locator("textarea")).hasValue("Thank you! 138 0013 8000");
        card(seller).locator("textarea").fill("Thank you, until next time!");
        look(seller, "good-review-seller-1280");
        card(seller).locator("button").click();
        assertThat(seller.getByRole(AriaRole.STATUS)).containsText("Your reply is published");

        var neighbour = window(PHONE);
        signIn(neighbour, "resident-11");
        neighbour.navigate(address("/offers/" + had.offer() + "/reviews"));
        var said = card(neighbour);
        assertThat(said).containsText("Thank you, until next time!");
        said.locator("summary").click();
        said.locator("input[name='reason']").fill("Not about the fruit");
        look(neighbour, "good-review-report-390");
        said.locator("details button").click();
        assertThat(neighbour.getByRole(AriaRole.STATUS)).containsText("The operator looks at it");

        var operator = window(DESK, CHINESE);
        signIn(operator, "operator");
        operator.navigate(address("/operator/reviews"));
        look(operator, "good-review-operator-zh-1280");
        card(operator).locator("input[name='reason']").fill("与商品无关");
        card(operator).locator("form[action$='/hide'] button").click();
        assertThat(operator.getByRole(AriaRole.STATUS)).containsText("已隐藏");
        assertThat(card(operator)).containsText("与商品无关");
        await().atMost(PATIENCE).until(() -> "36 4.83".equals(goods.known(had.sku())));
        card(operator).locator("form[action$='/show'] button").click();
        assertThat(operator.getByRole(AriaRole.STATUS)).containsText("已恢复显示");
        operator = window(PHONE);
        signIn(operator, "operator");
        operator.navigate(address("/operator/ranking?q=" + name));
        assertThat(operator.locator("main")).containsText("Residents rate it well");
        look(operator, "good-review-ranking-390");
    }

    private static Locator card(Page page) {
        return page.locator("article")
                .filter(new Locator.FilterOptions().setHasText("Sweet, and not one was bad."))
                .first();
    }

    private Had had(String user) {
        var offer = goods.offer();
        shopping.run(
                "UPDATE catalog.sku SET name = ?, name_zh = ? WHERE id = ?",
                name + " oranges 2kg",
                name + "甜橙2公斤",
                goods.skuOf(offer));
        return goods.had(user, offer);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
