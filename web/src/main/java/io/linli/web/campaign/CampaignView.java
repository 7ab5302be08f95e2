package io.linli.web.campaign;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.marketplace.campaign.Campaign;

/**
 * A group-buy.
 *
 * @param state DRAFT (seen by whoever may change it), SCHEDULED, OPEN, TIPPED (enough is paid, still open), DUE (cut-off passed,
 *     being decided), SUCCEEDED, FAILED, CANCELLED
 * @param threshold what must be paid by the cut-off
 * @param joined units paid for, or that a card stands for, of all goods
 * @param people households they are of
 * @param reached how much there is of what the threshold counts
 */
public record CampaignView(
        UUID id,
        UUID communityId,
        LocalizedText title,
        List<ItemView> items,
        Campaign.Standing state,
        ThresholdView threshold,
        long reached,
        long joined,
        long people,
        Instant opensAt,
        Instant cutoffAt) {

    public static CampaignView of(Campaign campaign) {
        var terms = campaign.terms();
        return new CampaignView(
                terms.id(),
                terms.communityId(),
                terms.title(),
                terms.items().stream().map(item -> ItemView.of(campaign, item)).toList(),
                campaign.standing(),
                ThresholdView.of(terms.threshold()),
                terms.threshold().of(campaign.progress()),
                campaign.joined(),
                campaign.progress().people(),
                terms.opensAt(),
                terms.cutoffAt());
    }
}
