package io.linli.web.bill;

import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static io.linli.web.bill.Billing.BILLS;
import static io.linli.web.bill.Billing.HARBOR;
import static io.linli.web.bill.Billing.SUNRISE;
import static io.linli.web.bill.Billing.bill;
import static io.linli.web.bill.Billing.emptyUnit;
import static io.linli.web.bill.Billing.tryIssue;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;

/** Issuing, reading and cancelling bills, and who may. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class BillTest {

    private static final String PAST = "2026-01-31";
    private static final String FUTURE = "2099-12-10";
    private static final String HEADER = "unit,kind,period,amount,due_date,text\n";

    @Test
    void a_bill_is_issued_to_the_household_of_a_unit_and_seen_by_it() {
        var wanted = bill(Billing.unitOf(9), "MANAGEMENT_FEE", 12_850, FUTURE);
        wanted.put("period", "2026-05");
        wanted.put("text", "May");

        String id = tryIssue(SUNRISE, wanted)
                .statusCode(201)
                .body("unit", equalTo("1-A-301"))
                .body("householdId", equalTo(Neighbourhood.householdOf(9).toString()))
                .body("name.en", equalTo("Management fee 2026-05 · May"))
                .body("name.zh", equalTo("物业费 2026-05 · May"))
                .body("amount.amount", equalTo(12_850))
                .body("state", equalTo("OPEN"))
                .body("overdue", equalTo(false))
                .extract()
                .path("id");

        as("resident-09").get(BILLS + "?limit=100").then().statusCode(200).body("items.id", hasItem(id));
        as("resident-09").get(BILLS + "/" + id).then().statusCode(200);
        as("resident-10").get(BILLS + "?limit=100").then().body("items.id", not(hasItem(id)));
        as("resident-10").get(BILLS + "/" + id).then().statusCode(404).body("code", equalTo("bill-not-found"));
        as(HARBOR).get(BILLS + "/" + id).then().statusCode(404).body("code", equalTo("bill-not-found"));
        as(HARBOR).get(BILLS + "?limit=100").then().body("items.id", not(hasItem(id)));
    }

    @Test
    void the_same_month_is_billed_once_unless_the_first_was_cancelled() {
        var wanted = bill(emptyUnit(), "MANAGEMENT_FEE", 12_850, FUTURE);
        wanted.put("period", "2026-11");
        String first = tryIssue(SUNRISE, wanted).statusCode(201).extract().path("id");

        tryIssue(SUNRISE, wanted)
                .statusCode(409)
                .body("code", equalTo("bill-exists"))
                .body("billId", equalTo(first));
        cancel(SUNRISE, first).then().statusCode(200).body("state", equalTo("CANCELLED"));

        tryIssue(SUNRISE, wanted).statusCode(201).body("id", not(equalTo(first)));
    }

    @Test
    void the_same_month_billed_by_many_at_once_is_billed_once() {
        var wanted = bill(emptyUnit(), "PARKING", 30_000, FUTURE);
        wanted.put("period", "2026-11");

        var answers = IntStream.range(0, 12)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> tryIssue(SUNRISE, wanted).extract().statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).containsOnlyOnce(201);
        assertThat(answers.stream().filter(status -> status != 201)).containsOnly(409);
    }

    @Test
    void a_replay_of_the_same_request_answers_with_the_first_bill() {
        var wanted = bill(emptyUnit(), "OTHER", 500, FUTURE);
        var key = UUID.randomUUID().toString();

        var ids = IntStream.range(0, 2)
                .mapToObj(number -> as(SUNRISE)
                        .header("Idempotency-Key", key)
                        .contentType("application/json")
                        .body(wanted)
                        .post(BILLS)
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("id"))
                .toList();

        assertThat(new HashSet<>(ids)).hasSize(1);
        as(SUNRISE)
                .contentType("application/json")
                .body(wanted)
                .post(BILLS)
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency-key-missing"));
    }

    @ParameterizedTest
    @CsvSource({
        "9-Z-999, OTHER, 100, 2026-12-10, , 404, unit-not-found",
        "1-A-901, OTHER, 0, 2026-12-10, , 400, amount-out-of-range",
        "1-A-901, OTHER, 100, 1999-12-10, , 400, due-date-out-of-range",
        "1-A-901, OTHER, 100, 2026-12-10, November, 400, month-invalid",
        "1-A-901, RENT, 100, 2026-12-10, , 400, ",
        "1-A-901, OTHER, 100, soon, , 400, "
    })
    void what_cannot_be_meant_is_refused(
            String unit, String kind, long fen, String dueOn, String period, int status, String code) {
        var wanted = bill(unit, kind, fen, dueOn);
        wanted.put("period", period);

        var answer = tryIssue(SUNRISE, wanted).statusCode(status);

        if (code != null) {
            answer.body("code", equalTo(code));
        }
    }

    @Test
    void nobody_but_the_company_that_runs_the_community_issues_bills_there() {
        var wanted = bill(emptyUnit(), "OTHER", 500, FUTURE);

        tryIssue(HARBOR, wanted).statusCode(404).body("code", equalTo("unit-not-found"));
        for (var other : List.of("resident-09", "supplier-01", "operator", "technician-01")) {
            tryIssue(other, wanted).statusCode(403);
            as(other).get(BILLS + "/totals").then().statusCode(403);
        }
        given().get(BILLS).then().statusCode(401);
        as("supplier-01").get(BILLS).then().statusCode(403);
    }

    @Test
    void an_open_bill_is_cancelled_once_and_by_its_company_alone() {
        String id = tryIssue(SUNRISE, bill(emptyUnit(), "OTHER", 500, FUTURE))
                .statusCode(201)
                .extract()
                .path("id");

        cancel(HARBOR, id).then().statusCode(404).body("code", equalTo("bill-not-found"));
        cancel("resident-09", id).then().statusCode(403);
        cancel(SUNRISE, id).then().statusCode(200).body("state", equalTo("CANCELLED"));
        cancel(SUNRISE, id).then().statusCode(200).body("state", equalTo("CANCELLED"));
    }

    @Test
    void lists_follow_the_state_and_the_totals_what_was_issued_and_cancelled() {
        var before = as(SUNRISE).get(BILLS + "/totals").jsonPath();
        var late = tryIssue(SUNRISE, bill(emptyUnit(), "OTHER", 700, PAST))
                .statusCode(201)
                .body("overdue", equalTo(true))
                .extract()
                .<String>path("id");
        var gone = tryIssue(SUNRISE, bill(emptyUnit(), "OTHER", 900, FUTURE))
                .statusCode(201)
                .extract()
                .<String>path("id");
        cancel(SUNRISE, gone).then().statusCode(200);

        assertThat(all("OVERDUE")).contains(late).doesNotContain(gone);
        assertThat(all("OPEN")).contains(late).doesNotContain(gone);
        assertThat(all("CANCELLED")).contains(gone).doesNotContain(late);
        assertThat(all("PAID")).doesNotContain(late, gone);
        assertThat(all("ALL")).contains(late, gone).doesNotHaveDuplicates();
        var after = as(SUNRISE).get(BILLS + "/totals").jsonPath();
        assertThat(after.getLong("overdue.amount.amount") - before.getLong("overdue.amount.amount"))
                .isGreaterThanOrEqualTo(700);
        as(SUNRISE).get(BILLS + "?state=LOST").then().statusCode(404);
        as(SUNRISE).get(BILLS + "?cursor=nonsense").then().statusCode(400).body("code", equalTo("bad-cursor"));
        as(SUNRISE).get(BILLS + "?limit=101").then().statusCode(400).body("code", equalTo("limit-out-of-range"));
    }

    @Test
    void a_file_issues_its_good_rows_tells_the_bad_ones_and_again_issues_nothing() {
        var one = emptyUnit();
        var two = emptyUnit();
        var csv = HEADER
                + one + ",management_fee,2026-10,128.50,2026-11-10,\n"
                + two.toLowerCase() + ",物业费,2026-10,99,2026-11-10,十月\n"
                + "8-B-1203,management_fee,2026-10,128.50,2026-11-10,\n"
                + one + ",parking,2026-10,free,2026-11-10,\n"
                + one + ",management_fee,2026-10,128.50,2026-11-10,\n"
                + one + ",management_fee,2026-10,300,2026-11-10,\n"
                + one + ",other,,12,2026-11-10,Key card\n";

        Billing.upload(SUNRISE, Neighbourhood.MAPLE_COURT, csv)
                .statusCode(200)
                .body("rows", equalTo(7))
                .body("issued", equalTo(3))
                .body("known", equalTo(0))
                .body("rejected", equalTo(4))
                .body("problems.line", equalTo(List.of(4, 5, 6, 7)))
                .body("problems.code", equalTo(List.of("unit-unknown", "not-a-number", "row-twice", "month-billed")))
                .body("problems[0].reason", equalTo("The community has no such unit; write it like 3-A-502."));
        var known = all("ALL");

        Billing.upload(SUNRISE, Neighbourhood.MAPLE_COURT, csv)
                .statusCode(200)
                .body("issued", equalTo(0))
                .body("known", equalTo(3))
                .body("rejected", equalTo(4));
        assertThat(all("ALL")).hasSameSizeAs(known);
    }

    @Test
    void the_longest_file_is_taken_in_though_it_has_more_than_a_megabyte() {
        var note = "x".repeat(40);
        var csv = HEADER
                + "%s,other,,12,2026-11-10,%s%n".formatted(emptyUnit(), note)
                + ("9-Z-999,other,,12,2026-11-10," + note + "\n").repeat(19_999);
        assertThat(csv.length()).isGreaterThan(1_048_576);

        Billing.upload(SUNRISE, Neighbourhood.MAPLE_COURT, csv)
                .statusCode(200)
                .body("rows", equalTo(20_000))
                .body("issued", equalTo(1))
                .body("rejected", equalTo(19_999))
                .body("problems.size()", equalTo(500));
    }

    @Test
    void every_value_of_a_row_that_cannot_be_read_is_told_and_the_row_counts_once() {
        Billing.upload(SUNRISE, Neighbourhood.MAPLE_COURT, HEADER + ",rent,2026-10,1e30,soon,\n")
                .statusCode(200)
                .body("rows", equalTo(1))
                .body("issued", equalTo(0))
                .body("rejected", equalTo(1))
                .body("problems.line", equalTo(List.of(2, 2, 2, 2)))
                .body("problems.column", equalTo(List.of("unit", "kind", "amount", "due_date")))
                .body("problems.code", equalTo(List.of("missing", "kind-unknown", "too-high", "not-a-date")));
    }

    @Test
    void a_file_sent_by_several_at_once_issues_every_row_once() {
        var unit = emptyUnit();
        var rows = new StringBuilder(HEADER);
        IntStream.rangeClosed(1, 12)
                .forEach(month -> rows.append(unit).append(",energy,2025-%02d,10,2026-11-10,%n".formatted(month)));

        var answers = IntStream.range(0, 6)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> Billing.upload(SUNRISE, Neighbourhood.MAPLE_COURT, rows.toString())
                                .statusCode(200)
                                .extract()
                                .jsonPath()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers.stream().mapToInt(answer -> answer.getInt("issued")).sum())
                .isEqualTo(12);
        assertThat(answers).allMatch(answer -> answer.getInt("issued") + answer.getInt("known") == 12);
    }

    @Test
    void a_file_for_another_companys_community_or_by_somebody_else_is_refused() {
        var csv = HEADER + "1-A-901,other,,12,2026-11-10,\n";

        Billing.upload(HARBOR, Neighbourhood.MAPLE_COURT, csv)
                .statusCode(404)
                .body("code", equalTo("community-not-found"));
        Billing.upload("operator", Neighbourhood.MAPLE_COURT, csv).statusCode(403);
        Billing.upload("resident-09", Neighbourhood.MAPLE_COURT, csv).statusCode(403);
        Billing.upload(SUNRISE, Neighbourhood.MAPLE_COURT, "unit,kind\n1-A-901,other\n")
                .statusCode(400)
                .body("code", equalTo("bill-file-columns"));
        as(SUNRISE)
                .contentType("text/csv")
                .body(csv)
                .post(BILLS + "/uploads")
                .then()
                .statusCode(400)
                .body("code", equalTo("community-missing"));
    }

    @Test
    void a_bill_that_is_not_paid_gives_nothing_back() {
        String id = tryIssue(SUNRISE, bill(emptyUnit(), "OTHER", 500, FUTURE))
                .statusCode(201)
                .extract()
                .path("id");

        Billing.refund(UUID.fromString(id), null, UUID.randomUUID().toString())
                .statusCode(409)
                .body("code", equalTo("bill-not-paid"));
        onceAs(HARBOR)
                .contentType("application/json")
                .body(Map.of())
                .post(BILLS + "/{id}/refunds", id)
                .then()
                .statusCode(404);
        onceAs("resident-09")
                .contentType("application/json")
                .body(Map.of())
                .post(BILLS + "/{id}/refunds", id)
                .then()
                .statusCode(403);
    }

    private static io.restassured.response.Response cancel(String who, String bill) {
        return as(who).post(BILLS + "/{id}/cancellations", bill);
    }

    /** Every id of a list, read to its end. */
    private static List<String> all(String state) {
        var ids = new ArrayList<String>();
        String cursor = null;
        do {
            var request = as(SUNRISE).queryParam("state", state).queryParam("limit", 100);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get(BILLS)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("items.id"));
            cursor = page.getString("next");
        } while (cursor != null);
        return ids;
    }
}
