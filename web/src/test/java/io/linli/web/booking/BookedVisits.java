package io.linli.web.booking;

import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static org.awaitility.Awaitility.await;

import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;

import io.linli.catalog.kernel.Ids;
import io.linli.web.Neighbourhood;
import io.linli.web.order.Shopping;

/**
 * Visits of 100 yuan that are paid for, by services that only the first technician of the neighbourhood does: technician-01 and
 * provider-01 sign in for them.
 */
@ApplicationScoped
public class BookedVisits {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    public static final String TECHNICIAN = "technician-01";
    public static final String PROVIDER = "provider-01";

    private static final String CATEGORY = "(SELECT category_id FROM catalog.service_item WHERE id = ?)";

    private final Shopping shopping;

    BookedVisits(Shopping shopping) {
        this.shopping = shopping;
    }

    /** A paid visit. */
    public record Paid(String user, UUID id, UUID group) {}

    /** Of one hour; free until a day before, half until two hours before, then all. */
    public UUID service(int windowMinutes) {
        return service(windowMinutes, "FIXED");
    }

    /** Whose price has to be asked for. */
    public UUID serviceToBeQuoted() {
        return service(0, "QUOTE_FIRST");
    }

    private UUID service(int windowMinutes, String pricing) {
        var skill = "b-" + UUID.randomUUID().toString().substring(0, 13);
        var id = Ids.next();
        shopping.run(
                """
                INSERT INTO catalog.service_item (id, supplier_id, category_id, name_en, name_zh, duration_minutes, price, currency,
                    before_minutes, after_minutes, window_minutes, skills, terms)
                VALUES (?, ?,\s"""
                        + CATEGORY
                        + """
                        , 'Window cleaning', '擦窗', 60, 10000, 'CNY', 0, 0, ?, ?, cast(? AS jsonb))""",
                id,
                Neighbourhood.PROVIDER_01,
                Neighbourhood.HOUSEKEEPING,
                windowMinutes,
                skill,
                """
                {"pricing": {"kind": "%s"}, "sizes": [], "groups": [], "addOns": [], "photos": [], "communities": [],
                 "cancellation": {"steps": [{"hoursBefore": 24, "percent": 0}, {"hoursBefore": 2, "percent": 50}]}}"""
                        .formatted(pricing));
        shopping.run(
                "INSERT INTO fulfillment.technician_skill (technician_id, skill) VALUES (?, ?)",
                Neighbourhood.technician(1),
                skill);
        return id;
    }

    /** On the wall clock of the neighbourhood. */
    public static Instant at(int daysAhead, int hour) {
        return LocalDate.now(ZONE)
                .plusDays(daysAhead)
                .atTime(hour, 0)
                .atZone(ZONE)
                .toInstant();
    }

    public Paid paid(String user, UUID service, Instant startsAt) {
        var cart = Shopping.emptyCart(user);
        Shopping.add(user, cart, Map.of("serviceItemId", service, "startsAt", startsAt.toString()))
                .statusCode(201);
        var placed = Shopping.checkout(user, cart);
        Shopping.payAndWait(user, placed);
        var id = last(user);
        await().atMost(Shopping.PATIENCE).until(() -> jobState(id), state -> state != null);
        return new Paid(user, id, UUID.fromString(placed.groupId()));
    }

    /** The visit the resident booked last. */
    public static UUID last(String user) {
        return UUID.fromString(as(user).get("/api/v1/bookings")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id"));
    }

    /** As if it had been booked for that time, of which the calendar knows nothing: another test's visit may be there. */
    public void shift(UUID booking, Instant startsAt) {
        var starts = Timestamp.from(startsAt);
        var ends = Timestamp.from(startsAt.plus(Duration.ofHours(1)));
        shopping.run(
                """
                UPDATE marketplace.booking SET starts_at = ?, ends_at = ?, arrives_from = NULL, arrives_until = NULL
                WHERE id = ?""",
                starts,
                ends,
                booking);
        shopping.run(
                "UPDATE fulfillment.job SET starts_at = ?, ends_at = ? WHERE booking_id = ?", starts, ends, booking);
    }

    /** As if it were to begin soon: a technician may set out for it. */
    public void near(UUID booking) {
        shift(booking, Instant.now().plus(Duration.ofMinutes(5)));
    }

    /** As if its time were over since half an hour. */
    public void past(UUID booking) {
        shift(booking, Instant.now().minus(Duration.ofMinutes(90)));
    }

    /** As if the technician had stood at the door for a quarter of an hour. */
    public void waited(UUID booking) {
        shopping.run(
                "UPDATE marketplace.visit_at_door SET at = at - interval '16 minutes' WHERE booking_id = ?", booking);
        shopping.run(
                "UPDATE marketplace.booking SET starts_at = starts_at - interval '16 minutes' WHERE id = ?", booking);
    }

    /** Until the first visit of a series is planned. */
    public void awaitSeries(String user, String series) {
        await().atMost(Shopping.PATIENCE)
                .until(
                        () -> as(user).get("/api/v1/visit-series/" + series)
                                .jsonPath()
                                .getList("visits")
                                .size(),
                        size -> size > 0);
    }

    public String jobState(UUID booking) {
        return shopping.text("SELECT state FROM fulfillment.job WHERE booking_id = ?", booking);
    }

    public UUID job(UUID booking) {
        return UUID.fromString(
                shopping.text("SELECT cast(id AS text) FROM fulfillment.job WHERE booking_id = ?", booking));
    }

    public String holdState(UUID booking) {
        return shopping.text("SELECT state FROM fulfillment.slot_hold WHERE booking_id = ?", booking);
    }

    /** What was ordered back of a booking's lines, whether it arrived or not. */
    public long ordered(UUID booking) {
        return shopping.number(
                """
                SELECT coalesce(sum(r.amount), 0) FROM marketplace.refund r
                JOIN marketplace.order_line l ON l.id = r.line_id WHERE l.booking_id = ?""",
                booking);
    }

    public long refunds(UUID booking) {
        return shopping.number(
                """
                SELECT count(*) FROM marketplace.refund r
                JOIN marketplace.order_line l ON l.id = r.line_id WHERE l.booking_id = ?""",
                booking);
    }

    public static ValidatableResponse get(String user, UUID booking) {
        return as(user).get("/api/v1/bookings/{id}", booking).then();
    }

    public static ValidatableResponse cancel(String user, UUID booking, Map<String, ?> body) {
        return post(user, "/api/v1/bookings/" + booking + "/cancellations", body);
    }

    public static ValidatableResponse move(String user, UUID booking, Instant startsAt) {
        return post(user, "/api/v1/bookings/" + booking + "/moves", Map.of("startsAt", startsAt.toString()));
    }

    public static ValidatableResponse post(String user, String address, Map<String, ?> body) {
        return onceAs(user)
                .contentType("application/json")
                .body(body)
                .post(address)
                .then();
    }

    public static Map<String, ?> yuan(long amount) {
        return Map.of("amount", 100 * amount, "currency", "CNY");
    }
}
