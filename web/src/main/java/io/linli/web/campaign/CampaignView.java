package io.linli.web.campaign;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.CampaignTerms;

/**
 * A group-buy.
 *
 * @param kind COMMUNITY; TEAM: of so many households and no more, it succeeds when it is full; VISITS: of a home service on one
 *     day
 * @param size households of a team; absent otherwise
 * @param state DRAFT (seen by whoever may change it), SCHEDULED, OPEN, TIPPED (enough is paid, still open), DUE (cut-off passed,
 *     being decided), SUCCEEDED, FAILED, CANCELLED
 * @param threshold what must be paid by the cut-off
 * @param joined units paid for, or that a card stands for, of all goods
 * @param people households they are of
 * @param visits of a group-buy of visits; absent otherwise
 * @param reached how much there is of what the threshold counts
 */
public record CampaignView(
        UUID id,
        UUID communityId,
        CampaignTerms.Kind kind,
        @Nullable Long size,
        LocalizedText title,
        List<ItemView> items,
        Campaign.Standing state,
        ThresholdView threshold,
        long reached,
        long joined,
        long people,
        Instant opensAt,
        Instant cutoffAt,
        @Nullable VisitDayView visits) {

    public static CampaignView of(Campaign campaign) {
        var terms = campaign.terms();
        return new CampaignView(
                terms.id(),
                terms.communityId(),
                terms.kind(),
                terms.team() == null ? null : terms.threshold().least(),
                terms.title(),
                terms.items().stream().map(item -> ItemView.of(campaign, item)).toList(),
                campaign.standing(),
                ThresholdView.of(terms.threshold()),
                terms.threshold().of(campaign.progress()),
                campaign.joined(),
                campaign.progress().people(),
                terms.opensAt(),
                terms.cutoffAt(),
                terms.visits() == null ? null : VisitDayView.of(terms.visits()));
    }
}
