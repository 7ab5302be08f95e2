package io.linli.web.campaign;

import java.time.Instant;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.campaign.Campaign;

/**
 * A group-buy.
 *
 * @param state SCHEDULED, OPEN, TIPPED (enough units, still open), DUE (cut-off passed, being decided), SUCCEEDED, FAILED
 * @param listPrice what one unit cost alone when it was opened
 * @param threshold units that must be paid by the cut-off
 * @param joined units paid for, or that a card stands for
 * @param householdLimit most units of one household
 */
public record CampaignView(
        UUID id,
        UUID communityId,
        UUID offerId,
        LocalizedText title,
        Money price,
        Money listPrice,
        Campaign.Standing state,
        long threshold,
        long joined,
        long householdLimit,
        Instant opensAt,
        Instant cutoffAt) {

    static CampaignView of(Campaign campaign) {
        var terms = campaign.terms();
        return new CampaignView(
                terms.id(),
                terms.communityId(),
                terms.offerId(),
                terms.title(),
                terms.price(),
                terms.listPrice(),
                campaign.standing(),
                terms.threshold(),
                campaign.joined(),
                terms.householdLimit(),
                terms.opensAt(),
                terms.cutoffAt());
    }
}
