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

/** Teams in a browser: a leader offers them, a resident opens one, a neighbour finds it, joins and leaves. */
@QuarkusTest
class TeamJourneyTest extends BrowserTest {

    @Inject
    Shopping shopping;

    @Test
    void a_leader_offers_teams_a_resident_opens_one_and_a_neighbour_joins_and_leaves_it() {
        var good = shopping.newOffer(Neighbourhood.SUPPLIER_01, 990, 20);
        offerTeams(good);

        var opener = window(PHONE);
        signIn(opener, "resident-09");
        Shopping.emptyCart("resident-09");
        opener.navigate(address("/offers/" + good));
        look(opener, "team-offer-390");
        button(opener, "Open a team").click();
        opener.waitForURL(Pattern.compile(".*/cart.*"));
        var team = teamOf(good);
        GroupBuys.pay("resident-09");
        opener.navigate(address("/campaigns/" + team));
        assertThat(opener.getByText("Your team")).isVisible();
        assertThat(opener.locator(".seats__one--taken")).hasCount(1);
        look(opener, "team-own-390");

        var neighbour = window(DESK);
        signIn(neighbour, "resident-10");
        Shopping.emptyCart("resident-10");
        neighbour.navigate(address("/offers/" + good));
        assertThat(neighbour.getByText("2 more and it is full")).isVisible();
        look(neighbour, "team-offer-1280");
        neighbour
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("To the team"))
                .click();
        look(neighbour, "team-1280");
        button(neighbour, "Join the team").click();
        neighbour.waitForURL(Pattern.compile(".*/cart.*"));
        GroupBuys.pay("resident-10");

        neighbour.navigate(address("/campaigns/" + team));
        assertThat(neighbour.locator(".seats__one--taken")).hasCount(2);
        neighbour.getByText("Leave this team").click();
        look(neighbour, "team-leaving-1280");
        button(neighbour, "Yes, leave").click();

        assertThat(neighbour.getByText("You have left.")).isVisible();
        assertThat(neighbour.locator(".seats__one--taken")).hasCount(1);
        assertThat(button(neighbour, "Join the team")).isVisible();
    }

    @Test
    void terms_of_a_team_that_cannot_be_are_shown_again_with_why() {
        var good = shopping.newOffer(Neighbourhood.SUPPLIER_01, 990, 20);
        var page = window(PHONE, "zh-CN");
        signIn(page, "leader-01");
        page.navigate(address("/leader/teams?offer=" + good));
        look(page, "team-form-zh-390");
        page.fill("#price", "12.00");
        page.fill("#size", "4");

        button(page, "开放拼团").click();

        assertThat(page.locator("#price")).hasValue("12.00");
        assertThat(page.locator("#size")).hasValue("4");
        assertThat(page.locator(".notice").first()).isVisible();
    }

    @Test
    void a_property_company_offers_teams_where_it_says_and_takes_that_back() {
        var good = shopping.newOffer(Neighbourhood.SUPPLIER_01, 990, 20);
        var page = window(PHONE, "zh-CN");
        signIn(page, "property-sunrise");
        page.navigate(address("/property/teams?offer=" + good));
        page.selectOption("#community", Neighbourhood.MAPLE_COURT.toString());
        page.fill("#price", "7.00");
        look(page, "team-form-property-zh-390");

        button(page, "开放拼团").click();

        assertThat(page.locator("main h2")).hasCount(1);
        assertThat(page.locator("#community option[value='" + Neighbourhood.MAPLE_COURT + "']"))
                .hasCount(0);
        page.setViewportSize(DESK, HEIGHT);
        look(page, "team-offered-property-zh-1280");

        button(page, "停止开团").click();

        assertThat(page.locator("main h2")).hasCount(0);
    }

    private void offerTeams(UUID good) {
        var page = window(DESK);
        signIn(page, "leader-01");
        page.navigate(address("/offers/" + good));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Offer teams of this"))
                .click();
        page.fill("#price", "7.00");
        look(page, "team-form-1280");
        button(page, "Offer teams of this").click();
        assertThat(page.getByText("Residents can open teams of 3 at ¥7.00 now."))
                .isVisible();
        look(page, "team-offered-1280");
    }

    private UUID teamOf(UUID good) {
        return UUID.fromString(shopping.text(
                """
                SELECT cast(campaign_id AS text) FROM marketplace.campaign_item i
                JOIN marketplace.campaign c ON c.id = i.campaign_id WHERE i.offer_id = ? AND c.kind = 'TEAM'""",
                good));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
