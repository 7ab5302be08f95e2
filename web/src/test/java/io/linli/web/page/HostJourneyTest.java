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

    @Test
    void a_property_company_opens_a_group_buy_in_one_of_its_communities_and_edits_its_draft() {
        var good = shopping.newOffer(Neighbourhood.SUPPLIER_01, 837, 20);
        for (var width : List.of(PHONE, DESK)) {
            var page = window(width);
            signIn(page, "property-sunrise");
            page.navigate(address("/property/campaigns"));
            look(page, "property-campaigns-" + width);
            page.navigate(address("/offers/" + good));
            page.getByText("Open a group buy").click();
            look(page, "property-new-" + width);
            page.selectOption("#community", Neighbourhood.LAKESIDE.toString());
            page.fill("#price", "8.37");
            page.fill("#threshold", "999");
            press(page, "Save as draft");
            assertThat(page.getByText("There is less in stock").first()).isVisible();
            assertThat(page.locator("#community")).hasValue(Neighbourhood.LAKESIDE.toString());
            page.fill("#threshold", "3");
            press(page, "Save as draft");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("The draft is saved.");
            assertThat(page).hasURL(Pattern.compile(".*/property/campaigns/" + newestOf(good) + ".*"));
            look(page, "property-draft-" + width);
            page.fill("#titleEn", "Oranges of Lakeside");
            page.selectOption("#measure", "PEOPLE");
            page.fill("#threshold", "0");
            press(page, "Save");
            assertThat(page.locator("#titleEn")).hasValue("Oranges of Lakeside");
            page.fill("#threshold", "2");
            press(page, "Save");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("The draft is saved.");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .hasText("Oranges of Lakeside");
            page.navigate(address("/offers/" + Neighbourhood.offer(3)));
            page.selectOption("#draft", newestOf(good).toString());
            page.fill("#price", "3.00");
            press(page, "Add to the draft");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("It is in the draft.");
            press(page, "Publish");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Published");
        }
        var chinese = window(PHONE, "zh-CN");
        signIn(chinese, "property-sunrise");
        chinese.navigate(address("/property/new?offer=" + good));
        look(chinese, "property-new-zh-390");
    }

    @Test
    void a_leader_replaces_a_good_and_a_member_reads_what_comes_instead() {
        var oranges = shopping.newOffer(Neighbourhood.SUPPLIER_01, 843, 20);
        var pears = shopping.newOffer(Neighbourhood.SUPPLIER_01, 841, 20);
        var dear = shopping.newOffer(Neighbourhood.SUPPLIER_01, 846, 20);
        var campaign = GroupBuys.open("leader-01", Neighbourhood.MAPLE_COURT, oranges, 840, 1);
        var member = window(PHONE);
        signIn(member, "resident-09");
        Shopping.emptyCart("resident-09");
        member.navigate(address("/campaigns/" + campaign));
        member.check("input[name=substitutable]");
        look(member, "join-substitutable-390");
        press(member, "Join the group buy");
        member.waitForURL(Pattern.compile(".*/cart.*"));
        GroupBuys.pay("resident-09");

        var page = window(PHONE);
        signIn(page, "leader-01");
        page.navigate(address("/leader/campaigns/" + campaign));
        look(page, "campaign-replace-390");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Replace")))
                .click();
        look(page, "substitute-390");
        page.selectOption("#offer", dear.toString());
        page.fill("#price", "8.41");
        page.check("input[name=sure]");
        press(page, "Replace");
        assertThat(page.getByText("A substitute costs at most what was promised for the good."))
                .isVisible();
        assertThat(page.locator("#offer")).hasValue(dear.toString());
        page.selectOption("#offer", pears.toString());
        page.fill("#price", "8.00");
        page.check("input[name=sure]");
        press(page, "Replace");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("It is replaced.");
        assertThat(page.getByText("Instead of Test orange")).isVisible();
        look(page, "campaign-replaced-390");

        var told = window(PHONE);
        signIn(told, "resident-09");
        told.navigate(address("/campaigns/" + campaign));
        assertThat(told.getByText("comes instead").first()).isVisible();
        look(told, "campaign-with-substitute-390");
        told.navigate(address("/me/notices"));
        assertThat(told.getByText("“Test orange” cannot be delivered").first()).isVisible();
        look(told, "notice-substituted-390");
        told.navigate(address("/orders"));
        told.locator("main a[href^='/orders/']").first().click();
        assertThat(told.getByText("Instead of Test orange").first()).isVisible();
        look(told, "order-substituted-390");
        for (var width : List.of(PHONE, DESK)) {
            var chinese = window(width, "zh-CN");
            signIn(chinese, "property-sunrise");
            chinese.navigate(address("/property/campaigns/" + campaign));
            look(chinese, "campaign-replaced-zh-" + width);
            chinese.locator("a[href$='/substitution']").first().click();
            look(chinese, "substitute-zh-" + width);
        }
    }

    private UUID newestOf(UUID offer) {
        return UUID.fromString(shopping.text(
                """
                SELECT cast(c.id AS text) FROM marketplace.campaign c JOIN marketplace.campaign_item i ON i.campaign_id = c.id
                WHERE i.offer_id = ? ORDER BY c.created_at DESC LIMIT 1""",
                offer));
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
