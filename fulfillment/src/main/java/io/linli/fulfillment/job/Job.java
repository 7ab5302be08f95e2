package io.linli.fulfillment.job;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A home visit.
 *
 * @param supplierId the provider
 * @param day of the start, in the community's local time
 * @param checkIn whether work begins only after somebody there, or the gate, said that the technician is there
 * @param onWayAt when the technician set out
 * @param arrivedAt when the technician was there, as {@code arrivedBy} says
 * @param startedAt when the technician began, not when it was planned
 * @param offered who comes is open still: this technician's time is held, that is all
 * @param strandedAt since when whoever was to come cannot and nobody else is free
 */
public record Job(
        UUID id,
        UUID companyId,
        UUID communityId,
        UUID bookingId,
        UUID technicianId,
        UUID supplierId,
        UUID householdId,
        UUID serviceItemId,
        Instant startsAt,
        Instant endsAt,
        LocalDate day,
        State state,
        boolean checkIn,
        Optional<Instant> onWayAt,
        Optional<Instant> arrivedAt,
        Optional<ArrivedBy> arrivedBy,
        Optional<Instant> startedAt,
        Optional<Instant> doneAt,
        Optional<Offered> offered,
        Optional<Instant> strandedAt) {

    /** To whom it is open who comes. */
    public enum Offered {
        /** Whoever of the team takes it first. */
        POOL,
        /** Whom the provider says. */
        BY_HAND
    }

    /** Given to its technician, who sets out, is there, begins and finishes; or not to be done any more. */
    public enum State {
        ASSIGNED,
        ON_THE_WAY,
        ARRIVED,
        STARTED,
        DONE,
        CANCELLED;

        /** Nothing of it changes any more. */
        public boolean over() {
            return this == DONE || this == CANCELLED;
        }

        /** The technician is not known to be there yet. */
        public boolean before() {
            return this == ASSIGNED || this == ON_THE_WAY;
        }
    }

    /** Who says that the technician was there: the household's code, a gate, or the household itself. */
    public enum ArrivedBy {
        CODE,
        GATE,
        HOUSEHOLD
    }
}
