package io.linli.web.job;

import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static org.awaitility.Awaitility.await;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.linli.web.Neighbourhood;
import io.linli.web.booking.BookedVisits;
import io.linli.web.order.Shopping;
import io.linli.web.technician.Teams;

/**
 * Visits that are booked and paid for, of a service that asks for a check-in and has a checklist: provider-02's, done by the
 * technician who signs in as technician-02.
 */
@ApplicationScoped
public class PaidVisits {

    public static final String TECHNICIAN = "technician-02";
    public static final String PROVIDER = "provider-02";
    public static final int PRICE = 10_000;

    private final Shopping shopping;
    private final BookedVisits visits;

    PaidVisits(Shopping shopping, BookedVisits visits) {
        this.shopping = shopping;
        this.visits = visits;
    }

    /** A paid visit: the booking, the technician's job, and what paid it. */
    public record PaidVisit(String user, UUID booking, UUID job, UUID group) {}

    /** A service of an hour with two checks, the first required, begun only after a check-in. */
    public UUID service() {
        var skill = Teams.skill();
        shopping.run(
                "INSERT INTO fulfillment.technician_skill (technician_id, skill) VALUES (?, ?)",
                Neighbourhood.technician(3),
                skill);
        var category = shopping.text(
                "SELECT cast(category_id AS text) FROM catalog.service_item WHERE id = ?", Neighbourhood.HOUSEKEEPING);
        return UUID.fromString(onceAs(PROVIDER)
                .contentType("application/json")
                .body(draft(category, skill))
                .post("/api/v1/own-services")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    /** A resident of Maple Court books the first free time, pays, and the technician gets it. */
    public PaidVisit paid(String user) {
        return paid(user, service());
    }

    public PaidVisit paid(String user, UUID service) {
        var cart = Shopping.emptyCart(user);
        Shopping.addVisit(user, cart, service);
        return pay(user, cart);
    }

    /** By anybody, at that time. */
    public PaidVisit paidAt(String user, UUID service, Instant startsAt) {
        var cart = Shopping.emptyCart(user);
        Shopping.add(user, cart, Map.of("serviceItemId", service, "startsAt", startsAt.toString()))
                .statusCode(201);
        return pay(user, cart);
    }

    private PaidVisit pay(String user, String cart) {
        var booking = UUID.fromString(as(user).get("/api/v1/carts/{id}", cart).path("lines[0].bookingId"));
        var placed = Shopping.checkout(user, cart);
        Shopping.payAndWait(user, placed);
        await().atMost(Shopping.PATIENCE)
                .until(() ->
                        shopping.number("SELECT count(*) FROM fulfillment.job WHERE booking_id = ?", booking) == 1);
        var job = UUID.fromString(
                shopping.text("SELECT cast(id AS text) FROM fulfillment.job WHERE booking_id = ?", booking));
        return new PaidVisit(user, booking, job, UUID.fromString(placed.groupId()));
    }

    /** From the door to the end, when its time is just over. */
    public void make(PaidVisit visit) {
        visits.past(visit.booking());
        work(visit);
    }

    /** From the door to the end, whatever its time. */
    public void work(PaidVisit visit) {
        begin(visit);
        finish(visit);
    }

    /** From the door to the beginning of the work. */
    public void begin(PaidVisit visit) {
        String code =
                as(visit.user()).get("/api/v1/visits/{id}", visit.booking()).path("code");
        as(TECHNICIAN)
                .contentType("application/json")
                .body(Map.of("code", code))
                .post("/api/v1/jobs/{id}/check-ins", visit.job())
                .then()
                .statusCode(200);
        as(TECHNICIAN).post("/api/v1/jobs/{id}/start", visit.job()).then().statusCode(200);
    }

    public void finish(PaidVisit visit) {
        as(TECHNICIAN)
                .contentType("application/json")
                .body(Map.of("ticked", true))
                .put("/api/v1/jobs/{id}/checks/1", visit.job())
                .then()
                .statusCode(200);
        as(TECHNICIAN).post("/api/v1/jobs/{id}/done", visit.job()).then().statusCode(200);
    }

    private static Map<String, Object> draft(String category, String skill) {
        return Map.of(
                "categoryId",
                category,
                "name",
                Map.of("en", "Deep clean", "zh", "深度保洁"),
                "description",
                Map.of("en", "All rooms.", "zh", "全屋。"),
                "durationMinutes",
                60,
                "price",
                Map.of("amount", PRICE, "currency", "CNY"),
                "beforeMinutes",
                0,
                "afterMinutes",
                0,
                "windowMinutes",
                0,
                "skills",
                List.of(skill),
                "terms",
                Map.of(
                        "pricing", Map.of("kind", "FIXED"),
                        "sizes", List.of(),
                        "optionGroups", List.of(),
                        "addOns", List.of(),
                        "cancellation", List.of(),
                        "photos", List.of(),
                        "communities", List.of(),
                        "checkIn", true,
                        "checklist",
                                List.of(
                                        Map.of("name", Map.of("en", "Wipe the frames", "zh", "擦拭窗框"), "required", true),
                                        Map.of("name", Map.of("en", "Take the bins out", "zh", "倒垃圾")))));
    }
}
