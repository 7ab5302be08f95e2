package io.linli.marketplace.settlement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Keeps the shares of a line from their parties while somebody disputes it. Needs a transaction inside the company's tenancy. */
@ApplicationScoped
public class StopRelease {

    private final Releases releases;
    private final Clock clock;

    StopRelease(Releases releases, Clock clock) {
        this.releases = releases;
        this.clock = clock;
    }

    /**
     * From now on nothing of the line is released; what was released before its visit was called done is a debt where it goes back.
     * Repeating it changes nothing.
     *
     * @param by what it is stopped for
     * @return false where it is too late: its time is over, or it was not divided yet
     */
    public Uni<Boolean> stop(UUID lineId, UUID by) {
        return releases.stop(lineId, by, clock.instant());
    }

    /** What is left of the line is released at once. Repeating it changes nothing. */
    public Uni<Void> release(UUID lineId, UUID by) {
        return releases.resume(lineId, by, true, clock.instant()).replaceWithVoid();
    }

    /** What is left of the line is released when its time comes. Repeating it changes nothing. */
    public Uni<Void> resume(UUID lineId, UUID by) {
        return releases.resume(lineId, by, false, clock.instant()).replaceWithVoid();
    }
}
