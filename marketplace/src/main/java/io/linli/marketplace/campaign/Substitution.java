package io.linli.marketplace.campaign;

import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * A good that is offered instead of another one.
 *
 * @param id its own among the goods of the campaign
 * @param insteadOf the offer that cannot be delivered
 * @param price of one unit
 */
public record Substitution(UUID id, UUID campaignId, UUID offerId, UUID insteadOf, Money price) {}
