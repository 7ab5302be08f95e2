package io.linli.marketplace.campaign;

import java.util.UUID;

/** Enough units were paid by the cut-off; the campaign has its final price now. */
public record CampaignSucceeded(UUID campaignId, UUID companyId) implements CampaignNews {}
