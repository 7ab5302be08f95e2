package io.linli.marketplace.campaign;

import java.util.UUID;

/** Something happened to a campaign that those who take part in it are told. */
public interface CampaignNews extends CampaignEvent {

    /** Whose tenancy it is in. */
    UUID companyId();
}
