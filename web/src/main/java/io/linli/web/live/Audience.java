package io.linli.web.live;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.campaign.CampaignProgress;

/** Those who watch one campaign, and what they were told last. */
final class Audience {

    private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
    private volatile @Nullable CampaignProgress told;
    private volatile long lookedAt;
    private volatile boolean changed = true;

    Set<Viewer> viewers() {
        return viewers;
    }

    /** Somebody came, or somebody said that something changed. */
    void look() {
        changed = true;
    }

    /** From here on, word of a change is a reason to look once more. */
    void looking(long now) {
        changed = false;
        lookedAt = now;
    }

    /** @param patience after how long to look without a reason */
    boolean isDue(long now, long patience, Instant clock) {
        return changed || now - lookedAt >= patience || hasCome(clock);
    }

    /** Whether those who were told already would see anything new; from here on they know. */
    boolean isNews(CampaignProgress progress) {
        var before = told;
        told = progress;
        return before == null || !before.shows(progress);
    }

    /** Its opening or cut-off came since it was looked at: time itself tells nobody. */
    private boolean hasCome(Instant clock) {
        var last = told;
        return last != null
                && (isBetween(last.campaign().terms().opensAt(), last.at(), clock)
                        || isBetween(last.campaign().terms().cutoffAt(), last.at(), clock));
    }

    private static boolean isBetween(Instant moment, Instant after, Instant upTo) {
        return after.isBefore(moment) && !moment.isAfter(upTo);
    }
}
