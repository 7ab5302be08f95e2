package io.linli.web.job;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.fulfillment.job.Job;

/**
 * A home visit, with what a technician needs to get there.
 *
 * @param day in the community's local time
 * @param timeZone of the community, IANA name
 * @param checkIn whether work begins only after an arrival
 * @param arrivedBy who says that the technician was there
 * @param offered who comes is open still; the technician is whose time is held
 * @param strandedAt since when the technician cannot come and nobody else is free
 */
public record JobView(
        UUID id,
        UUID bookingId,
        Job.State state,
        LocalDate day,
        String timeZone,
        Instant startsAt,
        Instant endsAt,
        boolean checkIn,
        Optional<Instant> onWayAt,
        Optional<Instant> arrivedAt,
        Optional<Job.ArrivedBy> arrivedBy,
        Optional<Instant> startedAt,
        Optional<Instant> doneAt,
        Optional<Job.Offered> offered,
        Optional<Instant> strandedAt,
        LocalizedText service,
        String technician,
        Address address) {

    /** Names as on the doors. */
    public record Address(LocalizedText community, String building, String entrance, String unit) {}
}
