package io.linli.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
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
        assertThat(page).hasURL(address("/supplier/listings"));
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
    void a_refused_rule_is_shown_again_as_it_was_typed_with_each_reason_beside_its_field() {
        var page = window(DESK);
        signIn(page, "operator");
        page.navigate(address("/splits"));
        page.selectOption("#community", Neighbourhood.LAKESIDE.toString());
        page.fill("#companyRate", "a tenth");
        page.fill("#platformMinimum", "3");
        page.fill("#platformMaximum", "2.999");
        page.fill("#fundPerUnit", "0.15");
        page.fill("#validTo", "2031-02-01");
        press(page, "Put into force");

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Some fields cannot be as they are");
        assertThat(page.locator("#companyRate-error")).hasText("A rate is written like 8.5.");
        assertThat(page.locator("#companyRate")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#companyRate")).isFocused();
        assertThat(page.locator("#platformMaximum-error")).hasText("An amount is written like 12.50.");
        assertThat(page.locator(".field__error")).hasCount(2);
        assertThat(page.locator("#companyRate")).hasValue("a tenth");
        assertThat(page.locator("#community")).hasValue(Neighbourhood.LAKESIDE.toString());
        assertThat(page.locator("#platformMinimum")).hasValue("3");
        assertThat(page.locator("#fundPerUnit")).hasValue("0.15");
        assertThat(page.locator("#validTo")).hasValue("2031-02-01");
        assertThat(page.locator("#companyPerUnit")).isVisible();
        look(page, "split-rule-refused");

        page.fill("#companyRate", "20");
        page.fill("#platformMaximum", "2");
        page.keyboard().press("Enter");

        assertThat(page.locator("#platformMaximum-error")).hasText("A minimum is above its maximum.");
    }

    @Test
    void rates_that_do_not_add_up_are_refused_and_stay_in_the_form() {
        var page = window(DESK, "zh-CN");
        signIn(page, "operator");
        page.navigate(address("/splits"));
        page.fill("#companyRate", "20");
        press(page, "试算");

        assertThat(page.locator("#parts")).hasText("各比例之和必须为 100%。");
        assertThat(page.locator("#companyRate")).hasValue("20");
        look(page, "split-rule-refused-zh");
    }

    @Test
    void a_rule_for_one_group_buy_is_chosen_by_its_name() {
        var campaign = GroupBuys.open("leader-01", Neighbourhood.MAPLE_COURT, 14, 1_300, 3);
        var page = window(DESK);
        signIn(page, "operator");
        page.navigate(address("/splits"));
        page.selectOption("#campaign", campaign.toString());
        press(page, "Try it out");

        assertThat(page.getByText("What it would have paid in")).isVisible();
        assertThat(page.locator("#campaign")).hasValue(campaign.toString());
    }

    @Test
    void a_property_company_tries_a_rule_out_on_its_own_orders_and_puts_none_into_force() {
        PaidOrders.pay("resident-08", Neighbourhood.offer(2), 2);
        var page = window(PHONE);
        signIn(page, "property-sunrise");
        page.navigate(address("/splits"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Try out a rule"))
                .click();
        assertThat(page.locator("#company")).hasCount(0);
        assertThat(page.locator("#community")).containsText("Maple Court");
        assertThat(page.locator("#community")).not().containsText("Harbor View");
        page.fill("#supplierRate", "");
        page.fill("#companyRate", "20");
        page.fill("#month", YearMonth.now(ZoneId.of("Asia/Shanghai")).toString());
        press(page, "Try it out");

        var communities = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("By community"));
        assertThat(communities).containsText("Maple Court");
        org.assertj.core.api.Assertions.assertThat(communities.innerText()).doesNotContain("Harbor View");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Put into force")))
                .hasCount(0);
        look(page, "split-simulator");

        page.fill("#month", "2120-01");
        press(page, "Try it out");

        assertThat(page.locator("#month-error")).hasText("This month has not begun.");
        assertThat(page.locator("#companyRate")).hasValue("20");
    }

    @Test
    void another_companys_rule_is_not_simulated_and_others_have_no_simulator() {
        var page = window(DESK);
        signIn(page, "property-sunrise");
        page.navigate(address("/splits/simulator"));
        page.locator("form[action='/splits/simulator']")
                .evaluate(
                        "(form, company) => { const field = document.createElement('input');"
                                + " field.type = 'hidden'; field.name = 'company'; field.value = company; form.append(field); }",
                        Neighbourhood.HARBOR.toString());
        var answer = page.waitForResponse(
                response -> response.url().endsWith("/splits/simulator"), () -> press(page, "Try it out"));
        org.assertj.core.api.Assertions.assertThat(answer.status()).isEqualTo(403);

        var other = window(DESK);
        signIn(other, "supplier-01");
        org.assertj.core.api.Assertions.assertThat(
                        other.navigate(address("/splits/simulator")).status())
                .isEqualTo(403);
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    @Test
    void on_a_phone_the_place_one_is_at_is_to_be_seen_also_without_script() {
        for (var language : List.of("en-GB", "zh-CN")) {
            var page = window(PHONE, language);
            signIn(page, "operator");
            page.navigate(address("/statements"));
            assertCurrentPlaceInSight(page);
            picture(page, "places-phone-" + language);
        }
        var plain = windowWithoutScript(PHONE);
        signIn(plain, "operator");
        plain.navigate(address("/splits"));
        assertCurrentPlaceInSight(plain);
    }

    private static void assertCurrentPlaceInSight(Page page) {
        var place = page.locator(".places--desk [aria-current=page]").boundingBox();
        var row = page.locator(".places--desk").boundingBox();
        org.assertj.core.api.Assertions.assertThat(place.x).isBetween(0.0, PHONE - place.width);
        org.assertj.core.api.Assertions.assertThat(row.height)
                .as("the places are one row")
                .isLessThan(2 * place.height);
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
    void a_leader_whose_lower_prices_rise_is_told_which_and_keeps_what_was_typed() {
        var page = window(PHONE);
        signIn(page, "leader-02");
        page.navigate(address("/leader/new?offer=" + Neighbourhood.offer(14)));
        page.fill("#price", "12.37");
        page.fill("#threshold", "3");
        page.fill("#tierUnits1", "4");
        page.fill("#tierPrice1", "11.00");
        page.fill("#tierUnits3", "8");
        page.fill("#tierPrice3", "11.50");
        press(page, "Open it now");

        assertThat(page.locator("#tierUnits3-error")).containsText("Each lower price needs more units");
        assertThat(page.locator("#tierUnits1-error")).hasCount(0);
        assertThat(page.locator("#price")).hasValue("12.37");
        assertThat(page.locator("#tierPrice1")).hasValue("11.00");
        assertThat(page.locator("#tierPrice3")).hasValue("11.50");
        page.fill("#tierPrice3", "9.90");
        press(page, "Open it now");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The group buy is open.");
        page.locator("tr", new Page.LocatorOptions().setHasText("¥12.37"))
                .locator("a")
                .first()
                .click();
        page.getByText("As residents see it").click();
        assertThat(page.getByText("4 more and everybody pays ¥11.00")).isVisible();
        assertThat(page.getByText("from 8 units together")).isVisible();
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
