package io.linli.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.linli.web.TestUsers.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Ids;
import io.linli.marketplace.ledger.Party;
import io.linli.web.Neighbourhood;
import io.linli.web.ledger.Superuser;
import io.linli.web.statement.PartyBooks;

/** A supplier takes its statement home; a property company and the operator look at theirs. */
@QuarkusTest
class StatementJourneyTest extends BrowserTest {

    private static final Instant IN_SEPTEMBER = Instant.parse("2018-09-03T04:00:00Z");

    /** Other tests tell the same month of the same parties: asked again, there is the same statement. */
    private static final Instant IN_MARCH = Instant.parse("2018-03-03T00:00:00Z");

    private static boolean booked;

    @Inject
    PartyBooks books;

    /** Nobody else books or tells anything of theirs in September 2018. */
    @BeforeEach
    void some_sales_of_september() {
        if (booked) {
            return;
        }
        for (var party :
                new Party[] {Party.supplier(Neighbourhood.SUPPLIER_01), Party.propertyCompany(Neighbourhood.HARBOR)}) {
            for (int day = 0; day < 9; day++) {
                books.earned(party, 10_000 + 3_217L * day, IN_SEPTEMBER.plusSeconds(86_400L * day));
            }
            books.takenBack(party, 4_200, IN_SEPTEMBER.plusSeconds(86_400L * 10));
        }
        booked = true;
    }

    @Test
    void a_supplier_issues_opens_compares_and_downloads_its_statement() throws IOException {
        var page = window(DESK);
        signIn(page, "supplier-01");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Statements"))
                .first()
                .click();
        page.fill("#month", "2018-09");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Issue the statement"))
                .click();

        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("The statement is issued.");
        assertThat(page.locator("h1")).containsText("Statement S-2018-");
        assertThat(page.locator("[data-chart] canvas")).isVisible();
        picture(page, "statement-desk");

        var csv = page.waitForDownload(() -> page.getByText("CSV").first().click());
        assertThat(csv.suggestedFilename()).matches("S-2018-\\d{6}\\.csv");
        assertThat(Files.readString(csv.path(), StandardCharsets.UTF_8)).contains("期末余额 Closing balance");
        var pdf = page.waitForDownload(() -> page.getByText("PDF").first().click());
        assertThat(Files.readAllBytes(pdf.path())).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Recompute and compare"))
                .click();
        assertThat(page.locator("#outcome")).containsText("The ledger says the same");
        picture(page, "statement-compared");
        assertNoViolation(page);
    }

    @Test
    void a_property_company_reads_its_statement_on_a_phone_and_nobody_elses() {
        var page = window(PHONE, "zh-CN");
        signIn(page, "property-harbor");
        page.navigate(address("/statements"));
        page.fill("#month", "2018-09");
        page.locator("form[method=post] button").last().click();

        assertThat(page.locator("h1")).containsText("对账单 P-2018-");
        assertThat(page.locator("[data-chart] canvas")).isVisible();
        assertFits(page);
        picture(page, "statement-phone-zh");
        assertNoViolation(page);
        page.navigate(address("/statements"));
        assertThat(page.locator("table")).containsText("2018年9月");
        picture(page, "statements-phone-zh");
        var answer = page.navigate(address("/statements/S-2018-000001"));
        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void a_property_company_finds_the_owners_fund_of_its_community_and_a_leader_the_own_statement() {
        var fund = Party.ownersFund(Neighbourhood.LAKESIDE);
        var leader = Party.leader(Neighbourhood.leader(1));
        books.earned(fund, 4_400, IN_MARCH);
        books.earned(leader, 5_500, IN_MARCH);
        var page = window(DESK);
        signIn(page, "property-sunrise");
        page.navigate(address("/statements"));
        page.selectOption("#issued", "OWNERS_FUND:" + Neighbourhood.LAKESIDE);
        page.fill("#month", "2018-03");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Issue the statement"))
                .click();

        assertThat(page.locator("h1")).containsText("Statement F-2018-");
        page.navigate(address("/statements?party=OWNERS_FUND:" + Neighbourhood.LAKESIDE));
        assertThat(page.locator("table")).containsText("Lakeside");
        org.assertj.core.api.Assertions.assertThat(
                        page.navigate(address("/statements?party=OWNERS_FUND:" + Neighbourhood.HARBOR_VIEW))
                                .status())
                .isEqualTo(404);

        var phone = window(PHONE, "zh-CN");
        signIn(phone, "leader-01");
        phone.navigate(address("/statements"));
        phone.fill("#month", "2018-03");
        phone.locator("form[method=post] button").last().click();

        assertThat(phone.locator("h1")).containsText("对账单 L-2018-");
        look(phone, "statement-leader-phone-zh");
    }

    @Test
    void an_operator_finds_a_partys_statements_and_is_told_why_one_cannot_be_issued() {
        var page = window(DESK);
        signIn(page, "operator");
        page.navigate(address("/statements"));
        page.selectOption("#party", "SUPPLIER:" + Neighbourhood.SUPPLIER_01);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show"))
                .click();
        // The form to issue one is there before and after: what is chosen on a page that goes is lost.
        page.waitForURL(Pattern.compile(".*/statements\\?party=.*"));
        picture(page, "statements-operator");

        page.selectOption("#issued", "SUPPLIER:" + Neighbourhood.SUPPLIER_01);
        page.fill("#month", "2099-01");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Issue the statement"))
                .click();

        assertThat(page.getByText("That month is not over yet")).isVisible();
    }

    @Test
    void an_operator_sees_what_the_ledger_says_differently() {
        var party = Party.operatingPartner(Ids.next());
        var entry = books.earned(party, 1_000, IN_SEPTEMBER);
        books.earned(party, 2_000, IN_SEPTEMBER.plusSeconds(60));
        String number = as("operator")
                .contentType("application/json")
                .body(Map.of("month", "2018-09", "partyKind", party.kind(), "partyId", party.id()))
                .post("/api/v1/statements")
                .path("number");
        var change =
                "UPDATE marketplace.posting SET amount = amount %s WHERE entry_id = '" + entry + "' AND amount < 0";
        Superuser.run(List.of(change.formatted("- 5")));
        try {
            var page = window(DESK);
            signIn(page, "operator");
            page.navigate(address("/statements/" + number));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Recompute and compare"))
                    .click();

            assertThat(page.locator("#outcome")).containsText("The ledger says something else.");
            assertThat(page.locator("#outcome")).containsText("Line 1: changed");
            assertThat(page.locator("#outcome")).containsText("¥10.05");
            picture(page, "statement-different");
            assertNoViolation(page);
        } finally {
            Superuser.run(List.of(change.formatted("+ 5")));
        }
    }
}
