package io.linli.marketplace.campaign;

import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;

/** Something happened to a campaign. */
public interface CampaignEvent extends DomainEvent {

    UUID campaignId();
}
