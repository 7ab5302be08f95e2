package io.linli.web.catalog;

import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.Neighbourhood.SUPPLIER_02;
import static io.linli.web.order.Shopping.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.catalog.schedule.MakeDueChanges;
import io.linli.web.LinliStack;
import io.linli.web.TestUsers;
import io.linli.web.order.Shopping;
import io.linli.web.page.SignedIn;
import io.linli.web.payment.Books;

/** What a supplier says is to change at a moment does then, once, and where an end is said it is as before again. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class ScheduledChangesTest {

    private static final String SUPPLIER = "supplier-02";
    private static final String CHANGES = "/api/v1/supplier/offers/scheduled-changes";
    private static final String PAGE = "/supplier/changes";
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Inject
    Shopping shopping;

    @Inject
    MakeDueChanges due;

    @Inject
    Books books;

    @Inject
    DataSource database;

    @AfterEach
    void nothing_is_to_come_any_more() {
        shopping.run(
                """
                UPDATE catalog.scheduled_change SET state = 'CANCELLED', due_at = NULL, try_at = NULL
                WHERE supplier_id = ? AND due_at IS NOT NULL""",
                SUPPLIER_02);
    }

    @Test
    void what_is_to_change_changes_at_its_time_and_can_be_put_back() {
        var offer = newOffer();
        var id = said(in(60), null, item(offer, 690, null, null));
        assertThat(price(offer)).isEqualTo(990);

        comes(id);

        assertThat(state(id)).isEqualTo("DONE");
        assertThat(price(offer)).isEqualTo(690);
        assertThat(shopping.number("SELECT count(*) FROM catalog.price_change WHERE offer_id = ?", offer))
                .isOne();
        assertThat(shopping.number("SELECT version FROM catalog.offer WHERE id = ?", offer))
                .isEqualTo(2);
        String edit = get(id).extract().path("changesId");
        TestUsers.onceAs(SUPPLIER)
                .contentType(ContentType.JSON)
                .post("/api/v1/supplier/offers/changes/" + edit + "/undo")
                .then()
                .statusCode(200)
                .body("putBack", equalTo(1));
        assertThat(price(offer)).isEqualTo(990);
    }

    @Test
    void a_promotion_ends_and_everything_is_as_before() {
        var offer = newOffer();
        var item = item(offer, 690, null, null);
        item.put("listPrice", Map.of("amount", 990, "currency", "CNY"));
        var id = said(in(60), in(3_600), item);

        comes(id);
        get(id).body("state", equalTo("IN_FORCE"));
        assertThat(price(offer)).isEqualTo(690);
        assertThat(listPrice(offer)).isEqualTo(990);
        ends(id);

        get(id).body("state", equalTo("DONE")).body("leftAlone.size()", equalTo(0));
        assertThat(price(offer)).isEqualTo(990);
        assertThat(listPrice(offer)).isZero();
    }

    @Test
    void what_was_changed_during_a_promotion_is_left_alone_and_told() throws Exception {
        var offer = newOffer();
        var id = said(in(60), in(3_600), item(offer, 690, null, true));
        comes(id);
        shopping.reprice(offer, 650);

        ends(id);

        get(id).body("leftAlone", contains("PRICE"));
        assertThat(price(offer)).isEqualTo(650);
        assertThat(shopping.number("SELECT count(*) FROM catalog.offer WHERE id = ? AND withdrawn", offer))
                .isZero();
        assertThat(SignedIn.as(SUPPLIER, PAGE).get(PAGE + "?past=true").body())
                .contains(offer.toString(), "Changed meanwhile and left so:");
    }

    @Test
    void one_promotion_may_begin_when_another_ends_and_the_price_before_both_comes_back() {
        var offer = newOffer();
        var noon = in(3_600);
        var first = said(in(60), noon, item(offer, 690, null, null));
        var second = said(noon, in(7_200), item(offer, 590, null, null));

        comes(first);
        shopping.run(
                """
                UPDATE catalog.scheduled_change SET at = now() - interval '20 seconds',
                    until = now() - interval '10 seconds', due_at = now() - interval '10 seconds',
                    try_at = now() - interval '10 seconds' WHERE id = ?""",
                first);
        shopping.run(
                """
                UPDATE catalog.scheduled_change SET at = now() - interval '10 seconds',
                    due_at = now() - interval '10 seconds', try_at = now() - interval '10 seconds' WHERE id = ?""",
                second);

        await().atMost(PATIENCE).until(() -> state(second), "IN_FORCE"::equals);
        assertThat(price(offer)).isEqualTo(590);
        ends(second);
        assertThat(price(offer)).isEqualTo(990);
    }

    @Test
    void two_instances_make_each_change_once() {
        var offers = IntStream.range(0, 40).mapToObj(number -> newOffer()).toList();
        var id = said(
                in(60),
                null,
                offers.stream().map(offer -> item(offer, 690, 12, null)).toArray(Map[]::new));
        var request = request(id);
        shopping.run(
                """
                UPDATE catalog.scheduled_change SET at = now() - interval '1 second', due_at = now() - interval '1 second',
                    try_at = now() - interval '1 second' WHERE request_id = ?""",
                request);

        var instances = IntStream.range(0, 4)
                .mapToObj(instance -> CompletableFuture.runAsync(() -> books.run(due::round)))
                .toList();
        instances.forEach(CompletableFuture::join);

        await().atMost(PATIENCE)
                .until(() -> shopping.number(
                                "SELECT count(*) FROM catalog.scheduled_change WHERE request_id = ? AND state = 'DONE'",
                                request)
                        == 40);
        assertThat(shopping.number(
                        """
                        SELECT count(*) FROM catalog.price_change c JOIN catalog.scheduled_change s USING (offer_id)
                        WHERE s.request_id = ?""",
                        request))
                .isEqualTo(40);
        assertThat(shopping.number(
                        """
                        SELECT max(o.version) FROM catalog.offer o JOIN catalog.scheduled_change s ON s.offer_id = o.id
                        WHERE s.request_id = ?""",
                        request))
                .isEqualTo(2);
    }

    @Test
    void an_instance_that_dies_in_the_midst_leaves_nothing_half_and_the_change_is_made_once() throws SQLException {
        var offer = newOffer();
        var id = said(in(60), null, item(offer, 690, 12, null));
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT * FROM catalog.stock WHERE offer_id = '" + offer + "' FOR UPDATE");
            var own = statement.executeQuery("SELECT pg_backend_pid()");
            own.next();
            int holder = own.getInt(1);
            moved(id, "due_at");
            await().atMost(PATIENCE).until(() -> waitingFor(holder) > 0);

            shopping.run(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ? = ANY(pg_blocking_pids(pid))",
                    holder);
            await().atMost(PATIENCE).until(() -> price(offer) == 990 && shopping.stockOf(offer) == 30);
            assertThat(state(id)).isEqualTo("PENDING");
            connection.rollback();
        }

        await().atMost(PATIENCE).until(() -> state(id), "DONE"::equals);
        assertThat(price(offer)).isEqualTo(690);
        assertThat(shopping.stockOf(offer)).isEqualTo(12);
        assertThat(shopping.number("SELECT count(*) FROM catalog.price_change WHERE offer_id = ?", offer))
                .isOne();
    }

    @Test
    void one_whose_whole_time_went_by_changes_nothing() {
        var offer = newOffer();
        var id = said(in(60), in(3_600), item(offer, 690, null, null));

        shopping.run(
                """
                UPDATE catalog.scheduled_change SET at = now() - interval '2 hours', until = now() - interval '1 hour',
                    due_at = now() - interval '2 hours', try_at = now() - interval '2 hours' WHERE id = ?""",
                id);

        await().atMost(PATIENCE).until(() -> state(id), "MISSED"::equals);
        assertThat(price(offer)).isEqualTo(990);
    }

    @Test
    void the_same_request_once_more_says_nothing_new() {
        var offer = newOffer();
        var key = UUID.randomUUID().toString();
        var body = body(in(60), null, "Asia/Shanghai", item(offer, 690, null, null));

        String first = send(SUPPLIER, key, body).statusCode(201).extract().asString();

        assertThat(send(SUPPLIER, key, body).statusCode(201).extract().asString())
                .isEqualTo(first);
        assertThat(shopping.number("SELECT count(*) FROM catalog.scheduled_change WHERE offer_id = ?", offer))
                .isOne();
    }

    @Test
    void the_same_is_not_to_change_twice_at_a_time_but_something_else_may() {
        var offer = newOffer();
        var at = in(3_600);
        said(at, in(7_200), item(offer, 690, null, null));

        send(SUPPLIER, body(at, null, null, item(offer, 590, null, null)))
                .statusCode(409)
                .body("code", equalTo("changes-overlap"))
                .body("supplierSkus", hasItem(offer.toString()));
        send(SUPPLIER, body(in(5_000), null, null, item(offer, 590, null, null)))
                .statusCode(409);
        send(SUPPLIER, body(at, null, null, item(offer, null, 5, null))).statusCode(201);
        send(SUPPLIER, body(in(7_200), null, null, item(offer, 590, null, null)))
                .statusCode(201);
    }

    @Test
    void the_database_itself_keeps_two_changes_from_the_same_moment() {
        var offer = newOffer();
        var id = said(in(3_600), null, item(offer, 690, null, null));

        assertThatThrownBy(() -> shopping.run(
                        """
                        INSERT INTO catalog.scheduled_change (id, request_id, supplier_id, offer_id, at, price, asked_by,
                            due_at, try_at)
                        SELECT gen_random_uuid(), gen_random_uuid(), supplier_id, offer_id, at, 1, '', at, at
                        FROM catalog.scheduled_change WHERE id = ?""",
                        id))
                .rootCause()
                .hasMessageContaining("scheduled_price_once");
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-01T08:00, , Asia/Shanghai, 500, , change-in-the-past",
        "2090-01-01T08:00, , Asia/Shanghai, 500, , change-too-far",
        "+60, +30, Asia/Shanghai, 500, , change-end-early",
        "+60, +90, Asia/Shanghai, , 5, change-end-stock",
        "+60, , Asia/Peking, 500, , time-zone-unknown",
        "+60, , Asia/Shanghai, 0, , price-invalid",
        "+60, , Asia/Shanghai, -5, , price-invalid",
        "+60, , Asia/Shanghai, , -1, stock-invalid",
        "+60, , Asia/Shanghai, , , changes-none"
    })
    void what_makes_no_sense_is_refused(
            String at, String until, String zone, Integer price, Integer stock, String code) {
        var offer = newOffer();

        send(SUPPLIER, body(time(at), time(until), zone, item(offer, price, stock, null)))
                .statusCode(400)
                .body("code", equalTo(code));
        assertThat(shopping.number("SELECT count(*) FROM catalog.scheduled_change WHERE offer_id = ?", offer))
                .isZero();
    }

    @Test
    void no_more_than_some_are_to_come() {
        var offers = IntStream.range(0, 61).mapToObj(number -> newOffer()).toList();

        send(
                        SUPPLIER,
                        body(
                                in(60),
                                null,
                                null,
                                offers.stream()
                                        .map(offer -> item(offer, 690, null, null))
                                        .toArray(Map[]::new)))
                .statusCode(400)
                .body("code", equalTo("scheduled-changes-many"));
    }

    @Test
    void nobody_plans_sees_or_cancels_what_is_another_s() throws Exception {
        var foreign = shopping.newOffer(SUPPLIER_01, 990, 30);
        var own = newOffer();
        send(SUPPLIER, body(in(60), null, null, item(foreign, 1, null, null)))
                .statusCode(404)
                .body("code", equalTo("offer-not-found"));
        send(SUPPLIER, body(in(60), null, null, item(foreign, 1, null, null), item(own, 690, null, null)))
                .statusCode(201)
                .body("scheduled", equalTo(1))
                .body("unknown", contains(foreign.toString()));
        var id = UUID.fromString(
                shopping.text("SELECT cast(id AS text) FROM catalog.scheduled_change WHERE offer_id = ?", own));

        TestUsers.as("supplier-01").get(CHANGES + "/" + id).then().statusCode(404);
        TestUsers.as("supplier-01")
                .delete(CHANGES + "/" + id)
                .then()
                .statusCode(404)
                .body("code", equalTo("scheduled-change-not-found"));
        TestUsers.as("resident-01").get(CHANGES).then().statusCode(403);
        send("operator", body(in(60), null, null, item(own, 690, null, null))).statusCode(403);
        assertThat(SignedIn.as("resident-01", "/me").get(PAGE).statusCode()).isEqualTo(403);
    }

    @Test
    void what_is_given_up_never_comes_and_a_promotion_in_force_ends_now() {
        var offer = newOffer();
        var never = said(in(60), null, item(offer, 690, null, null));
        cancel(never).statusCode(204);
        cancel(never).statusCode(204);
        get(never).body("state", equalTo("CANCELLED"));

        var promotion = said(in(60), in(3_600), item(offer, 690, null, null));
        comes(promotion);
        assertThat(price(offer)).isEqualTo(690);
        cancel(promotion).statusCode(204);
        await().atMost(PATIENCE).until(() -> state(promotion), "DONE"::equals);
        assertThat(price(offer)).isEqualTo(990);
        cancel(promotion).statusCode(409).body("code", equalTo("scheduled-change-over"));
    }

    @Test
    void the_list_goes_by_pages_the_soonest_first() {
        var offers = IntStream.range(0, 3).mapToObj(number -> newOffer()).toList();
        var ids = new ArrayList<String>();
        for (int hours : new int[] {3, 1, 2}) {
            ids.add(said(in(3_600L * hours), null, item(offers.get(hours - 1), 690, null, null))
                    .toString());
        }

        var first = TestUsers.as(SUPPLIER)
                .queryParam("limit", 2)
                .get(CHANGES)
                .then()
                .statusCode(200)
                .body("items.id", contains(ids.get(1), ids.get(2)))
                .extract();
        TestUsers.as(SUPPLIER)
                .queryParam("cursor", first.<String>path("next"))
                .get(CHANGES)
                .then()
                .statusCode(200)
                .body("items.id", contains(ids.get(0)));
        TestUsers.as(SUPPLIER)
                .queryParam("cursor", "nonsense")
                .get(CHANGES)
                .then()
                .statusCode(400)
                .body("code", equalTo("bad-cursor"));
    }

    @Test
    void in_the_table_changes_are_given_a_moment_shown_and_cancelled() throws Exception {
        var offer = newOffer();
        var supplier = SignedIn.as(SUPPLIER, PAGE);
        var preview = supplier.submit("/supplier/listings/later", row(offer));
        assertThat(preview.body()).contains("value=\"8.80\"", "value=\"at\" checked");

        var form = new ArrayList<>(row(offer));
        form.add(Map.entry("when", "at"));
        form.add(Map.entry("strike", "yes"));
        form.add(Map.entry("at", "2020-01-01T08:00"));
        form.add(Map.entry("until", in(7_200).toString()));
        var refused = supplier.submit("/supplier/listings/changes", form);
        assertThat(refused.body())
                .contains("A change begins later than now.", "value=\"2020-01-01T08:00\"", "value=\"8.80\"");

        form.set(form.size() - 2, Map.entry("at", in(3_600).toString()));
        var saved = supplier.submit("/supplier/listings/changes", form);
        assertThat(location(saved)).contains(PAGE, "changes-scheduled");
        assertThat(price(offer)).isEqualTo(990);
        assertThat(supplier.get(PAGE).body()).contains(offer.toString(), "Price ¥8.80", "List price ¥9.90");
        assertThat(supplier.get("/supplier/listings?q=" + offer).body()).contains("Price ¥8.80");

        var id = shopping.text("SELECT cast(id AS text) FROM catalog.scheduled_change WHERE offer_id = ?", offer);
        assertThat(location(supplier.submit(PAGE + "/" + id + "/cancel", Map.of())))
                .contains("change-cancelled");
        assertThat(supplier.get(PAGE).body()).doesNotContain(offer.toString());
        assertThat(supplier.get(PAGE + "?past=true&lang=zh").body()).contains(offer.toString(), "已取消");
    }

    private static List<Map.Entry<String, String>> row(UUID offer) {
        return List.of(
                Map.entry("key", UUID.randomUUID().toString()),
                Map.entry("offer", offer.toString()),
                Map.entry("was", "9.90|30|false"),
                Map.entry("price", "8.80"),
                Map.entry("stock", "30"),
                Map.entry("shelf", "on"));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static LocalDateTime in(long seconds) {
        return LocalDateTime.now(SHANGHAI).plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
    }

    private static LocalDateTime time(String text) {
        if (text == null) {
            return null;
        }
        return text.startsWith("+") ? in(60 * Long.parseLong(text.substring(1))) : LocalDateTime.parse(text);
    }

    private static Map<String, Object> item(UUID offer, Integer price, Integer stock, Boolean withdrawn) {
        var item = new HashMap<String, Object>();
        item.put("supplierSku", offer.toString());
        if (price != null) {
            item.put("price", Map.of("amount", price, "currency", "CNY"));
        }
        item.put("stock", stock);
        item.put("withdrawn", withdrawn);
        return item;
    }

    private static Map<String, Object> body(LocalDateTime at, LocalDateTime until, String zone, Map<?, ?>... items) {
        var body = new HashMap<String, Object>();
        body.put("at", at.toString());
        body.put("until", until == null ? null : until.toString());
        body.put("zone", zone);
        body.put("items", Arrays.asList(items));
        return body;
    }

    /** The id of the first that was said. */
    private UUID said(LocalDateTime at, LocalDateTime until, Map<?, ?>... items) {
        String request = send(SUPPLIER, body(at, until, "Asia/Shanghai", items))
                .statusCode(201)
                .body("scheduled", equalTo(items.length))
                .extract()
                .path("id");
        return UUID.fromString(shopping.text(
                "SELECT cast(id AS text) FROM catalog.scheduled_change WHERE request_id = ? ORDER BY id LIMIT 1",
                UUID.fromString(request)));
    }

    private static ValidatableResponse send(String user, Map<String, ?> body) {
        return send(user, UUID.randomUUID().toString(), body);
    }

    private static ValidatableResponse send(String user, String key, Map<String, ?> body) {
        return TestUsers.as(user)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(CHANGES)
                .then();
    }

    private static ValidatableResponse get(UUID id) {
        return TestUsers.as(SUPPLIER).get(CHANGES + "/" + id).then().statusCode(200);
    }

    private static ValidatableResponse cancel(UUID id) {
        return TestUsers.as(SUPPLIER).delete(CHANGES + "/" + id).then();
    }

    /** Its beginning is now. */
    private void comes(UUID id) {
        moved(id, "at");
        await().atMost(PATIENCE).until(() -> state(id), state -> !state.equals("PENDING"));
    }

    /** Its end is now. */
    private void ends(UUID id) {
        shopping.run(
                """
                UPDATE catalog.scheduled_change SET until = now(), due_at = now(), try_at = now()
                WHERE id = ? AND state = 'IN_FORCE'""",
                id);
        await().atMost(PATIENCE).until(() -> state(id), "DONE"::equals);
    }

    /** A good that nobody finds who searches for oranges: what changes is indexed. */
    private UUID newOffer() {
        var offer = shopping.newOffer(SUPPLIER_02, 990, 30);
        shopping.run(
                """
                UPDATE catalog.sku SET name = 'Timed good', name_zh = '定时品'
                WHERE id = (SELECT sku_id FROM catalog.offer WHERE id = ?)""",
                offer);
        return offer;
    }

    private void moved(UUID id, String what) {
        shopping.run(
                "UPDATE catalog.scheduled_change SET at = now() - interval '1 second', due_at = now() - interval '1 second',"
                        + " try_at = now() - interval '1 second' WHERE id = ? AND " + what + " IS NOT NULL",
                id);
    }

    private String state(UUID id) {
        return shopping.text("SELECT state FROM catalog.scheduled_change WHERE id = ?", id);
    }

    private UUID request(UUID id) {
        return UUID.fromString(
                shopping.text("SELECT cast(request_id AS text) FROM catalog.scheduled_change WHERE id = ?", id));
    }

    private long price(UUID offer) {
        return shopping.number("SELECT price FROM catalog.offer WHERE id = ?", offer);
    }

    private long listPrice(UUID offer) {
        return shopping.number("SELECT coalesce(list_price, 0) FROM catalog.offer WHERE id = ?", offer);
    }

    private long waitingFor(int holder) {
        return shopping.number("SELECT count(*) FROM pg_stat_activity WHERE ? = ANY(pg_blocking_pids(pid))", holder);
    }
}
