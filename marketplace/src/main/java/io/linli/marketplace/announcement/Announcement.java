package io.linli.marketplace.announcement;

import java.time.Instant;
import java.util.UUID;

/** What was told about a campaign, and by whom. */
public record Announcement(UUID id, UUID campaignId, Speaker by, String text, Instant postedAt) {

    /** Who speaks. */
    public enum Speaker {
        LEADER,
        PROPERTY_COMPANY
    }
}
