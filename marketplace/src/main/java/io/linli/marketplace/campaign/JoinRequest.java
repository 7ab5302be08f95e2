package io.linli.marketplace.campaign;

import java.time.Instant;
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
 * @param startsAt when the visit shall be, of a group-buy of visits; null for goods
 */
public record JoinRequest(
        UUID key,
        Resident resident,
        UUID campaignId,
        @Nullable UUID itemId,
        long quantity,
        long upTo,
        Otherwise otherwise,
        boolean substitutable,
        @Nullable Instant startsAt) {

    /** Of goods. */
    public JoinRequest(
            UUID key,
            Resident resident,
            UUID campaignId,
            @Nullable UUID itemId,
            long quantity,
            long upTo,
            Otherwise otherwise,
            boolean substitutable) {
        this(key, resident, campaignId, itemId, quantity, upTo, otherwise, substitutable, null);
    }

    /** Of the only good of a campaign, so many and no more, and the money back where it fails. */
    public JoinRequest(UUID key, Resident resident, UUID campaignId, long quantity) {
        this(key, resident, campaignId, null, quantity, quantity, Otherwise.REFUND, false);
    }
}
