package io.linli.web.live;

import java.time.Instant;

import io.linli.marketplace.campaign.CampaignProgress;
import io.linli.web.campaign.CampaignView;

/**
 * How far a group-buy is.
 *
 * @param now the server's time, for a countdown that does not trust the browser's clock
 */
public record ProgressView(CampaignView campaign, Instant now) {

    static ProgressView of(CampaignProgress progress) {
        return new ProgressView(CampaignView.of(progress.campaign()), progress.at());
    }
}
