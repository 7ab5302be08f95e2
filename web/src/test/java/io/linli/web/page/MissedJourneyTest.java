package io.linli.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.linli.web.booking.BookedVisits.PROVIDER;
import static io.linli.web.booking.BookedVisits.TECHNICIAN;
import static io.linli.web.booking.BookedVisits.at;
import static io.linli.web.booking.BookedVisits.post;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

import io.linli.web.booking.BookedVisits;
import io.linli.web.order.Shopping;
import io.linli.web.payment.Simulator;

/** A visit nobody came to, in a browser: what both sides show of it, whom it is told, and money that did not go back at first. */
@QuarkusTest
class MissedJourneyTest extends BrowserTest {

    private static final String USER = "resident-15";
    private static final String CHINESE = "zh-CN";

    @Inject
    BookedVisits visits;

    @Inject
    Shopping shopping;

    @Test
    void both_sides_show_pictures_and_the_technician_is_told() throws IOException {
        var visit = visits.paid(USER, visits.service(0), at(55, 15)).id();
        visits.shift(visit, Instant.now().minus(Duration.ofMinutes(20)));
        post(USER, "/api/v1/bookings/" + visit + "/missed", Map.of("note", "We waited all afternoon."))
                .statusCode(200);
        await().atMost(Shopping.PATIENCE)
                .until(
                        () -> shopping.number(
                                """
                                SELECT count(*) FROM fulfillment.technician_notice n JOIN fulfillment.job j ON j.id = n.job_id
                                WHERE j.booking_id = ? AND n.kind = 'MISSED'""",
                                visit),
                        count -> count == 1);

        var household = window(PHONE);
        signIn(household, USER);
        household.navigate(address("/me/visits/" + visit));
        add(household, "Add a photo");
        assertThat(household.locator("#missed-pictures img")).hasCount(1);
        look(household, "missed-pictures-390");
        household.setInputFiles("#missed-file", new FilePayload("a.png", "image/png", "no picture".getBytes()));
        button(household, "Add a photo").click();
        assertThat(household.locator("main")).containsText("Only JPEG, PNG and WebP pictures are taken.");
        assertThat(household.locator("#missed-pictures img")).hasCount(1);
        var wide = window(DESK, CHINESE);
        signIn(wide, USER);
        wide.navigate(address("/me/visits/" + visit));
        look(wide, "missed-pictures-zh-1280");

        var technician = window(PHONE, CHINESE);
        signIn(technician, TECHNICIAN);
        technician.navigate(address("/technician"));
        look(technician, "technician-day-zh-390");
        technician.locator("a.bell").click();
        technician.waitForURL(Pattern.compile(".*/technician/notices.*"));
        look(technician, "technician-notices-zh-390");
        technician.locator("article button").first().click();
        technician.waitForURL(Pattern.compile(".*/technician/bookings/" + visit + ".*"));
        add(technician, "添加照片");
        assertThat(technician.locator("#missed-pictures img")).hasCount(2);
        look(technician, "missed-technician-zh-390");
        var office = window(DESK);
        signIn(office, TECHNICIAN);
        office.navigate(address("/technician/notices"));
        look(office, "technician-notices-1280");
        button(office, "Mark all as read").click();
        assertThat(office.locator(".bell__count")).hasCount(0);

        decided(visit);
    }

    private void decided(UUID visit) {
        post(PROVIDER, "/api/v1/bookings/" + visit + "/missed/contradictions", Map.of("note", "We were there."))
                .statusCode(200);
        var provider = window(DESK, CHINESE);
        signIn(provider, PROVIDER);
        provider.navigate(address("/supplier/bookings/" + visit));
        assertThat(provider.locator("#missed-pictures img")).hasCount(2);
        look(provider, "missed-provider-zh-1280");
        var operator = window(PHONE);
        signIn(operator, "operator");
        operator.navigate(address("/missed-visits/" + visit));
        assertThat(operator.locator("#missed-pictures img")).hasCount(2);
        assertThat(operator.locator("#missed-file")).hasCount(0);
        look(operator, "missed-operator-390");
    }

    @Test
    void the_operator_has_a_refund_that_failed_made_again() {
        var paid = visits.paid(USER, visits.service(0), at(56, 15));
        Simulator.inject(Map.of("kind", "refund-failure", "count", 1));
        BookedVisits.cancel(PROVIDER, paid.id(), Map.of()).statusCode(200);
        await().atMost(Shopping.PATIENCE).until(() -> states(paid), "FAILED"::equals);

        var phone = window(PHONE, CHINESE);
        signIn(phone, "operator");
        phone.navigate(address("/operator/refunds"));
        look(phone, "failed-refunds-zh-390");
        var desk = window(DESK);
        signIn(desk, "operator");
        desk.navigate(address("/operator/refunds"));
        look(desk, "failed-refunds-1280");
        var rows = desk.locator("#failed-refunds tbody tr").count();
        desk.locator("#failed-refunds tbody tr button").first().click();
        assertThat(desk.locator("main")).containsText("The refund is made again.");
        assertThat(desk.locator("#failed-refunds tbody tr")).hasCount(rows - 1);

        await().atMost(Shopping.PATIENCE).until(() -> states(paid), "FAILED SUCCEEDED"::equals);
    }

    private String states(BookedVisits.Paid paid) {
        return shopping.text(
                """
                SELECT string_agg(r.state, ' ' ORDER BY r.id) FROM marketplace.refund r
                JOIN marketplace.order_line l ON l.id = r.line_id WHERE l.booking_id = ?""",
                paid.id());
    }

    private static void add(Page page, String button) throws IOException {
        page.setInputFiles("#missed-file", new FilePayload("door.png", "image/png", door()));
        button(page, button).click();
        page.waitForURL(Pattern.compile(".*photo-added.*"));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static byte[] door() throws IOException {
        var picture = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        var brush = picture.createGraphics();
        brush.setColor(new Color(0xD8, 0xD2, 0xC4));
        brush.fillRect(0, 0, 640, 480);
        brush.setColor(new Color(0x6B, 0x4A, 0x2F));
        brush.fillRect(230, 90, 180, 390);
        brush.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }
}
