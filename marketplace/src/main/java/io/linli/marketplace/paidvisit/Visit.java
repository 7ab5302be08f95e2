package io.linli.marketplace.paidvisit;

import java.time.Instant;
import java.util.Optional;

import io.linli.catalog.service.ServiceItem;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.booking.VisitProgress;

/**
 * A visit with all that became of it.
 *
 * @param movable whether the household may move it now, at no cost
 * @param doorAt since when the technician is at the door
 */
public record Visit(
        Booking booking,
        ServiceItem item,
        Optional<VisitProgress> progress,
        boolean movable,
        Optional<Instant> doorAt,
        Optional<VisitProposal> proposal,
        Optional<Cancellation> cancellation,
        Optional<MissedVisit> missed) {

    /** Whether it is paid for, and its work has not begun. */
    public boolean ahead() {
        return booking.state() == Booking.State.CONFIRMED
                && progress.filter(VisitProgress::begun).isEmpty();
    }

    /** Whether the household may give it up or move it, whatever that costs. */
    public boolean changeable() {
        return ahead() && !booking.standing().ofGroupBuy();
    }
}
