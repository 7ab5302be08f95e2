package io.linli.marketplace.booking;

import java.time.Instant;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * A home visit at a time, by a technician.
 *
 * @param price of the whole visit, as it was when it was taken
 * @param expiresAt when an unpaid booking is given back
 * @param arrival what the resident was told
 * @param terms what it was booked as
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
        BookedTerms terms) {

    /** At an exact time, with nothing chosen. */
    public Booking(
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
            Instant expiresAt) {
        this(
                id,
                companyId,
                communityId,
                householdId,
                residentId,
                serviceItemId,
                supplierId,
                technicianId,
                startsAt,
                endsAt,
                price,
                state,
                expiresAt,
                Arrival.at(startsAt),
                BookedTerms.PLAIN);
    }

    /** Held while checking out, confirmed by payment, released when not paid, done when the visit took place. */
    public enum State {
        HELD,
        CONFIRMED,
        DONE,
        RELEASED,
        CANCELLED
    }
}
