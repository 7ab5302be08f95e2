package io.linli.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/**
 * What a payer does at the payment provider's page. Each step waits for the page that the step before it led to: what is typed
 * into a page that is about to go is lost.
 */
final class ProviderPage {

    private ProviderPage() {}

    /** Types a card and sends it; where that leads is for the caller to wait for. */
    static void pay(Page page, String card) {
        page.fill("[name=number]", card);
        page.fill("[name=expiry]", "12 / 34");
        page.fill("[name=cvc]", "123");
        page.fill("[name=email]", "resident@example.com");
        page.locator("form button").first().click();
    }

    /** The page is there again and says that the card was not taken. */
    static void awaitRefusal(Page page) {
        assertThat(page.locator("p.alert[role=alert]")).isVisible();
    }

    /** The payer's bank asks, and is told yes. */
    static void confirm(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete"))
                .click();
    }
}
