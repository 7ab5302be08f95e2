package io.linli.web.visits;

import static io.linli.web.Neighbourhood.MAPLE_COURT;
import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static io.linli.web.order.Shopping.emptyCart;
import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.linli.catalog.kernel.Ids;
import io.linli.web.Neighbourhood;
import io.linli.web.campaign.Terms;
import io.linli.web.order.Shopping;
import io.linli.web.order.Shopping.Placed;

/** What people do with group-buys of a home service; each test has a provider of its own, so that no other takes its time. */
@ApplicationScoped
public class VisitDays {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Alone, in fen. */
    public static final long ALONE = 6000;

    public static final long PRICE = 5000;

    private final Shopping shopping;

    VisitDays(Shopping shopping) {
        this.shopping = shopping;
    }

    /** In Maple Court; one hour a visit, 60 yuan. */
    public record Provider(UUID supplier, UUID service, List<UUID> technicians) {}

    /** So many technicians, who work every day from nine o'clock on for so many hours. */
    public Provider provider(int technicians, int hours) {
        var supplier = Ids.next();
        var service = Ids.next();
        shopping.run(
                "INSERT INTO catalog.supplier (id, code, kind, name_en, name_zh) VALUES (?, ?, 'SERVICES', 'Clear Panes', '明窗服务')",
                supplier,
                "panes-" + supplier);
        shopping.run(
                "INSERT INTO catalog.supplier_community (supplier_id, community_id) VALUES (?, ?)",
                supplier,
                MAPLE_COURT);
        shopping.run(
                """
                INSERT INTO catalog.service_item (id, supplier_id, category_id, name_en, name_zh, duration_minutes, price, currency)
                SELECT ?, ?, id, 'Window cleaning', '擦窗', 60, ?, 'CNY' FROM catalog.category
                WHERE path = 'Home Services > Housekeeping'""",
                service,
                supplier,
                ALONE);
        var team = Stream.generate(Ids::next).limit(technicians).toList();
        team.forEach(one -> hire(supplier, one, hours));
        return new Provider(supplier, service, team);
    }

    private void hire(UUID supplier, UUID technician, int hours) {
        shopping.run(
                "INSERT INTO fulfillment.technician (id, supplier_id, display_name) VALUES (?, ?, 'Pane')",
                technician,
                supplier);
        for (int weekday = 1; weekday <= 7; weekday++) {
            shopping.run(
                    """
                    INSERT INTO fulfillment.shift (id, technician_id, weekday, starts, ends)
                    VALUES (?, ?, ?, '09:00', time '09:00' + ? * interval '1 hour')""",
                    Ids.next(),
                    technician,
                    weekday,
                    hours);
        }
    }

    /** A building of Maple Court in which nobody of the neighbourhood lives. */
    public UUID emptyBuilding() {
        var id = Ids.next();
        shopping.run(
                "INSERT INTO marketplace.building (id, company_id, community_id, name) VALUES (?, ?, ?, ?)",
                id,
                Neighbourhood.SUNRISE,
                MAPLE_COURT,
                "B-" + id);
        return id;
    }

    public UUID buildingOf(int resident) {
        return UUID.fromString(shopping.text(
                """
                SELECT e.building_id::text FROM marketplace.resident r JOIN marketplace.household h ON h.id = r.household_id
                JOIN marketplace.unit u ON u.id = h.unit_id JOIN marketplace.entrance e ON e.id = u.entrance_id
                WHERE r.id = ?""",
                Neighbourhood.resident(resident)));
    }

    /** The same also in a run that goes on past midnight. */
    private static final LocalDate DAY = LocalDate.now(ZONE).plusDays(4);

    public static LocalDate day() {
        return DAY;
    }

    /** In the community's local time, on the day. */
    public static Instant at(int hour) {
        return at(hour, 0);
    }

    public static Instant at(int hour, int minute) {
        return day().atTime(hour, minute).atZone(ZONE).toInstant();
    }

    /** In four days, two visits needed, cut off in two days. */
    public static Map<String, Object> terms(Provider provider) {
        return new HashMap<>(Map.of(
                "communityId",
                MAPLE_COURT,
                "serviceItemId",
                provider.service(),
                "day",
                day().toString(),
                "price",
                Terms.cny(PRICE),
                "threshold",
                2,
                "cutoffAt",
                Instant.now().plus(Duration.ofDays(2)).toString()));
    }

    public static Map<String, Object> tier(long from, long fen) {
        return Map.of("fromUnits", from, "price", Terms.cny(fen));
    }

    public static ValidatableResponse tryOpen(String user, Map<String, ?> terms) {
        return onceAs(user)
                .contentType("application/json")
                .body(terms)
                .post("/api/v1/visit-group-buys")
                .then();
    }

    /** By the leader of Maple Court. */
    public static UUID open(Map<String, ?> terms) {
        return tryOpen("leader-01", terms).statusCode(201).extract().jsonPath().getUUID("id");
    }

    public static ValidatableResponse join(String user, UUID campaign, Instant startsAt) {
        return join(user, campaign, Map.of("quantity", 1, "startsAt", startsAt.toString()));
    }

    public static ValidatableResponse join(String user, UUID campaign, Map<String, ?> order) {
        return onceAs(user)
                .contentType("application/json")
                .body(order)
                .post("/api/v1/campaigns/{id}/joins", campaign)
                .then();
    }

    /** Joined and checked out, to be paid. */
    public static Placed place(String user, UUID campaign, Instant startsAt) {
        var cart = emptyCart(user);
        join(user, campaign, startsAt).statusCode(201);
        return Shopping.checkout(user, cart);
    }

    public static Placed pay(String user, UUID campaign, Instant startsAt) {
        return payByWallet(user, place(user, campaign, startsAt));
    }

    public static Placed payByWallet(String user, Placed placed) {
        Shopping.payByWallet(placed.payUrl());
        Shopping.awaitGroup(user, placed.groupId(), "PAID");
        return placed;
    }

    /** A card stands for the money. */
    public static Placed reserve(String user, UUID campaign, Instant startsAt) {
        var placed = place(user, campaign, startsAt);
        Shopping.payWith(Shopping.GOOD_CARD, placed.payUrl());
        Shopping.awaitGroup(user, placed.groupId(), "RESERVED");
        return placed;
    }

    /** Who has the visit also where the group-buy fails. */
    public static Placed payInAnyCase(String user, UUID campaign, Instant startsAt) {
        var cart = emptyCart(user);
        join(user, campaign, Map.of("quantity", 1, "startsAt", startsAt.toString(), "otherwise", "BUY_ALONE"))
                .statusCode(201);
        return payByWallet(user, Shopping.checkout(user, cart));
    }

    public static JsonPath look(UUID campaign) {
        return given().get("/api/v1/campaigns/{id}", campaign)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Beginnings of the free times, as everybody sees them. */
    public static List<Instant> free(UUID campaign) {
        List<String> starts = given().get("/api/v1/visit-group-buys/{id}/slots", campaign)
                .then()
                .statusCode(200)
                .extract()
                .path("items.startsAt");
        return starts.stream().map(Instant::parse).toList();
    }

    public static ValidatableResponse bookAlone(String user, Provider provider, Instant startsAt) {
        return Shopping.add(
                user, emptyCart(user), Map.of("serviceItemId", provider.service(), "startsAt", startsAt.toString()));
    }

    public static ValidatableResponse leave(String user, UUID campaign) {
        return as(user).delete("/api/v1/campaigns/{id}/membership", campaign).then();
    }

    /** Seats that are held or paid. */
    public long seats(UUID campaign) {
        return shopping.number(
                "SELECT count(*) FROM marketplace.campaign_join WHERE campaign_id = ? AND state IN ('HELD', 'CONFIRMED')",
                campaign);
    }

    /** Bookings that are held, paid or done. */
    public long bookings(UUID campaign) {
        return shopping.number(
                "SELECT count(*) FROM marketplace.booking WHERE campaign_id = ? AND state IN ('HELD', 'CONFIRMED', 'DONE')",
                campaign);
    }

    /** Of the provider's technicians, whoever has it. */
    public long slotsTaken(Provider provider) {
        return shopping.number(
                """
                SELECT count(*) FROM fulfillment.slot_hold h JOIN fulfillment.technician t ON t.id = h.technician_id
                WHERE t.supplier_id = ? AND h.state IN ('HELD', 'CONFIRMED')""",
                provider.supplier());
    }

    public long jobs(Provider provider) {
        return shopping.number("SELECT count(*) FROM fulfillment.job WHERE supplier_id = ?", provider.supplier());
    }

    /** Reason, state and amount of each refund. */
    public String refundsOf(Placed placed) {
        return shopping.text(
                """
                SELECT coalesce(string_agg(r.reason || ':' || r.state || ':' || r.amount, ' ' ORDER BY r.reason), '')
                FROM marketplace.refund r JOIN marketplace.payment_attempt a ON a.id = r.attempt_id WHERE a.group_id = ?""",
                UUID.fromString(placed.groupId()));
    }
}
