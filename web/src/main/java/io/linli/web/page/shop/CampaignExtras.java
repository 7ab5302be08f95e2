package io.linli.web.page.shop;

import io.quarkus.qute.TemplateData;
import java.util.List;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.announcement.Announcement;
import io.linli.marketplace.campaign.WhatIf;

/**
 * What the page of a group buy shows besides the group buy.
 *
 * @param more how many more were asked about, as typed
 * @param whatIf what it would come to; null where nobody asked, or about something impossible
 * @param member whether the visitor takes part
 * @param own whether it is the visitor's own team
 * @param replacements goods that could not be delivered, and what comes instead
 * @param times what is free on the day of visits; of goods null
 */
@TemplateData
public record CampaignExtras(
        String more,
        @Nullable WhatIf whatIf,
        Share share,
        boolean member,
        boolean own,
        List<Announcement> announcements,
        List<Replacements.Replacement> replacements,
        @Nullable VisitTimes times) {}
