package io.linli.web.announcement;

import java.time.Instant;
import java.util.UUID;

import io.linli.marketplace.announcement.Announcement;

/** What was told about a group-buy. */
public record AnnouncementView(UUID id, UUID campaignId, Announcement.Speaker by, String text, Instant postedAt) {

    static AnnouncementView of(Announcement announcement) {
        return new AnnouncementView(
                announcement.id(),
                announcement.campaignId(),
                announcement.by(),
                announcement.text(),
                announcement.postedAt());
    }
}
