package io.linli.marketplace.campaign;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;

/**
 * Units of a campaign taken for a household.
 *
 * @param id also the id of the stock reservation or the visit behind it
 * @param itemId which good of the campaign
 * @param quantity units wanted, of the SKU
 * @param upTo units held and paid: more than wanted where they may fill a case
 * @param price of one unit, as it is paid before the campaign is decided
 * @param otherwise what becomes of it where the campaign fails
 * @param substitutable whether another good is taken where this one cannot be delivered
 * @param expiresAt when an unpaid hold is given back
 * @param startsAt of a visit: when it is; null for goods
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
        Instant expiresAt,
        @Nullable Instant startsAt) {

    /** Of goods. */
    public SeatHold(
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
        this(
                id,
                campaignId,
                itemId,
                companyId,
                householdId,
                residentId,
                quantity,
                upTo,
                price,
                otherwise,
                substitutable,
                state,
                expiresAt,
                null);
    }

    /** Whether a technician's time stands behind it, not stock. */
    public boolean ofVisit() {
        return startsAt != null;
    }

    /** Held while checking out, confirmed by payment, released when not paid, refunded when the campaign failed. */
    public enum State {
        HELD,
        CONFIRMED,
        RELEASED,
        REFUNDED
    }
}
