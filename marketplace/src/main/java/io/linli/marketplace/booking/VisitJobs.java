package io.linli.marketplace.booking;

import io.smallrye.mutiny.Uni;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * Port to what technicians do about visits. Every call joins the caller's transaction and tenancy, and may be repeated. Whoever
 * locks a visit's job and its booking takes the job first.
 */
public interface VisitJobs {

    /** How far the technician is at this moment. */
    Uni<Optional<VisitProgress>> look(UUID bookingId);

    /** How far the technician is; from here on nobody else changes that. Empty as long as nobody was told to come. */
    Uni<Optional<VisitProgress>> lock(UUID bookingId);

    /** Nobody is to come any more. @return false where the work has begun or is done */
    Uni<Boolean> cancel(UUID bookingId);

    /** At the time and by the technician that the booking says. @return false where the work has begun or is done */
    Uni<Boolean> move(Booking booking, ZoneId zone);
}
