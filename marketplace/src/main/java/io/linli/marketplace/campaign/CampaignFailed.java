package io.linli.marketplace.campaign;

import java.util.UUID;

/** The cut-off passed with too few units paid: everyone who paid gets the money back. */
public record CampaignFailed(UUID campaignId, UUID companyId) implements CampaignOff {}
