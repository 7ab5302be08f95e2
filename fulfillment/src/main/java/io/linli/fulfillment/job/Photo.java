package io.linli.fulfillment.job;

import java.time.Instant;
import java.util.UUID;

/** A picture of a visit, without its bytes. */
public record Photo(UUID id, Kind kind, int place, int width, int height, Instant createdAt) {

    private static final int THUMBNAIL = 320;

    public int thumbnailWidth() {
        return width >= height ? Math.min(width, THUMBNAIL) : Math.min(height, THUMBNAIL) * width / height;
    }

    public int thumbnailHeight() {
        return height >= width ? Math.min(height, THUMBNAIL) : Math.min(width, THUMBNAIL) * height / width;
    }

    /** Of how it was, of how it is now, and what the household signed. */
    public enum Kind {
        BEFORE(8),
        AFTER(8),
        SIGNATURE(1);

        private final int most;

        Kind(int most) {
            this.most = most;
        }

        /** Of one visit. */
        public int most() {
            return most;
        }
    }
}
