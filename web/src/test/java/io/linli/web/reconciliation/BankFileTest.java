package io.linli.web.reconciliation;

import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.web.LinliStack;

/** The bank's file of payouts: what it agrees with, each way it differs, and who may do what here. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class BankFileTest {

    private static final String HEADER = "payout_reference,account,amount,currency,value_date\n";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private static final Money TWENTY = Money.cny(2_000);

    @Inject
    Paying paying;

    @Test
    void rows_that_agree_are_no_exception_however_often_they_are_uploaded() {
        var payee = paying.payee();
        var payout = Ids.next();
        var key = paying.book(payout, payee.party(), TWENTY, Instant.now());
        var transfer = paying.send(payout, payee, TWENTY);
        var csv = HEADER + row(transfer, payee.account(), "20.00", "CNY", TODAY);

        Reconciling.upload("operator", csv)
                .statusCode(201)
                .body("rows", equalTo(1))
                .body("fresh", equalTo(1));
        var again = Reconciling.upload("operator", csv).statusCode(201);
        var overlapping = Reconciling.upload("operator", csv + row(Ids.next().toString(), "acct_x", "1", "CNY", TODAY));

        again.body("rows", equalTo(1));
        overlapping.statusCode(201).body("rows", equalTo(2)).body("fresh", equalTo(1));
        Reconciling.run();
        assertThat(Reconciling.of(key, "")).isEmpty();
    }

    @Test
    void each_way_the_bank_can_differ_is_told() {
        var payee = paying.payee();
        var other = paying.payee();
        var amount = sent(payee, Instant.now());
        var currency = sent(payee, Instant.now());
        var party = sent(payee, Instant.now());
        var twice = sent(payee, Instant.now());
        var late = sent(payee, Instant.now().minus(Duration.ofDays(6)));
        var unknown = Ids.next();

        Reconciling.upload(
                        "operator",
                        HEADER
                                + row(amount, payee.account(), "20.01", "CNY", TODAY)
                                + row(currency, payee.account(), "20.00", "USD", TODAY)
                                + row(party, other.account(), "20.00", "CNY", TODAY)
                                + row(twice, payee.account(), "20.00", "CNY", TODAY)
                                        .repeat(2)
                                + row(late, payee.account(), "20.00", "CNY", TODAY)
                                + row(unknown, payee.account(), "7.00", "CNY", TODAY))
                .statusCode(201)
                .body("fresh", equalTo(7));
        Reconciling.run();

        assertThat(kindOf("transfer:" + amount)).containsExactly("WRONG_AMOUNT");
        assertThat(kindOf("transfer:" + currency)).containsExactly("WRONG_CURRENCY");
        assertThat(kindOf("transfer:" + party)).containsExactly("WRONG_PARTY");
        assertThat(kindOf("transfer:" + twice)).containsExactly("DOUBLED");
        assertThat(Reconciling.openOf("transfer:" + late).stream()
                        .filter(one -> one.get("side").equals("BANK"))
                        .map(one -> one.get("kind")))
                .containsExactly("LATE");
        assertThat(kindOf(unknown.toString())).containsExactly("UNKNOWN_TRANSFER");
        var found = Reconciling.openOf("transfer:" + amount).get(0);
        Reconciling.book(found.get("id")).statusCode(409).body("code", equalTo("nothing-to-book"));
        Reconciling.dismiss(found.get("id"), "The bank keeps a fen.").statusCode(200);
        Reconciling.run();
        assertThat(kindOf("transfer:" + amount)).isEmpty();
    }

    @Test
    void what_the_bank_should_show_by_now_and_does_not_is_missing_there() {
        var payee = paying.payee();
        var payout = sent(payee, Instant.now().minus(Duration.ofDays(10)));
        Reconciling.upload("operator", HEADER + row(Ids.next(), "acct_y", "3.00", "CNY", TODAY))
                .statusCode(201);

        Reconciling.run();

        assertThat(kindOf("transfer:" + payout)).containsExactlyInAnyOrder("LATE", "MISSING_AT_BANK");
    }

    @Test
    void a_file_that_cannot_be_read_says_which_line_and_changes_nothing() {
        var good = row(Ids.next(), "acct_z", "1.00", "CNY", TODAY);

        Reconciling.upload("operator", HEADER + good + "x,acct_z,ten,CNY,tomorrow\n,acct_z,1,CNY,2026-11-20\n")
                .statusCode(400)
                .body("code", equalTo("bank-file-rows"))
                .body("problems.line", equalTo(List.of(3, 3, 4)))
                .body("problems.column", equalTo(List.of("amount", "value_date", "payout_reference")))
                .body("problems.code", equalTo(List.of("not-a-number", "not-a-date", "missing")));
        Reconciling.upload("operator", HEADER + ",,-1,ZZZ,\n")
                .statusCode(400)
                .body("problems.line", equalTo(List.of(2, 2, 2, 2, 2)))
                .body(
                        "problems.column",
                        equalTo(List.of("currency", "payout_reference", "account", "amount", "value_date")))
                .body(
                        "problems.code",
                        equalTo(List.of("currency-unknown", "missing", "missing", "not-positive", "missing")));
        Reconciling.upload("operator", "account,amount\n").statusCode(400).body("code", equalTo("bank-file-empty"));
        Reconciling.upload("operator", HEADER + good).statusCode(201).body("fresh", equalTo(1));
    }

    @Test
    void only_the_operator_reconciles() {
        for (String other : List.of("resident-18", "supplier-02", "property-sunrise", "technician-01")) {
            as(other).get("/api/v1/reconciliations").then().statusCode(403);
            as(other).get("/api/v1/reconciliations/exceptions").then().statusCode(403);
            as(other).get("/api/v1/bank-files").then().statusCode(403);
            Reconciling.upload(other, HEADER).statusCode(403);
            onceAs(other)
                    .contentType("application/json")
                    .body(Map.of())
                    .post("/api/v1/reconciliations")
                    .then()
                    .statusCode(403);
            onceAs(other)
                    .contentType("application/json")
                    .post("/api/v1/reconciliations/exceptions/{id}/corrections", UUID.randomUUID())
                    .then()
                    .statusCode(403);
        }
        given().get("/api/v1/reconciliations").then().statusCode(401);
        as("operator").get("/api/v1/reconciliations").then().statusCode(200);
        as("operator").get("/api/v1/bank-files").then().statusCode(200);
    }

    @Test
    void what_is_not_there_or_makes_no_sense_is_refused_by_code() {
        var nothing = UUID.randomUUID();
        as("operator")
                .get("/api/v1/reconciliations/{id}", nothing)
                .then()
                .statusCode(404)
                .body("code", equalTo("reconciliation-not-found"));
        as("operator")
                .get("/api/v1/reconciliations/exceptions/{id}", nothing)
                .then()
                .statusCode(404)
                .body("code", equalTo("exception-not-found"));
        Reconciling.book(nothing).statusCode(404).body("code", equalTo("exception-not-found"));
        Reconciling.dismiss(nothing, " ").statusCode(400).body("code", equalTo("note-missing"));
        Reconciling.dismiss(nothing, "x".repeat(501)).statusCode(400).body("code", equalTo("note-too-long"));
        as("operator")
                .get("/api/v1/reconciliations/exceptions?state=ODD")
                .then()
                .statusCode(400)
                .body("code", equalTo("state-unknown"));
        onceAs("operator")
                .contentType("application/json")
                .body(Map.of("from", Instant.now().plusSeconds(60).toString()))
                .post("/api/v1/reconciliations")
                .then()
                .statusCode(400)
                .body("code", equalTo("window-invalid"));
    }

    /** A transfer that ledger and provider agree on. @return the payout */
    private UUID sent(Paying.Payee payee, Instant at) {
        var payout = Ids.next();
        paying.book(payout, payee.party(), TWENTY, at);
        paying.send(payout, payee, TWENTY);
        return payout;
    }

    private static List<Object> kindOf(String subject) {
        return Reconciling.openOf(subject).stream().map(one -> one.get("kind")).toList();
    }

    private static String row(Object reference, String account, String amount, String currency, LocalDate day) {
        return "%s,%s,%s,%s,%s\n".formatted(reference, account, amount, currency, day);
    }
}
