package io.linli.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.linli.web.TestUsers.as;
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
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

import io.linli.web.booking.BookedVisits;
import io.linli.web.job.PaidVisits;
import io.linli.web.job.PaidVisits.PaidVisit;
import io.linli.web.order.Shopping;

/** A whole visit through the browser: the technician's phone, the resident's, and the consoles that look on. */
@QuarkusTest
class OnSiteJourneyTest extends BrowserTest {

    private static final String CHINESE = "zh-CN";

    @Inject
    PaidVisits paid;

    @Inject
    BookedVisits booked;

    @Inject
    Shopping shopping;

    @Test
    void a_visit_from_setting_out_to_the_decision_about_its_dispute() throws IOException {
        var visit = paid.paid("resident-09");
        booked.near(visit.booking());
        var code = readTheCode(visit);
        makeTheVisit(visit, code);
        dispute(visit);
        answerAndDecide(visit);
        lookOn();
    }

    @Test
    void the_board_shows_the_day_and_sends_somebody_else() {
        var visit = paid.paid("resident-10");
        var day = shopping.text("SELECT cast(day AS text) FROM fulfillment.job WHERE id = ?", visit.job());
        var page = window(DESK);
        signIn(page, PaidVisits.PROVIDER);
        page.navigate(address("/supplier/board?day=" + day));
        assertThat(page.locator("[data-visit='" + visit.job() + "']").first()).isVisible();
        look(page, "board-1280");
        page.selectOption("#visit", visit.job().toString());
        button(page, "Assign").click();
        assertThat(page.locator(".notice").first()).isVisible();
        page.locator("input[name=mode][value=POOL]").check();
        button(page, "Save").click();
        assertThat(page.locator(".notice--good").first()).containsText("Saved");
        page.locator("input[name=mode][value=AUTOMATIC]").check();
        button(page, "Save").click();
        var phone = window(PHONE, CHINESE);
        signIn(phone, PaidVisits.PROVIDER);
        phone.navigate(address("/supplier/board?day=" + day));
        look(phone, "board-zh-390");
    }

    private String readTheCode(PaidVisit visit) {
        as(visit.user())
                .contentType("application/json")
                .body(Map.of("note", "Ring twice, the bell is weak."))
                .put("/api/v1/me/trusts/access-note")
                .then()
                .statusCode(204);
        var page = window(PHONE);
        signIn(page, visit.user());
        page.navigate(address("/me/visits/" + visit.booking()));
        assertThat(page.locator(".door-code")).hasText(Pattern.compile("[0-9]{6}"));
        look(page, "visit-own-390");
        return page.locator(".door-code").innerText().strip();
    }

    private void makeTheVisit(PaidVisit visit, String code) throws IOException {
        var page = window(PHONE);
        signIn(page, PaidVisits.TECHNICIAN);
        page.navigate(address("/technician?day="
                + shopping.text("SELECT cast(day AS text) FROM fulfillment.job WHERE id = ?", visit.job())));
        look(page, "technician-day-390");
        page.locator("a[href='/technician/visits/" + visit.job() + "']").click();
        assertThat(page.locator("main")).containsText("Ring twice, the bell is weak.");
        button(page, "I am on my way").click();
        assertThat(page.locator("main .badge").first()).hasText("On the way");
        page.fill("#code", code.equals("000000") ? "000001" : "000000");
        button(page, "Check in").click();
        assertThat(page.locator(".notice--bad").first()).containsText("not the code");
        look(page, "technician-check-in-390");
        page.fill("#code", code);
        button(page, "Check in").click();
        assertThat(page.locator("main .badge").first()).hasText("Arrived");
        button(page, "Begin").click();
        page.waitForURL(Pattern.compile(".*done=visit-started"));
        page.locator("#file-BEFORE")
                .setInputFiles(
                        new FilePayload("setup.jpg", "image/jpeg", "MZ program".getBytes(StandardCharsets.US_ASCII)));
        button(page, "Add a photo").first().click();
        page.waitForURL(Pattern.compile(".*refused=photo-type-unsupported"));
        assertThat(page.locator("#notice")).containsText("JPEG, PNG and WebP");
        page.locator("#file-BEFORE").setInputFiles(new FilePayload("before.jpg", "image/jpeg", photo()));
        button(page, "Add a photo").first().click();
        page.waitForURL(Pattern.compile(".*done=photo-added"));
        assertThat(page.locator(".photos img")).hasCount(1);
        page.waitForFunction(
                "() => [...document.querySelectorAll('.photos img')].every((one) => one.naturalWidth > 0)");
        page.fill("#materials", "Soap, 200 ml");
        page.fill("#notes", "Window 2 was broken before.");
        button(page, "Save").click();
        page.waitForURL(Pattern.compile(".*done=visit-saved"));
        assertThat(page.locator("#notes")).hasValue("Window 2 was broken before.");
        page.locator("form[action$='/checks/1'] button").click();
        assertThat(page.locator("#checklist")).containsText("1 of 2 done");
        sign(page);
        look(page, "technician-visit-390");
        button(page, "Finish").click();
        assertThat(page.locator("main .badge").first()).hasText("Done");
        page.locator(".photos img").last().scrollIntoViewIfNeeded();
        page.waitForFunction(
                "() => [...document.querySelectorAll('.photos img')].every((one) => one.naturalWidth > 0)");
        look(page, "technician-done-390");
    }

    private static void sign(Page page) {
        var pad = page.locator("canvas");
        pad.scrollIntoViewIfNeeded();
        var box = pad.boundingBox();
        page.mouse().move(box.x + 20, box.y + 20);
        page.mouse().down();
        page.mouse().move(box.x + box.width / 2, box.y + box.height - 20);
        page.mouse().move(box.x + box.width - 20, box.y + 30);
        page.mouse().up();
        button(page, "Keep the signature").click();
        assertThat(page.locator("#signature img")).hasCount(1);
    }

    private void dispute(PaidVisit visit) {
        await().atMost(Shopping.PATIENCE)
                .until(
                        () -> as(visit.user())
                                .get("/api/v1/bookings/{id}", visit.booking())
                                .path("state"),
                        "DONE"::equals);
        var page = window(PHONE, CHINESE);
        signIn(page, visit.user());
        page.navigate(address("/me/visits/" + visit.booking()));
        page.locator("#dispute summary").click();
        page.selectOption("#reason", "BADLY_DONE");
        page.fill("#words", "窗框还是脏的。");
        look(page, "visit-dispute-zh-390");
        button(page, "提出异议").click();
        assertThat(page.locator("#dispute")).containsText("待服务商答复");
        look(page, "visit-disputed-zh-390");
    }

    private void answerAndDecide(PaidVisit visit) {
        var id = shopping.text(
                "SELECT cast(id AS text) FROM marketplace.visit_dispute WHERE booking_id = ?", visit.booking());
        var provider = window(DESK);
        signIn(provider, PaidVisits.PROVIDER);
        provider.navigate(address("/visit-disputes"));
        look(provider, "visit-disputes-1280");
        provider.navigate(address("/visit-disputes/" + id));
        provider.fill("#words", "They were clean when we left.");
        button(provider, "Send the answer").click();
        assertThat(provider.locator("main .badge").first()).hasText("Waits for the decision");
        var operator = window(DESK);
        signIn(operator, "operator");
        operator.navigate(address("/visit-disputes/" + id));
        operator.selectOption("#verdict", "REFUND");
        operator.fill("#amount", "30.00");
        operator.fill("#words", "A part of it was not done.");
        look(operator, "visit-dispute-decide-1280");
        button(operator, "Decide").click();
        assertThat(operator.locator("main")).containsText("A part of it was not done.");
    }

    private void lookOn() {
        var page = window(DESK);
        signIn(page, "property-sunrise");
        page.navigate(address("/property/services"));
        assertThat(page.locator("tbody tr").first()).isVisible();
        page.fill("#name", "North gate");
        button(page, "Add a gate").click();
        assertThat(page.locator("#gates")).containsText("North gate");
        look(page, "property-services-1280");
        var phone = window(PHONE, CHINESE);
        signIn(phone, "property-sunrise");
        phone.navigate(address("/property/services"));
        look(phone, "property-services-zh-390");
    }

    private static byte[] photo() throws IOException {
        var picture = new BufferedImage(1_200, 900, BufferedImage.TYPE_INT_RGB);
        var brush = picture.createGraphics();
        brush.setColor(new Color(180, 210, 230));
        brush.fillRect(0, 0, 1_200, 900);
        brush.setColor(Color.DARK_GRAY);
        brush.fillRect(300, 200, 600, 500);
        brush.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", bytes);
        return bytes.toByteArray();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
