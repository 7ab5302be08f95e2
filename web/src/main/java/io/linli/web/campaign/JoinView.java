package io.linli.web.campaign;

import java.time.Instant;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * Units of a campaign held for the resident, as a line of the resident's open cart.
 *
 * @param price of one unit
 * @param expiresAt when they are given back unless checked out
 */
public record JoinView(
        UUID joinId, UUID campaignId, UUID cartId, UUID lineId, long quantity, Money price, Instant expiresAt) {}
