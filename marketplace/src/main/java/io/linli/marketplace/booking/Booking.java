package io.linli.marketplace.booking;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * A home visit at a time, by a technician.
 *
 * @param price of the whole visit, as it was when it was taken
 * @param expiresAt when an unpaid booking is given back
 * @param arrival what the resident was told
 * @param terms what it was booked as
 * @param standing what became of it since it was paid for
 */
public record Booking(
        UUID id,
        UUID companyId,
        UUID communityId,
        UUID householdId,
        UUID residentId,
        UUID serviceItemId,
        UUID supplierId,
        UUID technicianId,
        Instant startsAt,
        Instant endsAt,
        Money price,
        State state,
        Instant expiresAt,
        Arrival arrival,
        BookedTerms terms,
        Standing standing) {

    /**
     * What became of a visit since it was taken.
     *
     * @param moves how often its time was changed: what was told of it is about one such number
     * @param ownMoves of these, by whom it was booked for
     * @param excused whoever was to come cannot: giving it up costs nothing
     * @param ofGroupBuy it stands and falls with its seat
     */
    public record Standing(int moves, int ownMoves, boolean excused, boolean ofGroupBuy) {

        public static final Standing NEW = new Standing(0, 0, false, false);
    }

    /**
     * What giving it up costs at a moment: by the policy it was booked with, of the price, counted from when the technician was
     * told to arrive at the earliest. Pure.
     */
    public Money feeAt(Instant moment) {
        return standing.excused()
                ? Money.zero(price.currency())
                : terms.cancellation().fee(price, arrival.from(), moment);
    }

    /** The last moment at which giving it up costs nothing; empty where it always costs something. */
    public Optional<Instant> freeUntil() {
        return terms.cancellation().freeUntil(arrival.from());
    }

    /**
     * Held while checking out, confirmed by payment, released when not paid, done when the visit took place, cancelled when it
     * was paid for and given up.
     */
    public enum State {
        HELD,
        CONFIRMED,
        DONE,
        RELEASED,
        CANCELLED
    }
}
