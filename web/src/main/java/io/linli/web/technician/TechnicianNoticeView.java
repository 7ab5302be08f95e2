package io.linli.web.technician;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.fulfillment.notice.TechnicianNotice;

/**
 * Something a technician is told of a visit.
 *
 * @param startsAt when the visit was to be, as it was told
 * @param wasAt when it was to be before; of one that was moved
 * @param readAt absent as long as it is new
 */
public record TechnicianNoticeView(
        UUID id,
        TechnicianNotice.Kind kind,
        UUID jobId,
        UUID bookingId,
        LocalizedText service,
        Instant startsAt,
        @Nullable Instant wasAt,
        Instant createdAt,
        @Nullable Instant readAt) {

    static TechnicianNoticeView of(TechnicianNotice notice, LocalizedText service) {
        return new TechnicianNoticeView(
                notice.id(),
                notice.kind(),
                notice.jobId(),
                notice.bookingId(),
                service,
                notice.startsAt(),
                notice.wasAt().orElse(null),
                notice.createdAt(),
                notice.readAt().orElse(null));
    }

    public boolean unread() {
        return readAt == null;
    }

    /** The page that it is about; of what is somebody else's, or nobody's, by now: the technician's day. */
    public String address() {
        return switch (kind) {
            case ASSIGNED, MOVED, DISPUTED, DISPUTE_OVER -> "/technician/visits/" + jobId;
            case MISSED -> "/technician/bookings/" + bookingId;
            case TAKEN_AWAY, CALLED_OFF -> "/technician";
        };
    }
}
