package io.linli.marketplace.campaign;

import java.util.UUID;

/** Whoever opened it called it off: everyone who paid gets the money back, also who would have bought alone. */
public record CampaignCancelled(UUID campaignId, UUID companyId) implements CampaignOff {}
