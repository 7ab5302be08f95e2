package io.linli.marketplace.campaign;

import java.util.UUID;

/**
 * A good of a campaign cannot be delivered, and another one is offered instead. Whose seats were moved to it gets it; whose were
 * not gets the money back.
 *
 * @param substitutionId the substitute among the goods of the campaign
 */
public record ItemSubstituted(UUID campaignId, UUID companyId, UUID substitutionId) implements CampaignNews {}
