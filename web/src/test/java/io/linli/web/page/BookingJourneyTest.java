package io.linli.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

import io.linli.web.booking.BookedVisits;

/** A booked visit in a browser: looked at, moved, given up for its fee, missed, contradicted, decided. */
@QuarkusTest
class BookingJourneyTest extends BrowserTest {

    private static final String USER = "resident-07";

    @Inject
    BookedVisits visits;

    @Test
    void a_household_moves_its_visit_and_gives_it_up_for_the_fee_it_was_shown() {
        var paid = visits.paid(USER, visits.service(0), BookedVisits.at(9, 10));
        var phone = window(PHONE);
        signIn(phone, USER);
        phone.navigate(address("/me/visits"));
        look(phone, "booked-list-390");
        phone.navigate(address("/me/visits/" + paid.id()));
        look(phone, "booked-visit-390");
        link(phone, "Another time").click();
        phone.locator(".day").nth(10).click();
        look(phone, "booked-move-390");
        phone.locator(".slot").first().click();
        button(phone, "Move the visit").click();
        assertThat(phone.getByText("The visit has its new time.")).isVisible();
        assertThat(phone.getByText("Moved: 1 ×")).isVisible();

        visits.shift(paid.id(), Instant.now().plus(Duration.ofHours(5)));
        var desk = window(DESK, "zh-CN");
        signIn(desk, USER);
        desk.navigate(address("/me/visits/" + paid.id()));
        look(desk, "booked-visit-zh-1280");
        desk.navigate(address("/me/visits/" + paid.id() + "/cancel"));
        assertThat(desk.getByText("¥50.00").first()).isVisible();
        look(desk, "booked-cancel-zh-1280");
        button(desk, "支付¥50.00取消").click();
        assertThat(desk.getByText("收取¥50.00，¥50.00原路退回")).isVisible();
        look(desk, "booked-cancelled-zh-1280");
    }

    @Test
    void a_provider_asks_for_another_time_and_the_household_agrees() {
        var paid = visits.paid(USER, visits.service(0), BookedVisits.at(8, 10));
        var desk = window(DESK);
        signIn(desk, BookedVisits.PROVIDER);
        desk.navigate(address("/supplier/bookings"));
        look(desk, "bookings-desk-1280");
        desk.navigate(address("/supplier/bookings/" + paid.id()));
        look(desk, "booking-desk-1280");
        var wanted = BookedVisits.at(8, 18).atZone(BookedVisits.ZONE).toLocalDateTime();
        desk.fill("#time", wanted.toString());
        desk.fill("#propose-note", "Our van is in the garage.");
        button(desk, "Ask").click();
        assertThat(desk.getByText("The household is asked.")).isVisible();

        var phone = window(PHONE, "zh-CN");
        signIn(phone, USER);
        phone.navigate(address("/me/notices"));
        assertThat(phone.getByText("“Window cleaning”")
                        .or(phone.getByText("“擦窗”：改个时间？"))
                        .first())
                .isVisible();
        look(phone, "booked-notices-zh-390");
        phone.navigate(address("/me/visits/" + paid.id()));
        look(phone, "booked-proposal-zh-390");
        button(phone, "同意").click();
        assertThat(phone.getByText("改约成功。")).isVisible();
        BookedVisits.cancel(USER, paid.id(), Map.of()).statusCode(200);
    }

    @Test
    void who_remember_a_visit_differently_are_decided_by_a_person() {
        var paid = visits.paid(USER, visits.service(0), BookedVisits.at(7, 10));
        visits.shift(paid.id(), Instant.now().minus(Duration.ofMinutes(40)));
        var door = window(PHONE, "zh-CN");
        signIn(door, BookedVisits.TECHNICIAN);
        door.navigate(address("/technician/bookings/" + paid.id()));
        look(door, "booked-door-zh-390");
        button(door, "我在门口").click();
        assertThat(door.getByText("已通知住户您已到门口。")).isVisible();
        look(door, "booked-waiting-zh-390");
        visits.waited(paid.id());
        door.fill("#note", "敲门没人应。");
        button(door, "家中无人").click();
        assertThat(door.getByText("等待另一方回复")).isVisible();

        var phone = window(PHONE);
        signIn(phone, USER);
        phone.navigate(address("/me/visits/" + paid.id()));
        look(phone, "booked-absent-390");
        phone.fill("#answer", "I was at home all day.");
        button(phone, "That is not right").click();
        assertThat(phone.getByText("Somebody looks into it").first()).isVisible();

        var operator = window(DESK);
        signIn(operator, "operator");
        operator.navigate(address("/missed-visits"));
        look(operator, "missed-list-1280");
        operator.navigate(address("/missed-visits/" + paid.id()));
        look(operator, "missed-decide-1280");
        operator.fill("#back", "60.00");
        operator.fill("#note", "Both are a little right.");
        button(operator, "Decide for good").click();
        assertThat(operator.getByText("Decided. What goes back is on its way.")).isVisible();
        look(operator, "missed-decided-1280");
    }

    private static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static com.microsoft.playwright.Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
