package io.linli.marketplace.team;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;

/**
 * A leader or a property company wants to offer teams of a good.
 *
 * @param key becomes the offer's id: a repeated key answers with the first
 * @param companyId the property company of the community
 * @param leaderId the leader who offers it; null for the property company itself
 * @param price of one unit, at most what it costs alone
 * @param size 2 to 100 households
 * @param time one hour to seven days
 */
public record TeamOfferRequest(
        UUID key,
        UUID companyId,
        UUID communityId,
        @Nullable UUID leaderId,
        UUID offerId,
        Money price,
        long size,
        Duration time) {}
