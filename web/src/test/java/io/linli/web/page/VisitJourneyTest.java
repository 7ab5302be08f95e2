package io.linli.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.linli.web.TestUsers.as;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import io.linli.web.Neighbourhood;
import io.linli.web.order.Shopping;
import io.linli.web.visits.VisitDays;
import io.linli.web.visits.VisitDays.Provider;

/** A group buy of a home service in a browser: opened at the desks, joined with a time on a phone, read as a list of visits. */
@QuarkusTest
class VisitJourneyTest extends BrowserTest {

    private static final Pattern OWN_PAGE = Pattern.compile(".*/(leader|property)/campaigns/([0-9a-f-]{36}).*");

    @Inject
    Shopping shopping;

    @Inject
    VisitDays visits;

    @Test
    void a_leader_opens_one_and_a_neighbour_joins_with_a_time_on_the_phone() {
        var provider = visits.provider(1, 4);
        var campaign = openAtLeadersDesk(provider);

        var guest = window(PHONE);
        guest.navigate(address("/campaigns/" + campaign));
        assertThat(guest.getByText("Sign in to join")).isVisible();
        look(guest, "visits-guest-390");

        var resident = window(PHONE, "zh-CN");
        signIn(resident, "resident-03");
        Shopping.emptyCart("resident-03");
        resident.navigate(address("/campaigns/" + campaign));
        assertThat(resident.locator(".slot")).hasCount(7);
        look(resident, "visits-join-zh-390");
        resident.locator(".slot").nth(2).click();
        button(resident, "选此时间参团").click();
        resident.waitForURL(Pattern.compile(".*/cart.*"));
        assertThat(resident.locator("main")).containsText("10:00");
        look(resident, "visits-cart-zh-390");
        pay("resident-03");
        resident.navigate(address("/campaigns/" + campaign));
        assertThat(resident.locator(".slot")).hasCount(0);
        assertThat(resident.getByText("您的上门时间：")).containsText("10:00");
        look(resident, "visits-member-zh-390");

        var neighbour = window(PHONE);
        signIn(neighbour, "resident-04");
        Shopping.emptyCart("resident-04");
        neighbour.navigate(address("/campaigns/" + campaign));
        assertThat(neighbour.locator(".slot")).hasCount(4);
        look(neighbour, "visits-join-390");
        neighbour.locator(".slot").first().click();
        neighbour.selectOption("#otherwise", "BUY_ALONE");
        button(neighbour, "Join at this time").click();
        neighbour.waitForURL(Pattern.compile(".*/cart.*"));
        assertThat(neighbour.locator("main")).containsText("60.00");
        pay("resident-04");
        neighbour.navigate(address("/orders"));
        neighbour.getByText("Clear Panes").first().click();
        look(neighbour, "visits-order-390");

        readTheList(campaign);
    }

    @Test
    void the_property_company_opens_one_for_a_building_and_is_shown_again_what_cannot_be() {
        var provider = visits.provider(2, 8);
        var page = window(DESK);
        signIn(page, "property-sunrise");
        page.navigate(address("/property/campaigns"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New group buy of a service"))
                .click();
        page.selectOption("#community", Neighbourhood.MAPLE_COURT.toString());
        button(page, "Show").click();
        fill(page, provider, "50.00");
        page.fill("#cap", "17");
        page.locator("input[name=building]").first().check();
        look(page, "visits-form-1280");
        button(page, "Open the group buy").click();
        assertThat(page.locator(".notice").first()).containsText("more visits than the technicians can make");
        assertThat(page.locator("#cap")).hasValue("17");
        assertThat(page.locator("input[name=building]").first()).isChecked();

        page.fill("#cap", "16");
        button(page, "Open the group buy").click();

        page.waitForURL(OWN_PAGE);
        look(page, "visits-own-1280");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("As residents see it"))
                .click();
        assertThat(page.getByText("For buildings")).isVisible();
        look(page, "visits-seen-1280");
        var phone = window(PHONE, "zh-CN");
        signIn(phone, "property-sunrise");
        phone.navigate(address("/property/visits?community=" + Neighbourhood.MAPLE_COURT));
        look(phone, "visits-form-zh-390");
    }

    private UUID openAtLeadersDesk(Provider provider) {
        var page = window(PHONE);
        signIn(page, "leader-01");
        page.navigate(address("/services/" + provider.service()));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New group buy of a service"))
                .click();
        assertThat(page.locator("#service")).hasValue(provider.service().toString());
        fill(page, provider, "50.00");
        page.fill("#tierUnits1", "3");
        page.fill("#tierPrice1", "45.00");
        look(page, "visits-form-390");
        button(page, "Open the group buy").click();
        page.waitForURL(OWN_PAGE);
        look(page, "visits-own-390");
        var found = OWN_PAGE.matcher(page.url());
        found.matches();
        return UUID.fromString(found.group(2));
    }

    private void readTheList(UUID campaign) {
        var page = window(DESK, "zh-CN");
        signIn(page, "leader-01");
        page.navigate(address("/leader/campaigns/" + campaign));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("上门单").setExact(true))
                .click();
        assertThat(page.locator("tbody tr")).hasCount(2);
        assertThat(page.locator("tbody tr").first()).containsText("09:00");
        look(page, "visits-list-zh-1280");
        var phone = window(PHONE);
        signIn(phone, "leader-01");
        phone.navigate(address("/leader/visits/" + campaign + "/list"));
        look(phone, "visits-list-390");
        phone.navigate(address("/campaigns"));
        look(phone, "visits-among-others-390");
    }

    private static void fill(Page page, Provider provider, String price) {
        page.selectOption("#service", provider.service().toString());
        page.fill("#day", LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(6).toString());
        page.fill("#cutoff", LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(4) + "T20:00");
        page.fill("#price", price);
        page.fill("#threshold", "3");
    }

    private static void pay(String user) {
        String cart = as(user).post("/api/v1/carts").then().extract().path("id");
        var placed = Shopping.checkout(user, cart);
        Shopping.payByWallet(placed.payUrl());
        Shopping.awaitGroup(user, placed.groupId(), "PAID");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
