package io.linli.marketplace.campaign;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/**
 * What was promised when the campaign was opened. Never changes.
 *
 * @param leaderId the resident who opened it; null where the property company did
 * @param price of one unit, the same for everyone
 * @param listPrice what one unit cost alone when the campaign was opened
 * @param threshold units that must be paid by the cut-off
 * @param householdLimit most units one household may take
 * @param opensAt first moment a seat can be taken
 * @param cutoffAt first moment it no longer can
 */
public record CampaignTerms(
        UUID id,
        UUID companyId,
        UUID communityId,
        UUID offerId,
        @Nullable UUID leaderId,
        LocalizedText title,
        Money price,
        Money listPrice,
        long threshold,
        long householdLimit,
        Instant opensAt,
        Instant cutoffAt) {

    public CampaignTerms {
        if (!price.isPositive() || threshold < 1 || householdLimit < 1 || !cutoffAt.isAfter(opensAt)) {
            throw new IllegalArgumentException("not the terms of a campaign: " + id);
        }
    }
}
