package io.linli.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.linli.web.Neighbourhood.MAPLE_COURT;
import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.order.Shopping.PATIENCE;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.web.notice.Told;
import io.linli.web.order.Shopping;

/** A leader announces something, and who takes part sees the bell, reads it and goes on; all of it without script. */
@QuarkusTest
class NoticeJourneyTest extends BrowserTest {

    private static final String CHINESE = "zh-CN";
    private static final String READER = "resident-12";

    @Inject
    Shopping shopping;

    @Test
    void a_leader_announces_and_a_member_is_led_by_the_bell_to_the_group_buy() {
        var campaign = joined();
        var page = windowWithoutScript(DESK);
        signIn(page, "leader-01");
        page.navigate(address("/leader"));
        picture(page, "announce-leader-desk");
        page.selectOption("#campaign", campaign.toString());
        page.fill("#text", "The van comes at five.\nPlease bring bags.");
        button(page, "Post").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The announcement is posted");
        await().atMost(PATIENCE).until(() -> Told.kinds(campaign, READER).size() == 1);

        page = windowWithoutScript(PHONE);
        signIn(page, READER);
        page.navigate(address("/"));
        assertThat(page.locator(".bell__count")).isVisible();
        picture(page, "notices-home-phone");
        page.locator(".bell").click();
        var card = page.locator("article").first();
        assertThat(card).containsText("The van comes at five. Please bring bags.");
        assertThat(card.locator(".badge")).hasText("New");
        picture(page, "notices-phone");
        button(card, "To the group buy").click();
        assertThat(page).hasURL(address("/campaigns/" + campaign));
        assertThat(page.locator("#announcements")).containsText("The leader");
        assertThat(page.locator("#announcements")).containsText("The van comes at five. Please bring bags.");
        picture(page, "announcements-phone");
        page.navigate(address("/me/notices"));
        assertThat(page.locator("article").first().locator(".badge")).hasCount(0);
        Shopping.emptyCart(READER);
    }

    @Test
    void what_became_of_group_buys_is_read_in_chinese_and_marked_as_read_together() {
        var good = paid(1);
        var bad = paid(9);
        shopping.cutOff(good);
        shopping.cutOff(bad);
        await().atMost(PATIENCE).until(() -> Told.kinds(good, READER).size() == 1);
        await().atMost(PATIENCE).until(() -> Told.kinds(bad, READER).size() == 1);

        for (int width : new int[] {PHONE, DESK}) {
            var page = window(width, CHINESE);
            signIn(page, READER);
            page.navigate(address("/me/notices"));
            assertThat(page.locator("h1")).hasText("消息");
            assertThat(page.locator("main")).containsText("已成团");
            assertThat(page.locator("main")).containsText("¥15.80将自动原路退回");
            look(page, "notices-" + width + "-zh");
        }
        var page = window(DESK);
        signIn(page, READER);
        page.navigate(address("/me/notices"));
        look(page, "notices-desk");
        button(page, "Mark all as read").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("All are marked as read");
        assertThat(page.locator(".bell__count")).hasCount(0);
        assertThat(page.locator("article .badge")).hasCount(0);
        page.navigate(address("/me"));
        assertThat(page.locator("main a[href='/me/notices']")).hasText("Notices");
    }

    @Test
    void a_property_company_announces_and_too_much_of_it_is_shown_again_as_typed() {
        var campaign = joined();
        var page = window(PHONE);
        signIn(page, "property-sunrise");
        page.navigate(address("/property/campaigns?lang=zh"));
        for (int number = 1; number <= 10; number++) {
            announce(page, campaign, "第" + number + "条");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("公告已发布");
        }
        look(page, "announce-property-phone-zh");
        announce(page, campaign, "第十一条，明天再说");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("今天已发布十条公告");
        assertThat(page.locator("#text")).hasValue("第十一条，明天再说");
        assertThat(page.locator("#campaign")).hasValue(campaign.toString());

        page.navigate(address("/campaigns/" + campaign + "?lang=zh"));
        assertThat(page.locator("#announcements li")).hasCount(10);
        assertThat(page.locator("#announcements li").first()).containsText("第10条");
        look(page, "announcements-phone-zh");
        Shopping.emptyCart(READER);
    }

    private static void announce(Page page, UUID campaign, String text) {
        page.selectOption("#campaign", campaign.toString());
        page.fill("#text", text);
        button(page, "发布").click();
    }

    /** Of leader-01's, with a place held by the reader. */
    private UUID joined() {
        var campaign = GroupBuys.open("leader-01", MAPLE_COURT, 6, 520, 5);
        Shopping.emptyCart(READER);
        Shopping.join(READER, campaign, 1).statusCode(201);
        return campaign;
    }

    private UUID paid(long threshold) {
        var campaign = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 20), 790, threshold, 9);
        var cart = Shopping.emptyCart(READER);
        Shopping.join(READER, campaign, 2).statusCode(201);
        var placed = Shopping.checkout(READER, cart);
        Shopping.payByWallet(placed.payUrl());
        Shopping.awaitGroup(READER, placed.groupId(), "PAID");
        return campaign;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }
}
