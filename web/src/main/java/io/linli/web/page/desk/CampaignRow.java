package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.CampaignItem;
import io.linli.marketplace.campaign.Threshold;

/** A group buy in a console's table. @param own whether who looks may change it */
@TemplateData
public record CampaignRow(Campaign campaign, LocalizedText community, boolean own) {

    public CampaignItem first() {
        return campaign.terms().first();
    }

    /** How much there is of what the threshold counts. */
    public long counted() {
        return campaign.terms().threshold().of(campaign.progress());
    }

    public boolean ofMoney() {
        return campaign.terms().threshold().measure() == Threshold.Measure.AMOUNT;
    }

    public Money money(long amount) {
        return new Money(amount, campaign.terms().currency());
    }
}
