package io.linli.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

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

import io.linli.web.order.Shopping;
import io.linli.web.technician.Teams;

/** A provider describes a service and its team in a browser; a resident chooses, sees the price and books. */
@QuarkusTest
class ServiceJourneyTest extends BrowserTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Inject
    Teams teams;

    @Inject
    Shopping shopping;

    @Test
    void a_provider_offers_a_service_and_a_resident_books_what_was_chosen() {
        teams.provider();
        var skill = Teams.skill();
        var name = "Window cleaning " + skill.substring(2, 7);
        var technician = teams.technician(skill);
        var desk = window(DESK);
        signIn(desk, Teams.USER);
        desk.navigate(address("/supplier/services/new"));
        describe(desk, name, skill);
        look(desk, "service-form-1280");
        button(desk, "Save").click();
        assertThat(desk.getByText("Saved. Residents see it now.")).isVisible();
        assertThat(desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)))
                .isVisible();
        look(desk, "service-list-1280");
        var item = shopping.text("SELECT cast(id AS text) FROM catalog.service_item WHERE name_en = ?", name);

        var phone = window(PHONE);
        signIn(phone, "resident-11");
        Shopping.emptyCart("resident-11");
        phone.navigate(address("/services/" + item + "?day=" + TODAY.plusDays(4)));
        assertThat(phone.locator(".price--large")).hasText("¥98.00");
        look(phone, "service-choose-390");
        phone.getByLabel("Large flat").check();
        assertThat(phone.locator(".price--large")).hasText("¥188.00");
        phone.getByLabel("Balcony").selectOption("add-1:2");
        assertThat(phone.locator(".price--large")).hasText("¥238.00");
        look(phone, "service-chosen-390");
        // Who chooses faster than the page answers gets what was chosen last.
        phone.getByLabel("Small flat").check();
        phone.getByLabel("Balcony").selectOption("add-1:0");
        assertThat(phone.locator(".price--large")).hasText("¥98.00");
        phone.getByLabel("Large flat").check();
        phone.getByLabel("Balcony").selectOption("add-1:2");
        assertThat(phone.locator(".price--large")).hasText("¥238.00");
        phone.locator(".slot").first().click();
        button(phone, "Book this time").click();
        phone.waitForURL(Pattern.compile(".*/cart.*"));
        assertThat(phone.getByText("¥238.00").first()).isVisible();

        var calendar = window(DESK, "zh-CN");
        signIn(calendar, Teams.USER);
        calendar.navigate(address("/supplier/calendar?from=" + TODAY.plusDays(4)));
        assertThat(calendar.locator(".calendar-visit--held").first()).isVisible();
        look(calendar, "team-calendar-zh-1280");
        calendar.navigate(address("/supplier/calendar?view=day&from=" + TODAY.plusDays(4)));
        look(calendar, "team-day-zh-1280");
        Shopping.emptyCart("resident-11");
        shopping.run("UPDATE fulfillment.technician SET left_on = current_date - 1 WHERE id = ?", technician);
        shopping.run("UPDATE catalog.service_item SET withdrawn = true WHERE id = ?", UUID.fromString(item));
    }

    @Test
    void a_provider_plans_a_technicians_week_and_days() {
        var technician = teams.hired("Ms Qian");
        var page = window(DESK);
        signIn(page, Teams.USER);
        page.navigate(address("/supplier/team"));
        look(page, "team-list-1280");
        page.navigate(address("/supplier/team/" + technician));
        page.fill("#time-0-0", "09:00");
        page.fill("#time-0-1", "17:00");
        page.fill("#time-0-2", "12:00");
        page.fill("#time-0-3", "13:00");
        button(page, "Save").first().click();
        assertThat(page.getByText("Saved.")).isVisible();
        assertThat(page.locator("#time-0-2")).hasValue("12:00");

        page.fill("#first", TODAY.plusDays(9).toString());
        page.fill("#last-away", TODAY.plusDays(8).toString());
        page.locator("form[action$='/absences'] button").click();
        assertThat(page.getByText("The last day away is before the first.")).isVisible();
        page.fill("#first", TODAY.plusDays(9).toString());
        page.fill("#last-away", TODAY.plusDays(12).toString());
        page.locator("form[action$='/absences'] button").click();
        assertThat(page.locator("form[action*='/absences/']")).hasCount(1);
        look(page, "team-member-1280");

        var phone = window(PHONE, "zh-CN");
        signIn(phone, Teams.USER);
        phone.navigate(address("/supplier/team/" + technician));
        look(phone, "team-member-zh-390");
        phone.navigate(address("/supplier/services/new"));
        look(phone, "service-form-zh-390");
        phone.navigate(address("/supplier/calendar"));
        look(phone, "team-calendar-zh-390");
        shopping.run("UPDATE fulfillment.technician SET left_on = current_date - 1 WHERE id = ?", technician);
    }

    @Test
    void what_cannot_be_is_shown_again_as_it_was_typed() {
        teams.provider();
        var page = window(PHONE);
        signIn(page, Teams.USER);
        page.navigate(address("/supplier/services/new"));
        describe(page, "Backwards", "x");
        page.fill("#cancel-1-1", "0");
        page.fill("#cancel-0-1", "50");

        button(page, "Save").click();

        assertThat(page.locator("#nameEn")).hasValue("Backwards");
        assertThat(page.locator("#size-1-2")).hasValue("188");
        assertThat(page.getByText("Cancelling costs no less the later it is")).isVisible();
    }

    private static void describe(Page page, String name, String skill) {
        for (var part : page.locator("main details > summary").all()) {
            part.click();
        }
        page.fill("#nameEn", name);
        page.fill("#nameZh", "擦窗 " + name.substring(Math.max(0, name.length() - 5)));
        page.fill("#descriptionEn", "Inside and outside.");
        page.fill("#descriptionZh", "内外双面。");
        page.fill("#price", "98");
        page.fill("#minutes", "120");
        row(page, "size-0", "Small flat", "小户型", "98", "120");
        row(page, "size-1", "Large flat", "大户型", "188", "180");
        row(page, "add-0", "Balcony", "阳台", "25", "15", "3");
        page.fill("#skills", skill);
    }

    private static void row(Page page, String row, String... cells) {
        for (int cell = 0; cell < cells.length; cell++) {
            page.fill("#" + row + "-" + cell, cells[cell]);
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
