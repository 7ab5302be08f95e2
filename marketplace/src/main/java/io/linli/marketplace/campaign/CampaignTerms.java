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
 * @param prices of one unit, the same for everyone: while it is open the first, in the end the one that was reached
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
        PriceTiers prices,
        Money listPrice,
        long threshold,
        long householdLimit,
        Instant opensAt,
        Instant cutoffAt) {

    public CampaignTerms {
        if (!prices.first().isPositive() || threshold < 1 || householdLimit < 1 || !cutoffAt.isAfter(opensAt)) {
            throw new IllegalArgumentException("not the terms of a campaign: " + id);
        }
    }

    /** With one price, however many units. */
    public CampaignTerms(
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
        this(
                id,
                companyId,
                communityId,
                offerId,
                leaderId,
                title,
                PriceTiers.flat(price),
                listPrice,
                threshold,
                householdLimit,
                opensAt,
                cutoffAt);
    }

    /** Of one unit while the campaign is open: what is held and charged. */
    public Money price() {
        return prices.first();
    }
}
