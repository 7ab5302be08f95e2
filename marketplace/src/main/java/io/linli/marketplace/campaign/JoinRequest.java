package io.linli.marketplace.campaign;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.community.Resident;

/**
 * A resident wants units of a campaign.
 *
 * @param key made by the client, or derived from what it sent: a repeated key answers with the first hold
 * @param itemId which of its goods; null where it has one only
 * @param quantity units of the SKU, at least 1
 * @param upTo units taken if that fills a case, at least the quantity; the same where the good is sold singly
 * @param substitutable whether another good is taken, at most as dear, where this one cannot be delivered
 */
public record JoinRequest(
        UUID key,
        Resident resident,
        UUID campaignId,
        @Nullable UUID itemId,
        long quantity,
        long upTo,
        Otherwise otherwise,
        boolean substitutable) {

    /** Of the only good of a campaign, so many and no more, and the money back where it fails. */
    public JoinRequest(UUID key, Resident resident, UUID campaignId, long quantity) {
        this(key, resident, campaignId, null, quantity, quantity, Otherwise.REFUND, false);
    }
}
