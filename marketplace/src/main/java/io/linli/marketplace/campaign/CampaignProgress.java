package io.linli.marketplace.campaign;

import java.time.Instant;

/**
 * How far a campaign is.
 *
 * @param households with a seat that counts: paid for, or that a card stands for
 * @param at when it was looked at; {@code campaign} stands as it does at that moment
 */
public record CampaignProgress(Campaign campaign, long households, Instant at) {

    /** Whether somebody who saw the other would see anything new. */
    public boolean shows(CampaignProgress other) {
        return households == other.households && campaign.equals(other.campaign);
    }
}
