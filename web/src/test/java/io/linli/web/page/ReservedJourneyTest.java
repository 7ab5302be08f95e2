package io.linli.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import io.linli.web.Neighbourhood;
import io.linli.web.order.Shopping;

/** Joining a group-buy by card, as a resident sees it: reserved first, charged when it succeeds. */
@QuarkusTest
class ReservedJourneyTest extends BrowserTest {

    @Inject
    Shopping shopping;

    @Test
    void a_place_is_reserved_by_card_and_paid_when_the_group_buy_succeeds() {
        var campaign = campaign(1);
        var page = window(PHONE);
        signIn(page, "resident-08");
        toCheckout(page, campaign);
        assertThat(page.getByText(Pattern.compile("Card: the amount is only held")))
                .isVisible();
        assertThat(page.getByText(Pattern.compile("Alipay or WeChat Pay: charged now")))
                .isVisible();

        button(page, "Order and reserve").click();
        payByCard(page, Shopping.GOOD_CARD);

        assertThat(heading(page, "Your place is reserved")).isVisible();
        assertThat(page.getByText(Pattern.compile("Nothing is charged yet"))).isVisible();
        var group = page.url();
        page.navigate(address("/orders"));
        assertThat(page.getByText("Reserved", new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();

        shopping.cutOff(campaign);
        shopping.awaitCampaign(campaign, "SUCCEEDED");
        Shopping.awaitGroup("resident-08", groupId(group), "PAID");

        page.navigate(group);
        assertThat(heading(page, "Thank you, it is paid")).isVisible();
    }

    @Test
    void a_far_group_buy_lets_choose_saves_the_card_and_tells_when_it_could_not_be_charged() {
        var campaign = campaign(1);
        shopping.cutOffInTenDays(campaign);
        var page = window(DESK);
        signIn(page, "resident-09");
        toCheckout(page, campaign);
        assertThat(page.getByLabel(Pattern.compile("Card: it is saved"))).isChecked();

        button(page, "Order and reserve").click();
        payByCard(page, Shopping.CARD_THAT_FAILS_LATER);
        assertThat(heading(page, "Your place is reserved")).isVisible();
        var group = page.url();
        shopping.cutOff(campaign);
        shopping.awaitCampaign(campaign, "SUCCEEDED");
        Shopping.awaitGroup("resident-09", groupId(group), "PENDING");

        page.navigate(group.replaceAll("[?].*", ""));
        assertThat(heading(page, "Your card could not be charged")).isVisible();
        button(page, "Pay now").click();
        payByCard(page, Shopping.GOOD_CARD);

        assertThat(heading(page, "Thank you, it is paid")).isVisible();
    }

    @Test
    void a_failed_group_buy_says_in_chinese_that_nothing_was_charged() {
        var campaign = campaign(9);
        var page = window(PHONE, "zh-CN");
        signIn(page, "resident-10");
        toCheckout(page, campaign);
        button(page, "提交订单并预留").click();
        payByCard(page, Shopping.GOOD_CARD);
        assertThat(heading(page, "名额已预留")).isVisible();
        var group = page.url();

        shopping.cutOff(campaign);
        Shopping.awaitGroup("resident-10", groupId(group), "CANCELLED");

        page.navigate(group);
        assertThat(heading(page, "团购未成团")).isVisible();
        assertThat(page.getByText("没有扣款，已冻结的金额已解除。")).isVisible();
    }

    private UUID campaign(long threshold) {
        return shopping.newCampaign(shopping.newOffer(Neighbourhood.SUPPLIER_01, 990, 10), 790, threshold + 1, 5);
    }

    /** Two units: with a threshold of two they decide it. */
    private void toCheckout(Page page, UUID campaign) {
        page.navigate(address("/cart"));
        var remove = page.locator("form[action$='/remove'] button");
        for (int left = remove.count(); left > 0; left--) {
            remove.first().click();
            assertThat(remove).hasCount(left - 1);
        }
        page.navigate(address("/campaigns/" + campaign));
        page.locator("input[name=quantity]").fill("2");
        page.locator("form[action$='/join'] button[type=submit], form[action$='/join'] .button--large")
                .first()
                .click();
        page.waitForURL(Pattern.compile(".*/cart.*"));
        page.navigate(address("/checkout"));
    }

    private void payByCard(Page page, String card) {
        page.waitForURL(url -> !url.startsWith(base.toString()));
        ProviderPage.pay(page, card);
        page.waitForURL(url -> url.startsWith(base.toString()));
    }

    private static String groupId(String url) {
        return url.replaceAll(".*/order-groups/", "").replaceAll("[?].*", "");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }
}
