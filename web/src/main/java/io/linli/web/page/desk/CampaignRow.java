package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.marketplace.campaign.Campaign;

/** A group buy in a console's table. */
@TemplateData
public record CampaignRow(Campaign campaign, LocalizedText community) {}
