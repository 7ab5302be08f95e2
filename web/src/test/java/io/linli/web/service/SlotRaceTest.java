package io.linli.web.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.fulfillment.schedule.LapsedHolds;
import io.linli.fulfillment.schedule.TechnicianCalendar;
import io.linli.marketplace.booking.BookRequest;
import io.linli.marketplace.booking.BookVisit;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.booking.SlotHold;
import io.linli.marketplace.booking.SlotRequest;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;

@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class SlotRaceTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int RESIDENTS_OF_MAPLE_COURT = 12;
    private static final int RACERS = 50;

    @Inject
    BookVisit bookVisit;

    @Inject
    TechnicianCalendar calendar;

    @Inject
    LapsedHolds lapsedHolds;

    @Inject
    OwnContext own;

    @Test
    void fifty_residents_race_for_one_technician_and_one_gets_the_visit() {
        var start = morning(10);
        var refusals = new ConcurrentLinkedQueue<Refusal>();

        var booked = race(
                refusals,
                racer -> new BookRequest(
                        Ids.next(),
                        Neighbourhood.residentAt(1 + racer % RESIDENTS_OF_MAPLE_COURT),
                        Neighbourhood.HOUSEKEEPING,
                        start,
                        Neighbourhood.technician(3)));

        assertThat(booked).hasSize(1);
        assertThat(refusals).hasSize(RACERS - 1).allSatisfy(refusal -> {
            assertThat(refusal.code()).isEqualTo("slot-taken");
            assertThat(refusal.facts().get("nextSlots"))
                    .asInstanceOf(InstanceOfAssertFactories.list(Instant.class))
                    .isNotEmpty()
                    .doesNotContain(start);
        });
    }

    @Test
    void any_technician_means_as_many_visits_at_once_as_there_are_technicians() {
        var start = morning(11);
        var refusals = new ConcurrentLinkedQueue<Refusal>();

        var booked = race(
                refusals,
                racer -> new BookRequest(
                        Ids.next(),
                        Neighbourhood.residentAt(1 + racer % RESIDENTS_OF_MAPLE_COURT),
                        Neighbourhood.CAR_WASH,
                        start,
                        null));

        assertThat(booked)
                .extracting(Booking::technicianId)
                .containsExactlyInAnyOrder(Neighbourhood.technician(1), Neighbourhood.technician(2));
        assertThat(refusals).hasSize(RACERS - 2).extracting(Refusal::code).containsOnly("slot-taken");
    }

    @Test
    void visits_that_overlap_in_part_only_clash_too_and_those_that_touch_do_not() {
        var start = morning(12);

        hold(request(start, Neighbourhood.technician(1), hours(1)));

        assertThat(refusalOf(request(start.plus(Duration.ofMinutes(30)), Neighbourhood.technician(1), hours(1)))
                        .code())
                .isEqualTo("slot-taken");
        assertThat(refusalOf(request(start.minus(Duration.ofMinutes(30)), Neighbourhood.technician(1), hours(1)))
                        .code())
                .isEqualTo("slot-taken");
        assertThat(hold(request(start.plus(hours(1)), Neighbourhood.technician(1), hours(1)))
                        .startsAt())
                .isEqualTo(start.plus(hours(1)));
    }

    @Test
    void outside_working_hours_between_the_half_hours_and_with_a_stranger_nothing_is_held() {
        var start = morning(13);

        assertThat(refusalOf(request(start.plus(hours(11)), null, hours(1))).code())
                .isEqualTo("outside-working-hours");
        assertThat(refusalOf(request(start.plus(Duration.ofMinutes(7)), null, hours(1)))
                        .code())
                .isEqualTo("outside-working-hours");
        assertThat(refusalOf(request(start, Neighbourhood.technician(3), hours(1)))
                        .code())
                .isEqualTo("technician-not-found");
    }

    @Test
    void the_same_booking_asked_twice_holds_once() {
        var request = request(morning(14), null, hours(1));

        var first = hold(request);
        var second = hold(request);

        assertThat(second).isEqualTo(first);
    }

    @Test
    void a_hold_that_ran_out_is_given_to_the_next() {
        var start = morning(15);
        var late = request(start, Neighbourhood.technician(1), Duration.ofSeconds(-1));

        hold(late);
        var next = hold(request(start, Neighbourhood.technician(1), hours(1)));

        assertThat(next.technicianId()).isEqualTo(Neighbourhood.technician(1));
        assertThat(confirmation(late.bookingId())).isEqualTo("slot-lost");
    }

    @Test
    void a_payment_after_the_hold_ran_out_still_gets_the_time_when_nobody_took_it() {
        var late = request(morning(16), Neighbourhood.technician(1), Duration.ofSeconds(-1));

        hold(late);
        in(() -> lapsedHolds.giveBack());

        assertThat(confirmation(late.bookingId())).isEqualTo("confirmed");
        assertThat(refusalOf(request(morning(16), Neighbourhood.technician(1), hours(1)))
                        .code())
                .isEqualTo("slot-taken");
    }

    @Test
    void time_that_was_released_is_free_again() {
        var start = morning(17);
        var given = request(start, Neighbourhood.technician(1), hours(1));

        hold(given);
        in(() -> calendar.release(given.bookingId()).replaceWith(true));

        assertThat(hold(request(start, Neighbourhood.technician(1), hours(1))).startsAt())
                .isEqualTo(start);
    }

    private interface Racer {
        BookRequest of(int number);
    }

    private List<Booking> race(ConcurrentLinkedQueue<Refusal> refusals, Racer racer) {
        var attempts = IntStream.range(0, RACERS)
                .mapToObj(number -> own.run(() -> bookVisit.book(racer.of(number)))
                        .onFailure(Refusal.class)
                        .recoverWithItem(failure -> {
                            refusals.add((Refusal) failure);
                            return null;
                        }))
                .toList();
        return Uni.join().all(attempts).andFailFast().await().atMost(PATIENCE).stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private SlotHold hold(SlotRequest request) {
        return in(() -> calendar.hold(request));
    }

    private Refusal refusalOf(SlotRequest request) {
        return (Refusal) own.run(() -> calendar.hold(request))
                .map(held -> (Throwable) new AssertionError("held: " + held))
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> failure)
                .await()
                .atMost(PATIENCE);
    }

    private String confirmation(UUID bookingId) {
        return own.run(() -> calendar.confirm(bookingId))
                .replaceWith("confirmed")
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> ((Refusal) failure).code())
                .await()
                .atMost(PATIENCE);
    }

    private <T> T in(Supplier<Uni<T>> work) {
        return own.run(work).await().atMost(PATIENCE);
    }

    private static SlotRequest request(Instant start, @Nullable UUID technician, Duration validity) {
        return new SlotRequest(
                Ids.next(),
                Neighbourhood.PROVIDER_01,
                technician,
                start,
                start.plus(hours(1)),
                ZONE,
                Instant.now().plus(validity));
    }

    private static Duration hours(int hours) {
        return Duration.ofHours(hours);
    }

    /** Ten o'clock on a day that no other test uses. */
    private static Instant morning(int days) {
        return LocalDate.now(ZONE).plusDays(days).atTime(10, 0).atZone(ZONE).toInstant();
    }
}
