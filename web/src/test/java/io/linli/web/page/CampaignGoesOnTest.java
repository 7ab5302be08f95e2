package io.linli.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import io.linli.web.order.Shopping;

/** The page of a group buy in a browser: it goes on while somebody looks, and a shared link leads into it. */
@QuarkusTest
class CampaignGoesOnTest extends BrowserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Shopping shopping;

    @Test
    void a_neighbours_payment_moves_the_page_of_somebody_who_only_looks() {
        var campaign = GroupBuys.falling(shopping);
        set(campaign, 9);
        var page = window(PHONE);
        page.navigate(address("/campaigns/" + campaign));
        assertThat(next(page)).hasText("1 more and everybody pays ¥8.00");
        page.evaluate("window.notReloaded = true");
        page.evaluate("document.querySelector('#more').value = '33'");

        pay("resident-07", campaign, 1);

        assertThat(next(page)).hasText("15 more and everybody pays ¥7.50");
        assertThat(page.locator("[aria-current=step]")).containsText("¥8.00");
        assertThat(page.getByText("One household takes part")).isVisible();
        assertThat(page.locator("[data-live-said]")).containsText("10 joined. 15 more and everybody pays ¥7.50");
        assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
        assertThat(page.locator("#more")).hasValue("33");
    }

    @Test
    void the_countdown_goes_by_the_servers_clock_whatever_the_browsers_says() {
        var campaign = GroupBuys.falling(shopping);
        var page = window(PHONE);
        page.addInitScript("const real = Date.now; Date.now = () => real() + 5 * 3600 * 1000");
        page.navigate(address("/campaigns/" + campaign));
        var clock = page.locator("time[data-closes]");

        assertThat(clock).hasText(Pattern.compile("Closes in 23:5\\d:\\d\\d"));
        String before = clock.textContent();

        assertThat(clock).not().hasText(before);
        assertThat(clock).hasText(Pattern.compile("Closes in 23:5\\d:\\d\\d"));
    }

    @Test
    void a_hidden_tab_holds_no_connection_and_is_right_when_it_is_shown_again() {
        var campaign = GroupBuys.falling(shopping);
        set(campaign, 2);
        long others = watching();
        var page = window(PHONE);
        page.navigate(address("/campaigns/" + campaign));
        await().atMost(PATIENCE).until(() -> watching() == others + 1);

        hidden(page, true);
        await().atMost(PATIENCE).until(() -> watching() == others);
        set(campaign, 7);
        assertThat(next(page)).hasText("8 more and everybody pays ¥8.00");
        hidden(page, false);

        assertThat(next(page)).hasText("3 more and everybody pays ¥8.00");
    }

    @Test
    void at_the_cut_off_the_page_stops_offering_to_join() {
        var campaign = GroupBuys.falling(shopping);
        set(campaign, 6);
        var page = window(DESK, "zh-CN");
        page.navigate(address("/campaigns/" + campaign));
        var join = page.locator("a[href^='/sign-in?to=/campaigns']");
        assertThat(join).isVisible();

        shopping.run("UPDATE marketplace.campaign SET cutoff_at = now() + interval '2 seconds' WHERE id = ?", campaign);
        shopping.awaitCampaign(campaign, "SUCCEEDED");

        assertThat(page.getByText("已成团").first()).isVisible();
        assertThat(join).hasCount(0);
    }

    /** Counted is every press on this site after the link was opened; paying at the provider's page comes after. */
    @Test
    void from_a_shared_link_a_signed_in_resident_is_at_the_payment_in_three_taps() {
        var campaign = GroupBuys.falling(shopping);
        Shopping.emptyCart("resident-08");
        var page = window(PHONE);
        signIn(page, "resident-08");
        page.navigate(given().accept("text/html")
                .get("/campaigns/{id}", campaign)
                .htmlPath()
                .getString("**.find { it.@id == 'share-link' }.@value"));
        int taps = 0;

        tap(page, AriaRole.BUTTON, "Join the group buy");
        taps++;
        tap(page, AriaRole.LINK, "To the checkout");
        taps++;
        tap(page, AriaRole.BUTTON, "Order and reserve");
        taps++;

        page.waitForURL(url -> !url.startsWith(base.toString()));
        assertThat(taps).isLessThanOrEqualTo(3);
        ProviderPage.pay(page, Shopping.GOOD_CARD);
        page.waitForURL(url -> url.startsWith(base.toString()));
        assertThat(page.getByText("Your place is reserved").first()).isVisible();
    }

    @Test
    void who_signs_in_for_a_shared_group_buy_comes_back_to_it() {
        var campaign = GroupBuys.falling(shopping);
        var page = window(PHONE);
        page.navigate(address("/campaigns/" + campaign + "?community=harbor-view"));

        tap(page, AriaRole.LINK, "Sign in to join");
        page.fill("#username", "resident-09");
        page.fill("#password", "linli");
        page.click("#kc-login");

        page.waitForURL(address("/campaigns/" + campaign));
        assertThat(button(page, "Join the group buy")).isVisible();
    }

    @Test
    void the_link_is_copied_and_shared_where_the_browser_can() {
        var campaign = GroupBuys.falling(shopping);
        var page = window(PHONE);
        page.addInitScript(
                "navigator.share = (what) => { window.shared = what.url; return Promise.resolve(); };"
                        + " Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text; } } })");
        page.navigate(address("/campaigns/" + campaign));

        button(page, "Copy the link").click();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Share").setExact(true))
                .click();

        assertThat(page.getByText("Copied")).isVisible();
        assertThat(page.evaluate("window.copied")).isEqualTo(address("/campaigns/" + campaign));
        assertThat(page.evaluate("window.shared")).isEqualTo(address("/campaigns/" + campaign));
    }

    @Test
    void the_page_is_looked_at_in_both_languages_on_a_phone_and_on_a_desk() {
        var campaign = GroupBuys.falling(shopping);
        set(campaign, 12);
        for (int width : new int[] {PHONE, DESK}) {
            for (String language : new String[] {"en", "zh"}) {
                var page = window(width);
                signIn(page, "resident-10");
                page.navigate(address("/campaigns/" + campaign + "?more=8&lang=" + language));
                page.locator(".share__code").scrollIntoViewIfNeeded();
                assertThat(page.locator(".share__code")).hasJSProperty("complete", true);
                look(page, "campaign-live-" + language + "-" + width);
            }
        }
    }

    private void pay(String resident, UUID campaign, long quantity) {
        var cart = Shopping.emptyCart(resident);
        Shopping.join(resident, campaign, quantity).statusCode(201);
        Shopping.payWith(Shopping.GOOD_CARD, Shopping.checkout(resident, cart).payUrl());
    }

    private void set(UUID campaign, long units) {
        shopping.run("UPDATE marketplace.campaign_item SET joined = ? WHERE campaign_id = ?", units, campaign);
    }

    /** What is still missing for the next price. */
    private static Locator next(Page page) {
        return page.locator("[id^=prices] + p");
    }

    /** What a browser does when another tab is chosen. */
    private static void hidden(Page page, boolean hidden) {
        page.evaluate("Object.defineProperty(document, 'hidden', { value: " + hidden + ", configurable: true });"
                + " document.dispatchEvent(new Event('visibilitychange'))");
    }

    /** As the instance counts them. */
    private static long watching() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("linli_live_viewers"))
                .map(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static void tap(Page page, AriaRole role, String name) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(name)).click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
