package io.linli.marketplace.campaign;

import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * A good of a campaign cannot be delivered; another one shall be offered instead.
 *
 * @param key becomes the substitute's id among the goods of the campaign: a repeated key changes nothing more
 * @param itemId the good that cannot be delivered
 * @param offerId of the same supplier
 * @param price of one unit, at most what was promised
 * @param caseSize units its supplier sells at once; 1 where it sells them singly, and always after the cut-off
 */
public record SubstituteRequest(UUID key, UUID campaignId, UUID itemId, UUID offerId, Money price, long caseSize) {}
