package io.linli.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

import io.linli.web.Neighbourhood;
import io.linli.web.bill.Billing;
import io.linli.web.order.Shopping;

/** A property company bills, a resident pays the bill with the shopping, the company sees it paid and gives some of it back. */
@QuarkusTest
class BillJourneyTest extends BrowserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String CHINESE = "zh-CN";

    @Test
    void a_resident_pays_a_bill_with_the_shopping_and_the_company_sees_it_paid_and_gives_a_part_back() {
        var page = window(DESK);
        signIn(page, Billing.SUNRISE);
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Bills").setExact(true))
                .first()
                .click();
        page.selectOption("#community", Neighbourhood.MAPLE_COURT.toString());
        page.fill("#unit", Billing.unitOf(12));
        page.selectOption("#kind", "MANAGEMENT_FEE");
        page.fill("#period", "2026-09");
        page.fill("#amount", "128.50");
        page.fill("#due", "2026-10-10");
        page.fill("#text", "86 m²");
        page.locator("#issue button").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The bill is issued");
        look(page, "bills-desk");

        Shopping.emptyCart("resident-12");
        page = window(PHONE);
        signIn(page, "resident-12");
        assertThat(page.locator("main a[href='/me/bills']")).containsText("¥128.50, overdue");
        look(page, "bills-home-phone");
        page.locator("main a[href='/me/bills']").click();
        var card = page.locator("article", new Page.LocatorOptions().setHasText("86 m²"));
        assertThat(card).containsText("overdue for");
        assertThat(card).containsText("¥128.50");
        look(page, "bills-phone");
        button(card, "Put into the cart").click();
        assertThat(page).hasURL(address("/cart?done=bill-added"));
        look(page, "bills-cart-phone");
        page.navigate(address("/offers/" + Neighbourhood.offer(6)));
        button(page, "Into the cart").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("It is in your cart.");
        page.navigate(address("/cart"));
        assertThat(page.locator("main")).containsText("¥135.00");
        page.locator("a[href='/checkout']").click();
        assertThat(page.locator("main")).containsText("Management fee 2026-09");
        look(page, "bills-checkout-phone");
        page.locator("form[action='/checkout'] button[type=submit]").click();
        page.waitForURL(url -> !url.startsWith(base.toString()));
        payByCard(page);
        page.waitForURL(url -> url.contains("/order-groups/"));
        assertThat(page.locator("#standing")).containsText("¥135.00");
        page.navigate(address("/me/bills"));
        assertThat(page.locator("#earlier")).containsText("Paid");
        look(page, "bills-paid-phone");
        page.locator("#earlier a[href^='/orders/']").first().click();
        assertThat(page.locator("main")).containsText("Done");
        assertThat(page.locator("a[href$='/refund']")).hasCount(0);
        look(page, "bills-order-phone");

        page = window(DESK);
        signIn(page, Billing.SUNRISE);
        page.navigate(address("/bills?state=PAID"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Management fee 2026-09 · 86 m²"))
                .click();
        assertThat(page.locator(".badge").first()).hasText("Paid");
        look(page, "bill-desk");
        page.fill("#amount", "28.50");
        button(page, "Give back").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The money goes back");
        var bill = page;
        await().atMost(PATIENCE).until(() -> {
            bill.reload();
            return bill.locator("main dl").innerText().contains("¥28.50");
        });
        page.navigate(address("/property"));
        assertThat(page.locator("#sources")).containsText("Bills of your own");
        look(page, "bills-revenue-desk");
    }

    @Test
    void a_file_is_uploaded_and_each_bad_row_told_in_both_languages_on_desk_and_phone() {
        var unit = Billing.emptyUnit();
        var csv = "unit,kind,period,amount,due_date,text\n"
                + unit + ",management_fee,2026-08,128.50,2099-09-10,\n"
                + "8-Z-101,management_fee,2026-08,128.50,2026-09-10,\n"
                + unit + ",parking,2026-08,free,2026-09-10,\n";
        var page = window(DESK);
        signIn(page, Billing.SUNRISE);
        page.navigate(address("/bills"));
        send(page, csv);
        assertThat(page.locator("#problems tbody tr")).hasCount(2);
        assertThat(page.locator("#problems")).containsText("The community has no such unit");
        look(page, "bills-report-desk");

        page = window(PHONE, CHINESE);
        signIn(page, Billing.SUNRISE);
        page.navigate(address("/bills"));
        assertThat(page.locator("h1")).hasText("账单");
        send(page, csv);
        assertThat(page.locator("#problems")).containsText("该小区没有这个房号");
        assertThat(page.locator("#report")).containsText("之前已开");
        look(page, "bills-report-phone-zh");
        page.locator("#bills tbody tr", new Page.LocatorOptions().setHasText(unit))
                .first()
                .locator("a")
                .click();
        look(page, "bill-phone-zh");
        button(page, "取消账单").click();
        assertThat(page.locator(".badge").first()).hasText("已取消");
    }

    @Test
    void a_household_reads_its_bills_in_chinese_on_desk_and_phone() {
        Billing.issue(11, 5_000);
        for (int width : new int[] {PHONE, DESK}) {
            var page = window(width, CHINESE);
            signIn(page, "resident-11");
            page.navigate(address("/me"));
            assertThat(page.locator("main a[href='/me/bills']")).containsText("账单");
            look(page, "bills-me-" + width + "-zh");
            page.navigate(address("/me/bills"));
            assertThat(page.locator("#open")).containsText("其他费用");
            look(page, "bills-" + width + "-zh");
        }
    }

    private static void send(Page page, String csv) {
        page.selectOption("#whose", Neighbourhood.MAPLE_COURT.toString());
        page.setInputFiles("#file", new FilePayload("bills.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        page.locator("form[action='/bills/uploads'] button[type=submit]").click();
        assertThat(page.locator("#report")).isVisible();
    }

    private static void payByCard(Page page) {
        page.fill("[name=number]", "4242424242424242");
        page.fill("[name=expiry]", "12/34");
        page.fill("[name=cvc]", "123");
        if (page.locator("[name=email]").count() > 0) {
            page.fill("[name=email]", "resident@example.com");
        }
        page.locator("form button").first().click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }
}
