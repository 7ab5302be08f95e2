package io.linli.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import io.linli.web.Neighbourhood;
import io.linli.web.payment.Books;
import io.linli.web.payment.Shopping;
import io.linli.web.payment.Simulator;
import io.linli.web.payout.Payees;

/** A property company comes to be paid, is paid, and sees for which order; the others look at what they are paid. */
@QuarkusTest
class PayoutJourneyTest extends BrowserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String CHINESE = "zh-CN";
    private static final String ENGLISH = "en-GB";

    @Inject
    Books books;

    @Inject
    Payees payees;

    /** Sunrise runs Lakeside, where resident 18 lives; offer 13 costs 13.50 yuan and a tenth of it is the company's. */
    @Test
    void a_property_company_sets_up_its_account_is_paid_and_goes_from_the_payout_to_the_order() {
        Simulator.fund(1_000_000, "cny");
        var order = releasedOrder();
        var page = window(DESK);
        signIn(page, "property-sunrise");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Payouts"))
                .first()
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("No account yet")))
                .isVisible();
        look(page, "payouts-new-desk");

        button(page, "Set up payouts").click();
        page.waitForURL(url -> !url.startsWith(base.toString()));
        page.fill("#business", "Sunrise Property Ltd");
        page.fill("#bank", "0001234567");
        page.locator("form button").click();

        assertThat(page).hasURL(address("/payouts"));
        assertThat(page.locator(".badge").first()).hasText("Ready");
        page.selectOption("#cycle", "MONTHLY");
        button(page, "Change").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("From now on you are paid as you chose.");
        assertThat(page.locator("#cycle")).hasValue("MONTHLY");

        var number = payNow();
        paid(number);

        page = window(DESK);
        signIn(page, "property-sunrise");
        page.navigate(address("/payouts"));
        look(page, "payouts-desk");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(number))
                .click();
        page.waitForURL("**/payouts/" + number);
        look(page, "payout-desk");
        page.locator("a[href='/property/orders/" + order + "']").click();

        assertThat(page).hasURL(address("/property/orders/" + order));
        assertThat(page.locator("main")).containsText(order.toString());
        assertThat(page.locator("main")).containsText("¥5.40");

        page = window(PHONE, CHINESE);
        signIn(page, "property-sunrise");
        page.navigate(address("/payouts"));
        assertThat(page.locator("main")).containsText("已打款");
        look(page, "payouts-phone-zh");
        page.navigate(address("/payouts/" + number));
        look(page, "payout-phone-zh");
    }

    /** @return the payout's number */
    private String payNow() {
        var page = window(DESK);
        signIn(page, "operator");
        page.navigate(address("/payouts"));
        page.selectOption("#party", "PROPERTY_COMPANY:" + Neighbourhood.SUNRISE);
        button(page, "Pay now").first().click();
        page.waitForURL(Pattern.compile(".*/payouts/[^?]+\\?done=payout-planned"));
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The payout is planned");
        return page.url().replaceAll("^.*/payouts/|\\?.*$", "");
    }

    private void paid(String number) {
        await().atMost(PATIENCE).until(() -> "SENT"
                .equals(as("operator").get("/api/v1/payouts/{number}", number).path("state")));
    }

    @Test
    void what_is_taken_off_a_payout_and_what_the_provider_wants_is_told() {
        Simulator.fund(1_000_000, "cny");
        var party = payees.ready();
        var lines = payees.released(party, 12_300, 4_500);
        payees.owes(party, lines.get(0), 2_000);
        String number = onceAs("operator")
                .contentType("application/json")
                .body(Map.of("partyKind", party.kind(), "partyId", party.id()))
                .post("/api/v1/payouts")
                .path("payouts[0].number");
        paid(number);

        for (var locale : new String[] {ENGLISH, CHINESE}) {
            var page = window(PHONE, locale);
            signIn(page, "operator");
            for (int width : new int[] {PHONE, DESK}) {
                page.setViewportSize(width, HEIGHT);
                page.navigate(address("/payouts"));
                assertThat(page.locator("main table")).containsText(number);
                look(page, "payouts-operator-" + width + "-" + locale);
                page.navigate(address("/payouts/" + number));
                assertThat(page.locator("main")).containsText("¥148.00");
                assertThat(page.locator("tbody .badge")).hasCount(1);
                look(page, "payout-taken-off-" + width + "-" + locale);
            }
        }
    }

    @Test
    void a_leader_and_a_supplier_without_an_account_are_told_how_to_get_one() {
        for (var user : new String[] {"leader-02", "supplier-01"}) {
            var page = window(PHONE, CHINESE);
            signIn(page, user);
            page.navigate(address("/payouts"));
            assertThat(button(page, "开通收款")).isVisible();
            look(page, "payouts-" + user + "-phone-zh");
            page = window(DESK);
            signIn(page, user);
            page.navigate(address("/payouts"));
            assertThat(button(page, "Set up payouts")).isVisible();
            look(page, "payouts-" + user + "-desk");
        }
    }

    @Test
    void who_is_paid_half_way_through_the_form_finds_what_is_missing() {
        as("leader-01").post("/api/v1/payout-account").then().statusCode(200);
        for (var locale : new String[] {ENGLISH, CHINESE}) {
            var page = window(PHONE, locale);
            signIn(page, "leader-01");
            page.navigate(address("/payouts"));
            assertThat(page.locator(".badge").first())
                    .hasText(locale.equals(CHINESE) ? "资料不全" : "Something is missing");
            assertThat(page.locator("main ul")).containsText(locale.equals(CHINESE) ? "银行账户" : "Bank account");
            look(page, "payouts-leader-missing-" + locale);
        }
    }

    /** Four of offer 13, whose shares are payable. */
    private UUID releasedOrder() {
        var placed = Shopping.order("resident-18", Map.of(13, 4));
        Simulator.pay(placed.page());
        await().atMost(PATIENCE).until(() -> books.splits(placed.group()) == 1);
        books.change(
                """
                UPDATE marketplace.share_release SET due_at = now() - interval '1 second'
                WHERE released_at IS NULL AND order_id IN (SELECT id FROM marketplace.orders WHERE group_id = :group)""",
                placed.group());
        await().atMost(PATIENCE).until(() -> books.sum(placed.group(), "PARTY_PAYABLE", "PROPERTY_COMPANY") == -540);
        return books.one("SELECT id FROM marketplace.orders WHERE group_id = :group", UUID.class, placed.group());
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
