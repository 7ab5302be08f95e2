package io.linli.marketplace.campaign;

import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;

/** A campaign comes to nothing, for one reason or the other: what was paid goes back, whoever a card stood for is not charged. */
public sealed interface CampaignOff extends DomainEvent permits CampaignFailed, CampaignCancelled {

    /** All there are. */
    List<Class<? extends CampaignOff>> TYPES = List.of(CampaignFailed.class, CampaignCancelled.class);

    UUID campaignId();

    UUID companyId();
}
