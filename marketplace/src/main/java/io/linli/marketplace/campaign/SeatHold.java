package io.linli.marketplace.campaign;

import java.time.Instant;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * Units of a campaign taken for a household.
 *
 * @param id also the id of the stock reservation behind it
 * @param itemId which good of the campaign
 * @param quantity units wanted, of the SKU
 * @param upTo units held and paid: more than wanted where they may fill a case
 * @param price of one unit, as it is paid before the campaign is decided
 * @param otherwise what becomes of it where the campaign fails
 * @param substitutable whether another good is taken where this one cannot be delivered
 * @param expiresAt when an unpaid hold is given back
 */
public record SeatHold(
        UUID id,
        UUID campaignId,
        UUID itemId,
        UUID companyId,
        UUID householdId,
        UUID residentId,
        long quantity,
        long upTo,
        Money price,
        Otherwise otherwise,
        boolean substitutable,
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
