package io.linli.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.linli.web.order.Shopping.PATIENCE;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.web.Neighbourhood;
import io.linli.web.TestUsers;
import io.linli.web.message.Inbox;
import io.linli.web.message.Visits;
import io.linli.web.order.Shopping;

/** Both sides say how a visit was; neighbours read it, the provider replies, the operator hides it. And how somebody is told. */
@QuarkusTest
class ReviewJourneyTest extends BrowserTest {

    private static final String CHINESE = "zh-CN";

    /** Who does not say which community it is about sees the first, whichever other tests have opened. */
    private static final String HERE = "?community=maple-court";

    @Inject
    Visits visits;

    @Inject
    Shopping shopping;

    @Test
    void both_say_how_it_was_and_neighbours_the_provider_and_the_operator_see_it() {
        var visit = visits.done(10);
        writeByKeyboard(visit);
        answerAsTechnician(visit);

        var guest = window(PHONE);
        guest.navigate(address("/services/" + Neighbourhood.CAR_WASH + HERE));
        assertThat(guest.locator("#reviews")).containsText("Spotless, and on time.");
        look(guest, "reviews-service-390");
        guest.navigate(address("/services?lang=zh"));
        assertThat(guest.locator("main")).containsText("条评价");
        look(guest, "reviews-services-zh-390");
        for (int width : new int[] {PHONE, DESK}) {
            guest = window(width, CHINESE);
            guest.navigate(address("/services/" + Neighbourhood.CAR_WASH + "/reviews" + HERE));
            assertThat(guest.locator("main")).containsText("Spotless, and on time.");
            look(guest, "reviews-all-zh-" + width);
        }

        replyAndHide();
    }

    @Test
    void a_resident_chooses_how_to_be_told() {
        var page = window(PHONE, CHINESE);
        signIn(page, "resident-08");
        page.navigate(address("/me/messages"));
        assertThat(page.getByText("暂未开通").first()).isVisible();
        look(page, "messages-zh-390");
        page = window(DESK);
        signIn(page, "resident-08");
        page.navigate(address("/me"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("How you are told"))
                .click();
        look(page, "messages-1280");
        page.locator("input[value='REVIEWS:EMAIL']").uncheck();
        page.fill("#from", "22:30");
        button(page, "Save").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Saved");
        assertThat(page.locator("input[value='REVIEWS:EMAIL']")).not().isChecked();
        assertThat(page.locator("input[value='VISITS:EMAIL']")).isChecked();
        assertThat(page.locator("#from")).hasValue("22:30");
        page.locator("input[name='quiet']").uncheck();
        page.selectOption("#language", "en");
        button(page, "Save").click();
        assertThat(page.locator("input[name='quiet']")).not().isChecked();
    }

    @Test
    void the_operator_sends_again_what_could_not_be_delivered_and_a_link_in_a_mail_ends_them() {
        TestUsers.as("resident-09")
                .contentType("application/json")
                .body(Map.of("language", "en", "topics", Map.of("REVIEWS", List.of("EMAIL"))))
                .put("/api/v1/me/message-preferences")
                .then()
                .statusCode(200);
        Inbox.fault("NO_SUCH_ADDRESS", 1);
        var visit = visits.done(9);
        visits.due(visit, "visit-review-asked");
        await().atMost(PATIENCE).until(() -> state(visit), "DEAD"::equals);

        var page = window(PHONE, CHINESE);
        signIn(page, "operator");
        page.navigate(address("/operator/messages"));
        assertThat(page.locator("main")).containsText("smtp-550");
        look(page, "messages-desk-zh-390");
        page = window(DESK);
        signIn(page, "operator");
        page.navigate(address("/operator/messages"));
        look(page, "messages-desk-1280");
        button(page, "Send again").first().click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("sent again");
        await().atMost(PATIENCE).until(() -> state(visit), "SENT"::equals);

        var mail = Inbox.of("resident-09", "How was it?").get(0);
        page = window(PHONE);
        page.setContent((String) mail.get("html"));
        look(page, "mail-390");
        var link = URI.create(Inbox.headers(mail).get("list-unsubscribe").replaceAll("[<>]", ""));
        page.navigate(address(link.getPath() + "?" + link.getQuery()));
        look(page, "unsubscribe-390");
        button(page, "Yes, no more mails").click();
        assertThat(page.locator("h1")).containsText("Done");
    }

    private void writeByKeyboard(UUID visit) {
        var resident = window(PHONE);
        signIn(resident, "resident-10");
        resident.navigate(address("/me/visits/" + visit + "/review"));
        look(resident, "review-form-390");
        resident.locator("input[name='stars'][value='3']").focus();
        resident.keyboard().press("Space");
        resident.keyboard().press("ArrowRight");
        resident.keyboard().press("ArrowRight");
        assertThat(resident.locator("input[name='stars'][value='5']")).isChecked();
        resident.locator("label:has(input[name='punctuality'][value='4'])").click();
        resident.fill("#text", "Spotless, and on time.");
        look(resident, "review-filled-390");
        button(resident, "Send").click();
        assertThat(resident.getByRole(AriaRole.STATUS)).containsText("kept until both");
        resident.navigate(address("/me/visits/" + visit + "/review?lang=zh"));
        assertThat(resident.locator("main")).containsText("最迟");
        look(resident, "review-kept-zh-390");
    }

    private void answerAsTechnician(UUID visit) {
        var technician = window(PHONE, CHINESE);
        signIn(technician, "technician-01");
        technician.navigate(address("/technician/reviews/visits/" + visit));
        look(technician, "household-zh-390");
        for (var name : new String[] {"access", "described", "ready"}) {
            technician
                    .locator("label:has(input[name='" + name + "'][value='yes'])")
                    .click();
        }
        button(technician, "提交").click();
        assertThat(technician.getByRole(AriaRole.STATUS)).containsText("已公布");
        technician.navigate(address("/technician/reviews?lang=en"));
        assertThat(technician.locator("main")).containsText("Spotless, and on time.");
        look(technician, "reviews-technician-390");
    }

    private void replyAndHide() {
        var provider = window(DESK);
        signIn(provider, "provider-01");
        provider.navigate(address("/supplier/reviews"));
        var card = provider.locator("article").filter(new Locator.FilterOptions().setHasText("Spotless, and on time."));
        card.first().locator("textarea").fill("Thank you, until next time!");
        look(provider, "reviews-provider-1280");
        card.first().locator("button").click();
        assertThat(provider.getByRole(AriaRole.STATUS)).containsText("Your reply is published");

        var neighbour = window(PHONE);
        signIn(neighbour, "resident-11");
        neighbour.navigate(address("/services/" + Neighbourhood.CAR_WASH + "/reviews"));
        assertThat(neighbour.locator("main")).containsText("Thank you, until next time!");
        var said = neighbour.locator("article").first();
        said.locator("summary").click();
        said.locator("input[name='reason']").fill("Not about a car");
        look(neighbour, "reviews-report-390");
        said.locator("details button").click();
        assertThat(neighbour.getByRole(AriaRole.STATUS)).containsText("The operator looks at it");

        var operator = window(DESK, CHINESE);
        signIn(operator, "operator");
        operator.navigate(address("/operator/reviews"));
        look(operator, "reviews-operator-zh-1280");
        operator.locator("input[name='reason']").first().fill("与服务无关");
        button(operator, "隐藏").first().click();
        assertThat(operator.getByRole(AriaRole.STATUS)).containsText("已隐藏");
        look(operator, "reviews-hidden-zh-1280");
        button(operator, "恢复显示").first().click();
        assertThat(operator.getByRole(AriaRole.STATUS)).containsText("已恢复显示");
    }

    private String state(UUID visit) {
        return shopping.text("SELECT max(state) FROM marketplace.message WHERE subject_id = ?", visit);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
