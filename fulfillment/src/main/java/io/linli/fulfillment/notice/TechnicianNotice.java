package io.linli.fulfillment.notice;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something a technician is told of a visit.
 *
 * @param startsAt when the visit was to be, as it was told
 * @param wasAt when it was to be before; of one that was moved
 * @param readAt empty as long as it is new
 */
public record TechnicianNotice(
        UUID id,
        Kind kind,
        UUID jobId,
        UUID bookingId,
        UUID serviceItemId,
        Instant startsAt,
        Optional<Instant> wasAt,
        Instant createdAt,
        Optional<Instant> readAt) {

    /** What happened. */
    public enum Kind {
        /** The visit is the technician's from now on. */
        ASSIGNED,
        /** It is at another time, and the technician's still. */
        MOVED,
        /** Somebody else goes. */
        TAKEN_AWAY,
        /** It does not take place. */
        CALLED_OFF,
        /** The household says that nobody came: who is silent agrees. */
        MISSED,
        /** The household disputes what was done. */
        DISPUTED,
        /** A dispute is withdrawn, or decided. */
        DISPUTE_OVER
    }

    /** Whether it is new. */
    public boolean unread() {
        return readAt.isEmpty();
    }
}
