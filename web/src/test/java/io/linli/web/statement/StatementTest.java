package io.linli.web.statement;

import static io.linli.web.TestUsers.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.linli.catalog.kernel.Ids;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.statement.IssueDueStatements;
import io.linli.marketplace.statement.StatementMonth;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.payment.Books;

/** What statements say, whose they are, and that they are issued once. Months end at midnight in Shanghai. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class StatementTest {

    private static final String STATEMENTS = "/api/v1/statements";
    private static final Instant IN_MARCH = Instant.parse("2024-03-10T04:00:00Z");
    private static final Instant LAST_OF_MARCH = Instant.parse("2024-03-31T15:59:59.999999Z");
    private static final Instant FIRST_OF_APRIL = Instant.parse("2024-03-31T16:00:00Z");

    @Inject
    PartyBooks booked;

    @Inject
    Books books;

    @Inject
    IssueDueStatements issueDueStatements;

    @Test
    void a_statement_tells_each_fact_and_where_the_balance_stands() {
        var party = Party.supplier(Ids.next());
        booked.earned(party, 1_000, IN_MARCH);
        booked.earned(party, 500, IN_MARCH.plusSeconds(60));
        booked.takenBack(party, 200, IN_MARCH.plusSeconds(120));
        booked.released(party, 900, IN_MARCH.plusSeconds(180));
        booked.setAside(party, 700, IN_MARCH.plusSeconds(240));
        booked.paidOut(party, 600, IN_MARCH.plusSeconds(300));

        var statement = issue(party, "2024-03");

        assertThat(statement.getString("number")).matches("S-2024-\\d{6}");
        assertThat(statement.getString("startsAt")).isEqualTo("2024-02-29T16:00:00Z");
        assertThat(statement.getString("endsAt")).isEqualTo("2024-03-31T16:00:00Z");
        assertThat(figures(statement, "totals", "opening", "earned", "takenBack", "restored", "paidOut", "closing"))
                .containsExactly(0L, 1_500L, -200L, 0L, -600L, 700L);
        assertThat(figures(statement, "standing", "pending", "payable", "receivable", "inTransit"))
                .containsExactly(400L, 200L, 0L, 100L);
        var lines = lines(statement.getString("number"));
        assertThat(lines.getList("items.kind")).containsExactly("SPLIT", "SPLIT", "SPLIT_REVERSAL", "TRANSFER");
        assertThat(lines.getList("items.amount.amount")).containsExactly(1_000, 500, -200, -600);
        assertThat(lines.getList("items.position")).containsExactly(1, 2, 3, 4);
    }

    @Test
    void a_month_ends_where_the_next_begins_also_for_a_fact_of_its_last_microsecond() {
        var party = Party.leader(Ids.next());
        booked.earned(party, 300, LAST_OF_MARCH);
        booked.earned(party, 40, FIRST_OF_APRIL);

        var april = issue(party, "2024-04");
        var march = issue(party, "2024-03");

        assertThat(figures(march, "totals", "opening", "earned", "closing")).containsExactly(0L, 300L, 300L);
        assertThat(figures(april, "totals", "opening", "earned", "closing")).containsExactly(300L, 40L, 340L);
        assertThat(april.getString("number")).isGreaterThan(march.getString("number"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatever_was_booked_every_month_adds_up_and_ends_where_the_next_begins(long seed) {
        var random = new Random(seed);
        var party = Party.supplier(Ids.next());
        long owed = 0;
        for (int fact = 0; fact < 25; fact++) {
            var at = IN_MARCH.plusSeconds(random.nextInt(150 * 86_400));
            long fen = 1 + random.nextInt(10_000);
            switch (random.nextInt(5)) {
                case 0 -> booked.released(party, fen, at);
                case 1 -> booked.setAside(party, fen, at);
                case 2 -> {
                    booked.takenBack(party, fen, at);
                    owed -= fen;
                }
                case 3 -> {
                    booked.paidOut(party, fen, at);
                    owed -= fen;
                }
                default -> {
                    booked.earned(party, fen, at);
                    owed += fen;
                }
            }
        }

        issue(party, "2024-08");

        var all = new ArrayList<Map<String, Object>>(ofParty(party));
        Collections.reverse(all);
        long balance = 0;
        for (var one : all) {
            var view = JsonPath.from(JsonObject.mapFrom(one).encode());
            assertThat(view.getLong("totals.opening.amount")).isEqualTo(balance);
            balance += sum(lines(view.getString("number")));
            assertThat(view.getLong("totals.closing.amount")).isEqualTo(balance);
            assertThat(verify(view.getString("number")).getBoolean("equal")).isTrue();
        }
        assertThat(balance).isEqualTo(owed);
    }

    @Test
    void asking_again_answers_with_the_same_statement() {
        var party = Party.supplier(Ids.next());
        booked.earned(party, 10, IN_MARCH);

        var first = issue(party, "2024-03");
        var second = issue(party, "2024-03");

        assertThat(second.prettify()).isEqualTo(first.prettify());
    }

    @Test
    void many_at_once_issue_each_statement_once_and_number_them_without_a_gap() {
        // Nobody else has statements of operating partners about 2019.
        var at = Instant.parse("2019-05-05T00:00:00Z");
        var parties = IntStream.range(0, 6)
                .mapToObj(nth -> Party.operatingPartner(Ids.next()))
                .toList();
        parties.forEach(party -> booked.earned(party, 5, at));

        var numbers = IntStream.range(0, 24)
                .mapToObj(nth -> CompletableFuture.supplyAsync(() ->
                        issue(parties.get(nth % parties.size()), "2019-05").getString("number")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .distinct()
                .sorted()
                .toList();

        assertThat(numbers)
                .isEqualTo(LongStream.rangeClosed(1, parties.size())
                        .mapToObj("O-2019-%06d"::formatted)
                        .toList());
    }

    @Test
    void what_is_booked_while_a_statement_is_made_is_in_it_or_after_it() {
        var party = Party.supplier(Ids.next());
        booked.earned(party, 7, IN_MARCH);

        var bookings = IntStream.range(0, 40)
                .mapToObj(nth -> CompletableFuture.runAsync(() -> booked.earned(party, 7, IN_MARCH.plusSeconds(nth))))
                .toList();
        var march = issue(party, "2024-03");
        bookings.forEach(CompletableFuture::join);
        var april = issue(party, "2024-04");

        assertThat(verify(march.getString("number")).getBoolean("equal")).isTrue();
        assertThat(april.getLong("totals.opening.amount")).isEqualTo(march.getLong("totals.closing.amount"));
        assertThat(april.getLong("totals.closing.amount")).isEqualTo(41 * 7);
    }

    @Test
    void the_round_tells_every_partys_months_and_gives_none_to_who_has_nothing() {
        // Before anything that other tests book.
        var at = Instant.parse("2017-06-05T00:00:00Z");
        var party = Party.ownersFund(Neighbourhood.MAPLE_COURT);
        var nothing = Party.supplier(Ids.next());
        var later = Party.supplier(Ids.next());
        booked.earned(party, 1_234, at);
        booked.earned(nothing, 50, at);
        booked.takenBack(nothing, 50, at);
        booked.earned(later, 50, IN_MARCH);

        books.run(() ->
                issueDueStatements.issueUpTo(new StatementMonth(YearMonth.of(2017, 8), ZoneId.of("Asia/Shanghai"))));

        assertThat(ofParty(party)).hasSize(3);
        assertThat(ofParty(party).get(2).get("number")).asString().startsWith("F-2017-");
        assertThat(ofParty(nothing)).hasSize(1); // its movements; no balance afterwards
        assertThat(ofParty(later)).isEmpty();
    }

    @Test
    void a_supplier_and_a_property_company_see_their_own_and_nobody_elses() {
        var supplier = Party.supplier(Neighbourhood.SUPPLIER_02);
        var company = Party.propertyCompany(Neighbourhood.SUNRISE);
        for (var party : List.of(supplier, company)) {
            booked.earned(party, 77, Instant.parse("2018-03-03T00:00:00Z"));
        }

        String ofSupplier = own("supplier-02", "2018-03");
        String ofCompany = own("property-sunrise", "2018-03");

        assertThat(numbers("supplier-02")).contains(ofSupplier).doesNotContain(ofCompany);
        assertThat(numbers("property-sunrise")).contains(ofCompany).doesNotContain(ofSupplier);
        assertSeen("supplier-02", ofSupplier, 200);
        assertSeen("property-sunrise", ofCompany, 200);
        assertSeen("operator", ofCompany, 200);
        assertSeen("supplier-01", ofSupplier, 404);
        assertSeen("property-sunrise", ofSupplier, 404);
        assertSeen("property-harbor", ofCompany, 404);
        assertSeen("supplier-02", ofCompany, 404);
        assertThat(as("supplier-02")
                        .get(STATEMENTS + "?partyKind=PROPERTY_COMPANY&partyId=" + Neighbourhood.SUNRISE)
                        .jsonPath()
                        .getString("code"))
                .isEqualTo("party-not-found");
        assertThat(ask("supplier-02", company, "2018-03").getStatusCode()).isEqualTo(404);
    }

    @Test
    void a_leader_sees_the_own_ones_and_nobody_elses() {
        var leader = Party.leader(Neighbourhood.leader(1));
        var other = Party.leader(Neighbourhood.leader(2));
        for (var party : List.of(leader, other)) {
            booked.earned(party, 77, Instant.parse("2018-03-03T00:00:00Z"));
        }

        String own = own("leader-01", "2018-03");
        String others = own("leader-02", "2018-03");

        assertThat(numbers("leader-01")).contains(own).doesNotContain(others);
        assertSeen("leader-01", own, 200);
        assertSeen("operator", own, 200);
        assertSeen("leader-01", others, 404);
        assertSeen("property-sunrise", own, 404);
        assertSeen("supplier-01", own, 404);
        assertThat(ask("leader-01", other, "2018-03").getStatusCode()).isEqualTo(404);
        assertThat(ask("leader-01", Party.propertyCompany(Neighbourhood.SUNRISE), "2018-03")
                        .getStatusCode())
                .isEqualTo(404);
    }

    @Test
    void a_property_company_sees_its_communities_owners_funds_and_no_others() {
        var fund = Party.ownersFund(Neighbourhood.LAKESIDE);
        booked.earned(fund, 77, Instant.parse("2018-03-03T00:00:00Z"));

        String number = ask("property-sunrise", fund, "2018-03").path("number");

        assertThat(number).startsWith("F-2018-");
        assertThat(numbers("property-sunrise")).contains(number);
        assertThat(as("property-sunrise")
                        .get(STATEMENTS + "?partyKind=OWNERS_FUND&partyId=" + Neighbourhood.LAKESIDE)
                        .jsonPath()
                        .<String>getList("items.number"))
                .contains(number);
        assertSeen("property-sunrise", number, 200);
        assertSeen("operator", number, 200);
        assertSeen("property-harbor", number, 404);
        assertSeen("leader-01", number, 404);
        assertThat(numbers("property-harbor")).doesNotContain(number);
        assertThat(ask("property-harbor", fund, "2018-03").path("code").toString())
                .isEqualTo("party-not-found");
        assertThat(ask("property-sunrise", Party.ownersFund(Neighbourhood.HARBOR_VIEW), "2018-03")
                        .path("code")
                        .toString())
                .isEqualTo("party-not-found");
        assertThat(as("property-harbor")
                        .get(STATEMENTS + "?partyKind=OWNERS_FUND&partyId=" + Neighbourhood.LAKESIDE)
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"resident-01,403", "technician-01,403", "supplier-03,403"})
    void others_see_none(String user, int status) {
        for (var path : List.of("", "/S-2024-000001", "/S-2024-000001/verification", "/S-2024-000001.pdf")) {
            assertThat(as(user).get(STATEMENTS + path).statusCode()).isEqualTo(status);
            assertThat(RestAssured.given().get(STATEMENTS + path).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void a_month_that_is_not_over_is_refused_and_nothing_is_closed() {
        var party = Party.supplier(Ids.next());
        booked.earned(party, 10, Instant.now());

        var refused =
                ask("operator", party, YearMonth.now(ZoneId.of("Asia/Shanghai")).toString());

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("period-open");
        assertThat(books.number("SELECT count(*) FROM marketplace.closed_period WHERE party_id = :group", party.id()))
                .isZero();
    }

    @Test
    void a_party_that_nothing_was_booked_for_and_a_month_without_anything_are_refused() {
        var unknown = ask("operator", Party.supplier(Ids.next()), "2024-03");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.jsonPath().getString("code")).isEqualTo("party-not-found");

        var party = Party.supplier(Ids.next());
        booked.earned(party, 10, IN_MARCH);
        var empty = ask("operator", party, "2024-02");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.jsonPath().getString("code")).isEqualTo("nothing-to-state");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"month\":\"2024-13\"}|400|wrong-type",
                "{}|400|bad-request",
                "{\"month\":\"2024-03\"}|400|party-missing",
                "{\"month\":\"2024-03\",\"partyKind\":\"SUPPLIER\"}|400|party-missing",
                "{\"month\":\"2024-03\",\"partyKind\":\"PLATFORM\",\"partyId\":\"00000000-0000-7000-8000-000000000000\"}"
                        + "|404|party-not-found",
                "{\"month\":\"2024-03\",\"partyKind\":\"SUPPLIER\",\"partyId\":\"00000000-0000-7000-8000-000000000001\","
                        + "\"currency\":\"XYZ\"}|400|currency-unknown",
            })
    void what_makes_no_sense_is_refused_with_a_code(String body, int status, String code) {
        var answer = as("operator").contentType("application/json").body(body).post(STATEMENTS);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("code")).isEqualTo(code);
    }

    private void assertSeen(String user, String number, int status) {
        for (var path : List.of("", "/lines", "/verification", ".csv", ".xlsx", ".pdf")) {
            assertThat(as(user).get(STATEMENTS + "/" + number + path).statusCode())
                    .as(user + path)
                    .isEqualTo(status);
        }
    }

    private String own(String user, String month) {
        return as(user).contentType("application/json")
                .body(Map.of("month", month))
                .post(STATEMENTS)
                .then()
                .statusCode(200)
                .extract()
                .path("number");
    }

    static Response ask(String user, Party party, String month) {
        return as(user).contentType("application/json")
                .body(Map.of("month", month, "partyKind", party.kind(), "partyId", party.id()))
                .post(STATEMENTS);
    }

    static JsonPath issue(Party party, String month) {
        return ask("operator", party, month).then().statusCode(200).extract().jsonPath();
    }

    static JsonPath verify(String number) {
        return as("operator")
                .get(STATEMENTS + "/{number}/verification", number)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static JsonPath lines(String number) {
        return as("operator")
                .queryParam("limit", 1_000)
                .get(STATEMENTS + "/{number}/lines", number)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<Map<String, Object>> ofParty(Party party) {
        return as("operator")
                .queryParam("partyKind", party.kind())
                .queryParam("partyId", party.id())
                .queryParam("limit", 100)
                .get(STATEMENTS)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    /** All of them, page by page. */
    private static List<String> numbers(String user) {
        var read = new ArrayList<String>();
        String cursor = null;
        do {
            var request = as(user).queryParam("limit", 1);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get(STATEMENTS)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            read.addAll(page.getList("items.number"));
            cursor = page.getString("next");
        } while (cursor != null);
        return read;
    }

    private static List<Long> figures(JsonPath statement, String group, String... names) {
        return Arrays.stream(names)
                .map(name -> statement.getLong(group + "." + name + ".amount"))
                .toList();
    }

    private static long sum(JsonPath lines) {
        return lines.<Integer>getList("items.amount.amount").stream()
                .mapToLong(Integer::longValue)
                .sum();
    }
}
