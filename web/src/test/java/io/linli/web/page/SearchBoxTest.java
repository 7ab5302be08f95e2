package io.linli.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The search box suggests while somebody types; keyboard, touch and a browser without JavaScript all get along. */
@QuarkusTest
class SearchBoxTest extends BrowserTest {

    private static final int TOUCH = 48;

    @Test
    void suggestions_are_walked_by_arrows_taken_by_enter_and_left_by_escape() {
        var page = typing("oran", DESK);
        var box = page.getByRole(AriaRole.COMBOBOX);
        var first = page.getByRole(AriaRole.OPTION).first();
        assertThat(first).isVisible();
        assertThat(box).hasAttribute("aria-expanded", "true");
        look(page, "search-suggestions");

        box.press("ArrowDown");
        assertThat(first).hasAttribute("aria-selected", "true");
        assertThat(box).hasAttribute("aria-activedescendant", "suggestion-0");

        box.press("Escape");
        assertThat(first).isHidden();
        assertThat(box).hasValue("oran");

        box.press("ArrowDown");
        assertThat(first).isVisible();
        box.press("ArrowDown");
        box.press("Enter");
        page.waitForURL(url -> url.contains("/offers/") || url.contains("/search?"));
    }

    @Test
    void every_suggestion_is_large_enough_to_touch_and_leads_somewhere() {
        var page = typing("oran", PHONE);
        var first = page.getByRole(AriaRole.OPTION).first();
        assertThat(first).isVisible();

        for (Locator option : page.getByRole(AriaRole.OPTION).all()) {
            assertThat(option.boundingBox().height).isGreaterThanOrEqualTo(TOUCH);
        }
        assertFits(page);
        first.click();
        page.waitForURL(url -> url.contains("/offers/") || url.contains("/search?"));
    }

    @Test
    void a_page_of_results_fits_the_phone_with_services_beside_goods() {
        var page = window(PHONE);
        page.navigate(address("/search?q=car+wash&community=maple-court"));

        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName("Car wash").setExact(true)))
                .isVisible();
        assertFits(page);
        look(page, "search-phone");
    }

    @Test
    void without_javascript_it_is_a_form() {
        var page = windowWithoutScript(DESK);
        page.navigate(address("/?community=maple-court"));

        page.fill("#q", "orange");
        page.press("#q", "Enter");

        page.waitForURL(url -> url.contains("/search?q=orange"));
    }

    private Page typing(String words, int width) {
        var page = window(width);
        page.navigate(address("/?community=maple-court"));
        page.locator("#q").pressSequentially(words);
        return page;
    }
}
