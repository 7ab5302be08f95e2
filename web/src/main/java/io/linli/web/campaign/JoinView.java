package io.linli.web.campaign;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.order.SeatLine;

/**
 * Units of a campaign held for the resident, as a line of the resident's open cart.
 *
 * @param upTo units held and paid: more than the quantity where they may fill a case
 * @param price of one unit, as it is paid before the group-buy is decided
 * @param startsAt of a visit: when it is; absent of goods
 * @param expiresAt when they are given back unless checked out
 */
public record JoinView(
        UUID joinId,
        UUID campaignId,
        UUID itemId,
        UUID cartId,
        UUID lineId,
        long quantity,
        long upTo,
        Money price,
        @Nullable Instant startsAt,
        Instant expiresAt) {

    public static JoinView of(SeatLine line) {
        var seat = line.seat();
        return new JoinView(
                seat.id(),
                seat.campaignId(),
                seat.itemId(),
                line.cartId(),
                line.lineId(),
                seat.quantity(),
                seat.upTo(),
                seat.price(),
                seat.startsAt(),
                seat.expiresAt());
    }
}
