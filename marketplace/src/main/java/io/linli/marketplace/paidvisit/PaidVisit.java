package io.linli.marketplace.paidvisit;

import java.util.Map;
import java.util.Optional;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.booking.VisitProgress;

/**
 * A visit that is paid for, and how far its technician is.
 *
 * @param progress empty as long as nobody was told to come
 */
record PaidVisit(Booking booking, Optional<VisitProgress> progress) {

    boolean begun() {
        return progress.filter(VisitProgress::begun).isPresent();
    }

    boolean cancelled() {
        return booking.state() == Booking.State.CANCELLED;
    }

    /**
     * Refuses with: {@code visit-not-paid} (held or released), {@code visit-cancelled}, {@code visit-done}, {@code
     * visit-started}, {@code visit-of-group-buy}.
     */
    PaidVisit requireAhead() {
        requireOwn();
        if (begun()) {
            throw refusal("visit-started", "The work has begun already.");
        }
        return this;
    }

    /** As {@link #requireAhead()}, but the work may have begun. */
    PaidVisit requireOwn() {
        if (booking.standing().ofGroupBuy()) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "visit-of-group-buy",
                    "This visit belongs to a group-buy: leave that, as long as it is open.");
        }
        switch (booking.state()) {
            case HELD, RELEASED -> throw refusal("visit-not-paid", "This visit is not paid for.");
            case CANCELLED -> throw refusal("visit-cancelled", "This visit was given up.");
            case DONE -> throw refusal("visit-done", "This visit took place.");
            case CONFIRMED -> {}
        }
        return this;
    }

    static Refusal refusal(String code, String message) {
        return new Refusal(Refusal.Kind.CONFLICT, code, message);
    }

    static Refusal refusal(String code, String message, Map<String, Object> facts) {
        return new Refusal(Refusal.Kind.CONFLICT, code, message, facts);
    }
}
