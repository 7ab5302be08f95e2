package io.linli.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import io.linli.web.Neighbourhood;

/** From looking around to the paid order, as a resident does it on a phone. */
@QuarkusTest
class ResidentJourneyTest extends BrowserTest {

    private static final double SEVERAL_RELOADS_MILLIS = 30_000;

    private static final String GOOD_CARD = "4242 4242 4242 4242";
    private static final String DECLINED_CARD = "4000 0000 0000 0002";
    private static final String ASKING_CARD = "4000 0027 6000 3184";

    @Test
    void a_resident_finds_goods_joins_a_group_buy_books_a_car_wash_and_pays() {
        var campaign = GroupBuys.open("leader-01", Neighbourhood.MAPLE_COURT, 6, 520, 5);
        var page = window(PHONE);
        signIn(page, "resident-01");

        page.getByRole(AriaRole.COMBOBOX).fill("orange");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/search\\?.*"));
        page.locator("a[href='/offers/" + Neighbourhood.offer(6) + "']").click();
        page.locator("a.button[href='/campaigns/" + campaign + "']").click();
        button(page, "Join the group buy").click();
        assertThat(page).hasURL(Pattern.compile(".*/cart\\?done=seat-held"));

        bookCarWash(page);
        toPayment(page);
        ProviderPage.pay(page, GOOD_CARD);

        assertThat(heading(page, "Thank you, it is paid")).isVisible();
        page.navigate(address("/orders"));
        assertThat(page.getByText("Paid", new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
    }

    @Test
    void a_declined_card_costs_nothing_and_another_can_be_tried() {
        var page = window(PHONE);
        signIn(page, "resident-03");
        addToCart(page, 1);
        toPayment(page);

        ProviderPage.pay(page, DECLINED_CARD);
        ProviderPage.awaitRefusal(page);
        ProviderPage.pay(page, GOOD_CARD);

        assertThat(heading(page, "Thank you, it is paid")).isVisible();
    }

    @Test
    void a_bank_may_ask_once_more_before_it_pays() {
        var page = window(PHONE);
        signIn(page, "resident-04");
        addToCart(page, 2);
        toPayment(page);

        ProviderPage.pay(page, ASKING_CARD);
        ProviderPage.confirm(page);

        assertThat(heading(page, "Thank you, it is paid")).isVisible();
    }

    @Test
    void goods_go_into_the_cart_without_leaving_the_page() {
        var page = window(DESK);
        signIn(page, "resident-05");
        page.navigate(address("/offers/" + Neighbourhood.offer(3)));

        button(page, "Into the cart").click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("It is in your cart.");
        assertThat(page.locator("#cart-link")).containsText("1");
        assertThat(page).hasURL(address("/offers/" + Neighbourhood.offer(3)));
    }

    @Test
    void what_a_rule_refuses_is_said_on_the_page() {
        var campaign = GroupBuys.open("leader-01", Neighbourhood.MAPLE_COURT, 8, 700, 5);
        var page = window(PHONE);
        signIn(page, "resident-06");
        page.navigate(address("/campaigns/" + campaign));
        page.locator("input[name=quantity]").evaluate("field => field.removeAttribute('max')");
        page.locator("input[name=quantity]").fill("11");

        button(page, "Join the group buy").click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Your household has reached its limit");
    }

    @Test
    void the_whole_way_works_without_script() {
        var campaign = GroupBuys.open("leader-01", Neighbourhood.MAPLE_COURT, 4, 400, 5);
        var page = windowWithoutScript(PHONE);
        signIn(page, "resident-07");
        page.navigate(address("/campaigns/" + campaign));
        button(page, "Join the group buy").press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/cart\\?done=seat-held"));
        addToCart(page, 5);
        page.getByLabel("How many").last().fill("2");
        button(page, "Update").last().press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Your cart is up to date.");

        toPayment(page);
        ProviderPage.pay(page, GOOD_CARD);
        page.waitForURL(url -> url.startsWith(base.toString()));

        // The page asks anew by itself every few seconds, without script, too.
        assertThat(heading(page, "Thank you, it is paid"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(SEVERAL_RELOADS_MILLIS));
    }

    private void addToCart(Page page, int offer) {
        page.navigate(address("/offers/" + Neighbourhood.offer(offer)));
        button(page, "Into the cart").click();
        // The page stays and asks for it by script: who leaves before the answer may see the cart as it was.
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("It is in your cart.");
        page.navigate(address("/cart"));
    }

    private void bookCarWash(Page page) {
        page.navigate(address("/services/" + Neighbourhood.CAR_WASH));
        page.locator(".day").nth(2).click();
        // Until then the times of another day can be chosen.
        assertThat(page.locator(".day").nth(2)).hasAttribute("aria-current", "date");
        page.locator(".slot").first().click();
        button(page, "Book this time").click();
        assertThat(page).hasURL(Pattern.compile(".*/cart\\?done=visit-held"));
    }

    private void toPayment(Page page) {
        page.navigate(address("/cart"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("To the checkout"))
                .click();
        button(page, "Order and pay").click();
        page.waitForURL(url -> !url.startsWith(base.toString()));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }
}
