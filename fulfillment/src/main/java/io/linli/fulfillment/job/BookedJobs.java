package io.linli.fulfillment.job;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.booking.VisitJobs;
import io.linli.marketplace.booking.VisitProgress;

/** The jobs behind visits, as their bookings change. Whoever starts a job and whoever gives its visit up wait for each other. */
@ApplicationScoped
class BookedJobs implements VisitJobs {

    private static final String LOOK = "SELECT technician_id, state FROM fulfillment.job WHERE booking_id = :booking";

    private static final String LOCK = LOOK + " FOR UPDATE";

    /** True where there is none that has begun. */
    private static final String CANCEL =
            """
            WITH cancelled AS (
                UPDATE fulfillment.job SET state = 'CANCELLED'
                WHERE booking_id = :booking AND state NOT IN ('STARTED', 'DONE'))
            SELECT NOT EXISTS (SELECT FROM fulfillment.job WHERE booking_id = :booking AND state IN ('STARTED', 'DONE'))""";

    /** Whoever could not come then is not known to be unable to come at the new time. */
    private static final String MOVE =
            """
            WITH moved AS (
                UPDATE fulfillment.job SET technician_id = :technician, starts_at = :starts, ends_at = :ends, day = :day,
                    state = 'ASSIGNED', arrive_by = :arriveBy, offered = NULL, stranded_at = NULL, stranded_for = NULL,
                    tried_at = NULL, on_way_at = NULL, arrived_at = NULL, arrived_by = NULL, gate_pass = DEFAULT,
                    gate_said_at = NULL, code = fulfillment.new_code(), code_attempts = 0
                WHERE booking_id = :booking AND state NOT IN ('STARTED', 'DONE', 'CANCELLED') RETURNING id),
            forgotten AS (DELETE FROM fulfillment.job_decline WHERE job_id IN (SELECT id FROM moved))
            SELECT NOT EXISTS (SELECT FROM fulfillment.job
                WHERE booking_id = :booking AND state IN ('STARTED', 'DONE', 'CANCELLED'))""";

    @Override
    public Uni<Optional<VisitProgress>> look(UUID bookingId) {
        return progress(LOOK, bookingId);
    }

    @Override
    public Uni<Optional<VisitProgress>> lock(UUID bookingId) {
        return progress(LOCK, bookingId);
    }

    private static Uni<Optional<VisitProgress>> progress(String sql, UUID bookingId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql, Object[].class)
                        .setParameter("booking", bookingId)
                        .getSingleResultOrNull())
                .map(row ->
                        Optional.ofNullable(row).map(found -> new VisitProgress((UUID) found[0], (String) found[1])));
    }

    @Override
    public Uni<Boolean> cancel(UUID bookingId) {
        return Panache.getSession().chain(session -> session.<Boolean>createNativeQuery(CANCEL)
                .setParameter("booking", bookingId)
                .getSingleResult());
    }

    @Override
    public Uni<Boolean> move(Booking booking, ZoneId zone) {
        return Panache.getSession().chain(session -> session.<Boolean>createNativeQuery(MOVE)
                .setParameter("technician", booking.technicianId())
                .setParameter("starts", booking.startsAt().atOffset(ZoneOffset.UTC))
                .setParameter("ends", booking.endsAt().atOffset(ZoneOffset.UTC))
                .setParameter("arriveBy", booking.arrival().until().atOffset(ZoneOffset.UTC))
                .setParameter("day", booking.startsAt().atZone(zone).toLocalDate())
                .setParameter("booking", booking.id())
                .getSingleResult());
    }
}
