package io.linli.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.linli.web.Neighbourhood;
import io.linli.web.TestUsers;
import io.linli.web.payment.Books;
import io.linli.web.payment.Simulator;

/** From asking for money back to the decision, all of it without a script. */
@QuarkusTest
class AfterSaleJourneyTest extends BrowserTest {

    @Inject
    Books books;

    @Test
    void a_resident_asks_the_supplier_refuses_the_property_company_grants_less() {
        var order = PaidOrders.pay("resident-06", Neighbourhood.offer(4), 2);
        ask(order);

        decide("supplier-01", "Refuse", "#refuse-note", "It was whole when it left us.");
        escalate(order);
        decideByCompany();

        var page = windowWithoutScript(PHONE);
        signIn(page, "resident-06");
        page.navigate(address("/orders/" + order));
        assertThat(page.locator("#after-sales")).containsText("Granted: ¥3.00");
        assertThat(page.locator("#after-sales")).containsText("It was whole when it left us.");
    }

    @Test
    void its_pages_have_no_violation_in_either_language() {
        var order = PaidOrders.pay("resident-07", Neighbourhood.offer(4), 2);
        disputed("resident-12");
        var found = new ArrayList<String>();
        for (int width : new int[] {PHONE, DESK}) {
            var page = window(width);
            signIn(page, "resident-07");
            page.navigate(address("/orders/" + order));
            if (width == PHONE) {
                page.getByText("Ask for a refund").click();
                assertThat(page.locator("#reason")).isVisible();
                look(page, found);
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send request"))
                        .click();
                page.waitForURL(Pattern.compile(".*\\?done=after-sale-asked"));
            }
            page.navigate(address("/orders/" + order));
            look(page, found);
        }
        for (String user : List.of("supplier-01", "property-sunrise")) {
            var page = window(DESK);
            signIn(page, user);
            page.navigate(address("/after-sales"));
            page.locator("#after-sales tbody a").first().click();
            page.waitForURL("**/after-sales/*");
            look(page, found);
        }

        var page = window(DESK);
        signIn(page, "operator");
        page.navigate(address("/operator/disputes"));
        page.locator("main tbody a").first().click();
        page.waitForURL("**/operator/disputes/*");
        look(page, found);

        org.assertj.core.api.Assertions.assertThat(found).isEmpty();
    }

    @Test
    void an_operator_answers_a_dispute() {
        disputed("resident-11");
        var page = windowWithoutScript(DESK);
        signIn(page, "operator");
        page.navigate(address("/operator/disputes"));
        page.locator("main tbody tr:has-text('Needs evidence') a").first().click();
        page.fill("#text", "The parcel was handed over at the gate.");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Submit for good"))
                .click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The evidence is with the bank.");
        assertThat(page.getByText("Under review").first()).isVisible();
    }

    /** An order whose payment the payer's bank takes back; returns when the operator can see it. */
    private void disputed(String resident) {
        var order = PaidOrders.pay(resident, Neighbourhood.offer(3), 1);
        var payment = books.text(
                """
                SELECT a.provider_payment FROM marketplace.payment_attempt a
                JOIN marketplace.orders o ON o.group_id = a.group_id
                WHERE o.id = :group AND a.state = 'SUCCEEDED'""",
                UUID.fromString(order));
        var dispute = Simulator.dispute(payment, null, false);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> TestUsers.as("operator")
                .get("/api/v1/disputes?limit=100")
                .jsonPath()
                .getList("items.providerDispute")
                .contains(dispute));
    }

    @Test
    void more_than_was_paid_is_refused_in_words() {
        var order = PaidOrders.pay("resident-08", Neighbourhood.offer(4), 1);
        var page = windowWithoutScript(PHONE);
        signIn(page, "resident-08");
        page.navigate(address("/orders/" + order));
        page.getByText("Ask for a refund").click();

        page.check("input[value=amount]");
        page.fill("#amount", "4.51");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send request"))
                .click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("That is more than can go back, or nothing.");
    }

    private void ask(String order) {
        var page = windowWithoutScript(PHONE);
        signIn(page, "resident-06");
        page.navigate(address("/orders/" + order));
        page.getByText("Ask for a refund").click();
        page.selectOption("#reason", "DAMAGED");
        page.check("input[value=units]");
        page.fill("#quantity", "1");
        page.fill("#note", "The box was wet.");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send request"))
                .click();
        assertThat(page).hasURL(Pattern.compile(".*/orders/" + order + "\\?done=after-sale-asked"));
        assertThat(page.locator("#after-sales")).containsText("You asked for ¥4.50");
        assertThat(page.locator("#after-sales")).containsText("With the supplier");
    }

    private void decide(String user, String button, String note, String words) {
        var page = windowWithoutScript(DESK);
        signIn(page, user);
        page.navigate(address("/after-sales"));
        page.locator("#after-sales tbody tr:has-text('Your turn') a").first().click();
        assertThat(page.getByText("The box was wet.").first()).isVisible();
        page.fill(note, words);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Refused. The household has been told why.");
    }

    private void escalate(String order) {
        var page = windowWithoutScript(PHONE);
        signIn(page, "resident-06");
        page.navigate(address("/orders/" + order));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take it to the property company"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Your property company decides now.");
    }

    private void decideByCompany() {
        var page = windowWithoutScript(DESK);
        signIn(page, "property-sunrise");
        page.navigate(address("/after-sales"));
        page.locator("#after-sales tbody tr:has-text('Your turn') a").first().click();
        page.fill("#amount", "3.00");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Grant"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The money is on its way back.");
    }

    private void look(Page page, List<String> found) {
        for (String language : List.of("en", "zh")) {
            page.navigate(page.url().replaceAll("[?].*", "") + "?lang=" + language);
            violations(page)
                    .forEach(rule -> found.add(page.url() + " " + rule.getId() + " at "
                            + rule.getNodes().get(0).getHtml()));
            if ((boolean)
                    page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")) {
                found.add(page.url() + ": wider than the screen");
            }
        }
        page.navigate(page.url().replaceAll("[?].*", "") + "?lang=en");
    }
}
