package io.linli.marketplace.team;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;

/**
 * On what terms residents of a community may open teams for a good.
 *
 * @param leaderId who offers it; null where the property company does
 * @param price of one unit: what each member pays
 * @param listPrice what it cost alone when this was offered
 * @param size households of a full team
 * @param time a team may take to be full
 */
public record TeamOffer(
        UUID id,
        UUID companyId,
        UUID communityId,
        UUID offerId,
        @Nullable UUID leaderId,
        Money price,
        Money listPrice,
        long size,
        Duration time,
        boolean withdrawn) {}
