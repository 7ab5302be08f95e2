package io.linli.marketplace.announcement;

import java.util.UUID;

import io.linli.marketplace.campaign.CampaignNews;

/** Something was announced to those who take part in a campaign. */
public record AnnouncementPosted(UUID announcementId, UUID campaignId, UUID companyId) implements CampaignNews {}
