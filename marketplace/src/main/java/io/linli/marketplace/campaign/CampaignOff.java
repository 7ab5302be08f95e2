package io.linli.marketplace.campaign;

import java.util.List;

/** A campaign comes to nothing, for one reason or the other: what was paid goes back, whoever a card stood for is not charged. */
public sealed interface CampaignOff extends CampaignNews permits CampaignFailed, CampaignCancelled {

    /** All there are. */
    List<Class<? extends CampaignOff>> TYPES = List.of(CampaignFailed.class, CampaignCancelled.class);
}
