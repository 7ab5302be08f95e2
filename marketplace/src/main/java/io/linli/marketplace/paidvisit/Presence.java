package io.linli.marketplace.paidvisit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.booking.Booking;

/** From when on one side may say that the other was not there. Pure. */
record Presence(Booking booking, VisitSettings settings) {

    /** Refuses with: {@code too-early-at-the-door} (fact {@code from}), {@code visit-time-over}. */
    void requireAtDoor(Instant now) {
        var from = booking.arrival().from().minus(settings.early());
        if (now.isBefore(from)) {
            throw early("too-early-at-the-door", "The technician is not expected yet.", from);
        }
        if (now.isAfter(booking.endsAt().plus(settings.claim()))) {
            throw over();
        }
    }

    /**
     * Waiting counts from when the technician was told to arrive at the earliest. Refuses with: {@code not-at-the-door}, {@code
     * waited-too-short} (fact {@code from}), {@code visit-time-over}.
     */
    void requireWaited(Optional<Instant> doorAt, Instant now) {
        var door = doorAt.orElseThrow(() -> PaidVisit.refusal(
                "not-at-the-door",
                "Say first that you are at the door: the household is told, and your waiting counts."));
        var counts = door.isBefore(booking.arrival().from()) ? booking.arrival().from() : door;
        var from = counts.plus(settings.waiting());
        if (now.isBefore(from)) {
            throw early("waited-too-short", "Wait a little longer before you call somebody absent.", from);
        }
        requireNotOver(now);
    }

    /** Refuses with: {@code technician-may-come} (fact {@code from}), {@code visit-time-over}. */
    void requireLate(Instant now) {
        var from = booking.arrival().until().plus(settings.late());
        if (now.isBefore(from)) {
            throw early("technician-may-come", "The technician may still come in time.", from);
        }
        requireNotOver(now);
    }

    private void requireNotOver(Instant now) {
        if (now.isAfter(booking.endsAt().plus(settings.claim()))) {
            throw over();
        }
    }

    private static Refusal early(String code, String message, Instant from) {
        return PaidVisit.refusal(code, message, Map.of("from", from));
    }

    private static Refusal over() {
        return PaidVisit.refusal("visit-time-over", "That visit is too long ago for this.");
    }
}
