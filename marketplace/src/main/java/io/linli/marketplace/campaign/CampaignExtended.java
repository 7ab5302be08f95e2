package io.linli.marketplace.campaign;

import java.time.Instant;
import java.util.UUID;

/** Its cut-off is later than it was. */
public record CampaignExtended(UUID campaignId, UUID companyId, Instant cutoffAt) implements CampaignNews {}
