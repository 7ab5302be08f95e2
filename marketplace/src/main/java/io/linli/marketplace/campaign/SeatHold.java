package io.linli.marketplace.campaign;

import java.time.Instant;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * Units of a campaign taken for a household.
 *
 * @param id also the id of the stock reservation behind it
 * @param quantity units of the SKU
 * @param price of one unit
 * @param expiresAt when an unpaid hold is given back
 */
public record SeatHold(
        UUID id,
        UUID campaignId,
        UUID companyId,
        UUID householdId,
        UUID residentId,
        long quantity,
        Money price,
        State state,
        Instant expiresAt) {

    /** Held while checking out, confirmed by payment, released when not paid, refunded when the campaign failed. */
    public enum State {
        HELD,
        CONFIRMED,
        RELEASED,
        REFUNDED
    }
}
