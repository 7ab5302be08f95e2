package io.linli.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import io.linli.web.Neighbourhood;

/** What suppliers, property companies, operators, technicians and leaders do. */
@QuarkusTest
class ConsoleJourneyTest extends BrowserTest {

    @Test
    void a_supplier_uploads_a_price_list_and_reads_what_was_rejected() {
        var page = window(DESK);
        signIn(page, "supplier-02");
        assertThat(page).hasURL(address("/supplier"));
        page.navigate(address("/imports"));

        page.setInputFiles(
                "#file",
                new FilePayload(
                        "autumn.csv",
                        "text/csv",
                        """
                        supplier_sku,name,brand,category_path,price,list_price,currency,image_url,description
                        page-1,Page Walnuts,Heting,Snacks > Nuts,18.80,20.00,CNY,,
                        page-2,Page Almonds,Heting,Snacks > Nuts,-3.00,,CNY,,
                        """
                                .getBytes(StandardCharsets.UTF_8)));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Upload"))
                .click();

        assertThat(page).hasURL(Pattern.compile(".*/imports/[0-9a-f-]+$"));
        assertThat(page.locator("#progress")).containsText("Completed");
        assertThat(page.locator("#progress")).containsText("Everything can be found");
        page.reload();
        assertThat(page.locator("#rejections")).containsText("page-2");
    }

    @Test
    void an_upload_without_a_file_is_told_so() {
        var page = windowWithoutScript(DESK);
        signIn(page, "supplier-02");
        page.navigate(address("/imports"));

        page.locator("#file").evaluate("field => field.removeAttribute('required')");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Upload"))
                .click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Please choose a file first.");
    }

    @Test
    void a_property_company_drills_down_from_its_revenue_to_the_postings() {
        PaidOrders.pay("resident-08", Neighbourhood.offer(1), 2);
        var page = window(DESK);
        signIn(page, "property-sunrise");
        assertThat(page).hasURL(address("/property"));

        assertThat(page.locator("[data-chart] canvas")).isVisible();
        page.locator("#shares tbody a").first().click();
        page.waitForURL(Pattern.compile(".*/property/orders\\?.*"));
        page.locator("table tbody a").first().click();

        assertThat(page.getByText("Owed to Sunrise").first()).isVisible();
        assertThat(page.getByText("Owed to the platform").first()).isVisible();
    }

    @Test
    void an_operator_puts_a_split_rule_into_force() {
        var page = window(DESK);
        signIn(page, "operator");
        page.navigate(address("/splits"));
        page.selectOption("#supplier", Neighbourhood.PROVIDER_02.toString());
        page.fill("#supplierRate", "80");
        page.fill("#companyRate", "12.5");
        page.fill("#platformRate", "7.5");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Put into force"))
                .click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The rule is in force.");
        assertThat(page.getByText("12.5%").first()).isVisible();
    }

    @Test
    void an_operator_tries_a_rule_out_on_this_months_orders_before_it_is_put_into_force() {
        PaidOrders.pay("resident-08", Neighbourhood.offer(2), 2);
        var page = window(DESK);
        signIn(page, "operator");
        page.navigate(address("/splits"));
        page.selectOption("#supplier", Neighbourhood.SUPPLIER_01.toString());
        page.selectOption("#community", Neighbourhood.MAPLE_COURT.toString());
        page.fill("#supplierRate", "");
        page.fill("#companyRate", "20");
        page.fill("#platformRate", "6; 100: 4");
        page.fill("#fundRate", "1.5");
        page.fill("#platformMaximum", "25");
        page.fill("#commissionTax", "6");
        page.fill("#month", YearMonth.now(ZoneId.of("Asia/Shanghai")).toString());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try it out"))
                .click();

        assertThat(page.getByText("What it would have paid in")).isVisible();
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("By community")))
                .containsText("Owners’ fund");
        assertThat(page.locator("#platformRate")).hasValue("6; 100: 4");
        assertThat(page.locator("#companyRate")).hasValue("20");
    }

    @Test
    void rates_that_do_not_add_up_are_refused() {
        var page = window(DESK);
        signIn(page, "operator");
        page.navigate(address("/splits"));
        page.fill("#companyRate", "20");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Put into force"))
                .click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("must add up to 100 percent");
    }

    @Test
    void a_leader_opens_a_group_buy() {
        var page = window(PHONE);
        signIn(page, "leader-02");
        page.navigate(address("/offers/" + Neighbourhood.offer(14)));
        page.getByText("Open a group buy").click();
        page.fill("#price", "12.00");
        page.fill("#threshold", "3");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open it now"))
                .click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The group buy is open.");
        assertThat(page.getByText("¥12.00").first()).isVisible();
    }

    @Test
    void nobody_opens_another_ones_console() {
        var page = window(DESK);
        signIn(page, "resident-09");

        var answer = page.navigate(address("/property"));

        org.assertj.core.api.Assertions.assertThat(answer.status()).isEqualTo(403);
        assertThat(page.getByText("This door is locked for you")).isVisible();
    }
}
