package io.linli.marketplace.order;

import java.util.UUID;

import io.linli.marketplace.campaign.SeatHold;

/** A seat as a line of its resident's cart. */
public record SeatLine(UUID cartId, UUID lineId, SeatHold seat) {}
