package io.linli.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import io.linli.web.Neighbourhood;
import io.linli.web.TestUsers;
import io.linli.web.campaign.Terms;
import io.linli.web.order.Shopping;

/** What who runs group buys does with one of the own. */
@QuarkusTest
class HostJourneyTest extends BrowserTest {

    @Inject
    Shopping shopping;

    @Test
    void a_leader_fills_a_draft_publishes_it_copies_it_and_calls_it_off() {
        var second = shopping.newOffer(Neighbourhood.SUPPLIER_02, 500, 20);
        var draft = draft(second);
        var page = window(PHONE);
        signIn(page, "leader-01");
        page.navigate(address("/offers/" + Neighbourhood.offer(3)));
        page.selectOption("#draft", draft.toString());
        page.fill("#price", "3.00");
        press(page, "Add to the draft");
        assertThat(page).hasURL(Pattern.compile(".*/leader/campaigns/" + draft + ".*"));
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("It is in the draft.");
        assertThat(page.locator("tbody tr")).hasCount(2);
        page.locator("tbody tr").nth(1).getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator("tbody tr")).hasCount(1);

        press(page, "Publish");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Published");
        page.fill("#cutoff", "2020-01-01T20:00");
        press(page, "Put the cut-off off");
        assertThat(page.getByText("Put the cut-off off").first()).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*refused=campaign-terms-invalid.*"));
        press(page, "Copy for the next week");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("A new draft is here.");
        assertThat(page).not().hasURL(Pattern.compile(".*/leader/campaigns/" + draft + ".*"));

        page.navigate(address("/leader/campaigns/" + draft));
        page.fill("#reason", "no lorry");
        page.check("input[name=sure]");
        press(page, "Call it off");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("It is called off.");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Call it off")))
                .hasCount(0);
    }

    @Test
    void sheets_are_read_by_who_runs_the_group_buy_only() {
        var campaign = GroupBuys.open("leader-01", Neighbourhood.MAPLE_COURT, 4, 400, 5);
        var company = window(DESK);
        signIn(company, "property-sunrise");
        company.navigate(address("/property/campaigns"));
        company.locator("a[href='/property/campaigns/" + campaign + "']").click();
        for (var sheet : List.of("Order sheet", "Sorting list")) {
            company.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName(sheet).setExact(true))
                    .click();
            assertThat(company.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .hasText(sheet);
            company.goBack();
        }

        var other = window(DESK);
        signIn(other, "leader-02");
        for (var path : List.of("", "/sheets/orders", "/sheets/sorting-list")) {
            int status = other.navigate(address("/leader/campaigns/" + campaign + path))
                    .status();
            org.assertj.core.api.Assertions.assertThat(status).as(path).isEqualTo(403);
        }
        org.assertj.core.api.Assertions.assertThat(other.navigate(address("/property/campaigns/" + campaign))
                        .status())
                .isEqualTo(403);
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static UUID draft(UUID offer) {
        return UUID.fromString(TestUsers.onceAs("leader-01")
                .contentType("application/json")
                .body(Terms.of(Neighbourhood.MAPLE_COURT, offer, 450)
                        .needing(1)
                        .set("draft", true)
                        .body())
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }
}
