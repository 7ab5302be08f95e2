package io.linli.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import io.linli.web.payment.Simulator;
import io.linli.web.reconciliation.Paying;
import io.linli.web.reconciliation.Reconciling;

/** What an operator does about a difference, and with the bank's file. */
@QuarkusTest
class ReconciliationJourneyTest extends BrowserTest {

    @Inject
    Paying paying;

    @Test
    void an_operator_compares_looks_at_a_difference_and_books_what_is_proposed() {
        var transfer = unknownTransfer();
        var page = window(DESK);
        signIn(page, "operator");
        page.navigate(address("/operator/reconciliation"));

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Compare now"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Comparing.");
        assertThat(page.locator("#runs tbody tr").first()).containsText("Completed");
        page.navigate(address("/operator/reconciliation?kind=UNKNOWN_TRANSFER"));
        page.locator("#exceptions tr", new Page.LocatorOptions().setHasText(transfer))
                .getByRole(AriaRole.LINK)
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Unknown transfer");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Book it now"))
                .click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Booked.");
        assertThat(page.getByText("correction:")).isVisible();
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Book it now")))
                .hasCount(0);
    }

    @Test
    void a_bank_file_that_cannot_be_read_names_its_lines_and_one_that_can_is_taken_in() {
        var page = window(PHONE, "zh-CN");
        signIn(page, "operator");
        page.navigate(address("/operator/reconciliation"));

        choose(page, "PO-1,acct_1,ten,CNY,tomorrow\n");
        assertThat(page.locator("#problems")).containsText("不是数字");
        choose(page, "PO-2026-999999,acct_none,12.50,CNY,2026-11-20\n");

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("文件已收下");
        assertThat(page.locator("#bank")).containsText("bank.csv");
    }

    @Test
    void the_pages_have_no_violation() {
        unknownTransfer();
        Reconciling.run();
        for (var locale : new String[] {"en-GB", "zh-CN"}) {
            var page = window(PHONE, locale);
            signIn(page, "operator");
            for (int width : new int[] {PHONE, DESK}) {
                page.setViewportSize(width, HEIGHT);
                page.navigate(address("/operator/reconciliation"));
                look(page, "reconciliation-" + width + "-" + locale);
                page.locator("#exceptions tbody a").first().click();
                page.waitForURL(Pattern.compile(".*/exceptions/[0-9a-f-]+$"));
                look(page, "exception-" + width + "-" + locale);
            }
        }
    }

    /** @return the provider's id */
    private String unknownTransfer() {
        var payee = paying.payee();
        Simulator.fund(Paying.PLENTY, "cny");
        return (String)
                Simulator.transfer(payee.account(), 700, "cny", Map.of()).get("id");
    }

    private static void choose(Page page, String rows) {
        var csv = "payout_reference,account,amount,currency,value_date\n" + rows;
        page.setInputFiles("#file", new FilePayload("bank.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("上传"))
                .click();
    }
}
