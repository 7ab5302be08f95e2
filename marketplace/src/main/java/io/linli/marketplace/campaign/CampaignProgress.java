package io.linli.marketplace.campaign;

import java.time.Instant;

/**
 * How far a campaign is.
 *
 * @param at when it was looked at; {@code campaign} stands as it does at that moment
 */
public record CampaignProgress(Campaign campaign, Instant at) {

    /** Whether somebody who saw the other would see anything new. */
    public boolean shows(CampaignProgress other) {
        return campaign.equals(other.campaign);
    }
}
