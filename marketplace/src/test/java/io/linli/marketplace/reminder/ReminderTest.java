package io.linli.marketplace.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.booking.Arrival;
import io.linli.marketplace.booking.BookedTerms;
import io.linli.marketplace.booking.Booking;

/** Until when a reminder is true, and of which version of the visit it is. */
class ReminderTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant STARTS = Instant.parse("2026-05-02T01:00:00Z");
    private static final UUID ID = UUID.randomUUID();
    private static final UUID TECHNICIAN = UUID.randomUUID();

    @Test
    void tomorrow_is_told_until_it_is_today_where_the_community_is() {
        var visit = visit(Booking.State.CONFIRMED, STARTS, TECHNICIAN);

        assertThat(Reminder.EVENING_BEFORE.holds(visit, ZONE, Instant.parse("2026-05-01T15:59:59Z")))
                .isTrue();
        assertThat(Reminder.EVENING_BEFORE.holds(visit, ZONE, Instant.parse("2026-05-01T16:00:00Z")))
                .isFalse();
    }

    @Test
    void soon_is_told_until_it_begins() {
        var visit = visit(Booking.State.CONFIRMED, STARTS, TECHNICIAN);

        assertThat(Reminder.SOON.holds(visit, ZONE, STARTS.minusSeconds(1))).isTrue();
        assertThat(Reminder.SOON.holds(visit, ZONE, STARTS)).isFalse();
    }

    @Test
    void a_visit_that_is_not_to_be_made_is_not_reminded_of_and_only_one_that_was_made_is_asked_about() {
        for (var state : Booking.State.values()) {
            var visit = visit(state, STARTS, TECHNICIAN);
            var before = STARTS.minus(Duration.ofHours(12));

            assertThat(Reminder.EVENING_BEFORE.holds(visit, ZONE, before)).isEqualTo(state == Booking.State.CONFIRMED);
            assertThat(Reminder.SOON.holds(visit, ZONE, before)).isEqualTo(state == Booking.State.CONFIRMED);
            assertThat(Reminder.AFTERWARDS.holds(visit, ZONE, before)).isEqualTo(state == Booking.State.DONE);
        }
    }

    @Test
    void another_time_or_another_technician_is_another_version() {
        var version = Reminder.version(visit(Booking.State.CONFIRMED, STARTS, TECHNICIAN));

        assertThat(Reminder.version(visit(Booking.State.DONE, STARTS, TECHNICIAN)))
                .isEqualTo(version);
        assertThat(Reminder.version(visit(Booking.State.CONFIRMED, STARTS.plusSeconds(900), TECHNICIAN)))
                .isNotEqualTo(version);
        assertThat(Reminder.version(visit(Booking.State.CONFIRMED, STARTS, UUID.randomUUID())))
                .isNotEqualTo(version);
    }

    private static Booking visit(Booking.State state, Instant starts, UUID technician) {
        return new Booking(
                ID,
                ID,
                ID,
                ID,
                ID,
                ID,
                ID,
                technician,
                starts,
                starts.plus(Duration.ofHours(1)),
                Money.cny(4_800),
                state,
                starts,
                Arrival.at(starts),
                BookedTerms.PLAIN,
                Booking.Standing.NEW);
    }
}
