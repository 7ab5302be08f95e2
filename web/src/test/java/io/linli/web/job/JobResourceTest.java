package io.linli.web.job;

import static io.linli.web.TestUsers.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.booking.BookRequest;
import io.linli.marketplace.booking.BookVisit;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.booking.Bookings;
import io.linli.marketplace.order.OrderPaid;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.booking.BookedVisits;

@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class JobResourceTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    BookVisit bookVisit;

    @Inject
    BookedVisits visits;

    @Inject
    Bookings bookings;

    @Inject
    DomainEvents events;

    @Inject
    Tenancy tenancy;

    @Inject
    OwnContext own;

    @Test
    void a_paid_visit_becomes_one_job_of_its_technician_however_often_it_is_told() {
        var day = LocalDate.now(ZONE).plusDays(3);
        var booking = paidCarWash(day, 9);

        tellPaid(booking);
        tellPaid(booking);
        var job = awaitJob("technician-01", day, booking);

        as("technician-01")
                .queryParam("day", day.toString())
                .get("/api/v1/jobs")
                .then()
                .statusCode(200)
                .body("items.findAll { it.bookingId == '" + booking.id() + "' }.size()", equalTo(1))
                .body("items.find { it.id == '" + job + "' }.state", equalTo("ASSIGNED"))
                .body("items.find { it.id == '" + job + "' }.service.zh", equalTo("标准洗车"))
                .body("items.find { it.id == '" + job + "' }.address.community.en", equalTo("Maple Court"))
                .body("items.find { it.id == '" + job + "' }.address.unit", equalTo("101"));
    }

    @Test
    void a_technician_starts_and_finishes_a_visit_and_the_booking_is_done() {
        var day = LocalDate.now(ZONE).plusDays(4);
        var booking = paidCarWash(day, 9);
        tellPaid(booking);
        var job = awaitJob("technician-01", day, booking);
        visits.near(booking.id());

        as("technician-01")
                .post("/api/v1/jobs/{id}/done", job)
                .then()
                .statusCode(409)
                .body("code", equalTo("job-not-started"));
        as("technician-01")
                .post("/api/v1/jobs/{id}/start", job)
                .then()
                .statusCode(200)
                .body("state", equalTo("STARTED"));
        as("technician-01")
                .post("/api/v1/jobs/{id}/done", job)
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE"));
        as("technician-01").post("/api/v1/jobs/{id}/done", job).then().statusCode(200);

        assertThat(stateOf(booking)).isEqualTo(Booking.State.DONE);
    }

    @Test
    void a_visit_is_neither_set_out_for_nor_begun_days_before_its_time() {
        var day = LocalDate.now(ZONE).plusDays(7);
        var booking = paidCarWash(day, 9);
        tellPaid(booking);
        var job = awaitJob("technician-01", day, booking);
        var from = booking.startsAt().minus(Duration.ofHours(12)).toString();

        for (var step : List.of("on-the-way", "start")) {
            as("technician-01")
                    .post("/api/v1/jobs/{id}/{step}", job, step)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("visit-too-early"))
                    .body("from", equalTo(from));
        }
        jobsOf("technician-01", day).body("items.find { it.id == '" + job + "' }.state", equalTo("ASSIGNED"));
        visits.shift(booking.id(), Instant.now().plus(Duration.ofHours(13)));
        as("technician-01").post("/api/v1/jobs/{id}/start", job).then().statusCode(409);
        visits.shift(booking.id(), Instant.now().plus(Duration.ofHours(11)));

        as("technician-01").post("/api/v1/jobs/{id}/on-the-way", job).then().statusCode(200);
        as("technician-01").post("/api/v1/jobs/{id}/start", job).then().statusCode(200);
    }

    @Test
    void what_nobody_finished_long_ago_is_listed_of_its_day_alone() {
        var day = LocalDate.now(ZONE).plusDays(8);
        var booking = paidCarWash(day, 9);
        tellPaid(booking);
        var job = awaitJob("technician-01", day, booking);
        notFinished("technician-01").body("items.id", hasItem(job));
        notFinished("provider-01").body("items.id", hasItem(job));

        visits.shift(booking.id(), Instant.now().minus(Duration.ofDays(15)));

        notFinished("technician-01").body("items.id", not(hasItem(job)));
        notFinished("provider-01").body("items.id", not(hasItem(job)));
        jobsOf("technician-01", day).body("items.id", hasItem(job));
    }

    @Test
    void a_provider_sees_its_technicians_jobs_and_no_other_provider_does() {
        var day = LocalDate.now(ZONE).plusDays(5);
        var booking = paidCarWash(day, 9);
        tellPaid(booking);
        var job = awaitJob("technician-01", day, booking);

        jobsOf("provider-01", day).body("items.id", hasItem(job));
        jobsOf("provider-02", day).body("items.id", not(hasItem(job)));
        jobsOf("supplier-01", day).body("items.id", not(hasItem(job)));
    }

    @Test
    void nobody_else_sees_or_moves_a_technicians_job() {
        var day = LocalDate.now(ZONE).plusDays(6);
        var booking = paidCarWash(day, 9);
        tellPaid(booking);
        var job = awaitJob("technician-01", day, booking);

        jobsOf("technician-02", day).body("items.id", not(hasItem(job)));
        as("technician-02")
                .post("/api/v1/jobs/{id}/start", job)
                .then()
                .statusCode(404)
                .body("code", equalTo("job-not-found"));
        as("provider-01").post("/api/v1/jobs/{id}/start", job).then().statusCode(403);
        as("resident-01").get("/api/v1/jobs").then().statusCode(403);
        given().get("/api/v1/jobs").then().statusCode(401);
        jobsOf("technician-01", day).body("items.find { it.id == '" + job + "' }.state", equalTo("ASSIGNED"));
    }

    @Test
    void a_job_nobody_has_is_not_found_and_a_day_nobody_knows_is_refused() {
        as("technician-01")
                .post("/api/v1/jobs/{id}/start", UUID.randomUUID())
                .then()
                .statusCode(404);
        as("technician-01")
                .queryParam("day", "someday")
                .get("/api/v1/jobs")
                .then()
                .statusCode(400)
                .body("code", equalTo("day-invalid"));
    }

    private static ValidatableResponse notFinished(String user) {
        return as(user).get("/api/v1/jobs").then().statusCode(200);
    }

    private static ValidatableResponse jobsOf(String user, LocalDate day) {
        return as(user).queryParam("day", day.toString())
                .get("/api/v1/jobs")
                .then()
                .statusCode(200);
    }

    private Booking paidCarWash(LocalDate day, int hour) {
        var resident = Neighbourhood.residentAt(1);
        var request = new BookRequest(
                Ids.next(),
                resident,
                Neighbourhood.CAR_WASH,
                day.atTime(hour, 0).atZone(ZONE).toInstant(),
                Neighbourhood.technician(1));
        return in(() -> bookVisit
                .book(request)
                .call(booking -> own.transaction(() -> tenancy.enter(resident.companyId())
                        .chain(() -> bookings.confirm(booking.id()))
                        .invoke(confirmed -> assertThat(confirmed).isTrue()))));
    }

    private void tellPaid(Booking booking) {
        var paid = new OrderPaid(
                UUID.randomUUID(), booking.companyId(), booking.communityId(), List.of(), List.of(booking.id()));
        own.transaction(() -> events.publish(paid)).await().atMost(PATIENCE);
    }

    private static String awaitJob(String technician, LocalDate day, Booking booking) {
        return await().atMost(PATIENCE)
                .until(
                        () -> jobsOf(technician, day)
                                .extract()
                                .<String>path("items.find { it.bookingId == '" + booking.id() + "' }?.id"),
                        id -> id != null);
    }

    private Booking.State stateOf(Booking booking) {
        return in(() -> Panache.withTransaction(
                        () -> tenancy.enter(booking.companyId()).chain(() -> bookings.byIds(List.of(booking.id())))))
                .get(0)
                .state();
    }

    private <T> T in(Supplier<Uni<T>> work) {
        return own.run(work).await().atMost(PATIENCE);
    }
}
