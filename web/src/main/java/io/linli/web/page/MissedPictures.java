package io.linli.web.page;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.fulfillment.job.MissedPhoto;
import io.linli.marketplace.paidvisit.MissedVisit;

/**
 * What both sides show of a missed visit.
 *
 * @param mine whose the viewer's pictures are; null for who only looks
 * @param next id of the picture that is sent next
 */
public record MissedPictures(UUID bookingId, List<MissedPhoto> all, MissedVisit.@Nullable Side mine, UUID next) {

    public List<MissedPhoto> household() {
        return of(MissedVisit.Side.RESIDENT);
    }

    public List<MissedPhoto> technician() {
        return of(MissedVisit.Side.TECHNICIAN);
    }

    /** Whether the viewer may show one more. */
    public boolean more() {
        return mine != null && of(mine).size() < MissedPhoto.MOST;
    }

    private List<MissedPhoto> of(MissedVisit.Side side) {
        return all.stream().filter(photo -> photo.side() == side).toList();
    }
}
