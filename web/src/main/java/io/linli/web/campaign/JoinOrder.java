package io.linli.web.campaign;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.campaign.JoinRequest;
import io.linli.marketplace.campaign.Otherwise;
import io.linli.marketplace.community.Resident;

/**
 * Units of a group-buy that a resident would like.
 *
 * @param itemId which of its goods; may be left out where it has one only
 * @param quantity units, 1 to 9999
 * @param upTo units taken if that fills a case; default: the quantity
 * @param otherwise what becomes of it where the group-buy fails: REFUND (default) or BUY_ALONE
 * @param substitutable whether another good is taken, at most as dear, where this one cannot be delivered; default: no, the
 *     money back
 * @param startsAt when the visit shall be, of a group-buy of visits: one of its free slots
 */
public record JoinOrder(
        @Nullable UUID itemId,
        @NotNull Long quantity,
        @Nullable Long upTo,
        @Nullable Otherwise otherwise,
        @Nullable Boolean substitutable,
        @Nullable Instant startsAt) {

    JoinRequest toRequest(UUID key, Resident resident, UUID campaignId) {
        return new JoinRequest(
                key,
                resident,
                campaignId,
                itemId,
                quantity,
                upTo == null ? quantity : upTo,
                otherwise == null ? Otherwise.REFUND : otherwise,
                Boolean.TRUE.equals(substitutable),
                startsAt);
    }
}
