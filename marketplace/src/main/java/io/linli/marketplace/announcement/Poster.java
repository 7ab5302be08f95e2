package io.linli.marketplace.announcement;

import java.util.Optional;
import java.util.UUID;

import io.linli.marketplace.campaign.CampaignTerms;

/** Somebody who may have something to announce. @param leaderId empty: the company itself speaks */
public record Poster(UUID companyId, Optional<UUID> leaderId) {

    public static Poster company(UUID companyId) {
        return new Poster(companyId, Optional.empty());
    }

    public static Poster leader(UUID companyId, UUID residentId) {
        return new Poster(companyId, Optional.of(residentId));
    }

    /** Whether it is the company that runs the campaign's community, or the leader the campaign belongs to. */
    public boolean mayPostAbout(CampaignTerms campaign) {
        return companyId.equals(campaign.companyId())
                && leaderId.map(leader -> leader.equals(campaign.leaderId())).orElse(true);
    }
}
