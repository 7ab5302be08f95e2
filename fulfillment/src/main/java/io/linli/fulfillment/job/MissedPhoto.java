package io.linli.fulfillment.job;

import java.time.Instant;
import java.util.UUID;

import io.linli.marketplace.paidvisit.MissedVisit;

/**
 * A picture of a missed visit, without its bytes: the closed door, the empty street.
 *
 * @param side who shows it
 */
public record MissedPhoto(
        UUID id, UUID bookingId, MissedVisit.Side side, int place, int width, int height, Instant createdAt) {

    /** Of one side. */
    public static final int MOST = 4;

    private static final int THUMBNAIL = 320;

    public int thumbnailWidth() {
        return width >= height ? Math.min(width, THUMBNAIL) : Math.min(height, THUMBNAIL) * width / height;
    }

    public int thumbnailHeight() {
        return height >= width ? Math.min(height, THUMBNAIL) : Math.min(width, THUMBNAIL) * height / width;
    }
}
