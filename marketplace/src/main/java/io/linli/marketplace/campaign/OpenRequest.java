package io.linli.marketplace.campaign;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/**
 * A leader or a property company wants a group-buy.
 *
 * @param key becomes the campaign's id: a repeated key answers with the first campaign
 * @param companyId the property company of the community
 * @param leaderId the resident who opens it; null for the property company itself
 * @param title null for the offer's name
 * @param price of one unit, at most what it costs alone
 * @param lowerPrices and from how many units on; often empty
 * @param threshold units that must be paid by the cut-off
 * @param householdLimit most units of one household
 * @param opensAt null for now
 */
public record OpenRequest(
        UUID key,
        UUID companyId,
        UUID communityId,
        @Nullable UUID leaderId,
        UUID offerId,
        @Nullable LocalizedText title,
        Money price,
        List<PriceTier> lowerPrices,
        long threshold,
        long householdLimit,
        @Nullable Instant opensAt,
        Instant cutoffAt) {}
