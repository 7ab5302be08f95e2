package io.linli.marketplace.campaign;

import java.util.UUID;

/**
 * Who counts in a campaign has changed: a seat was paid for or reserved, let go, or its money goes back. It says only where to
 * look again.
 */
public record CampaignMoved(UUID campaignId) implements CampaignEvent {}
