package io.linli.marketplace.paidvisit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One side of a visit says that the other was not there.
 *
 * @param note what it says
 * @param doorAt since when the technician waited; always there where the technician says it
 * @param answerUntil until when the other side may contradict; who is silent agrees
 * @param answer what the other side says to it
 * @param decision why a person decided as it did
 */
public record MissedVisit(
        UUID bookingId,
        UUID companyId,
        UUID supplierId,
        Side claimedBy,
        String note,
        Optional<Instant> doorAt,
        Instant claimedAt,
        Instant answerUntil,
        Optional<String> answer,
        State state,
        Optional<String> decision) {

    /** Who says so. */
    public enum Side {
        RESIDENT,
        TECHNICIAN;

        Side other() {
            return this == RESIDENT ? TECHNICIAN : RESIDENT;
        }
    }

    /**
     * Open until the other side contradicts or its time is over; contested until a person decides; settled by silence; withdrawn
     * when the visit took place after all.
     */
    public enum State {
        OPEN,
        CONTESTED,
        SETTLED,
        DECIDED,
        WITHDRAWN;

        /** No money moves. */
        public boolean pending() {
            return this == OPEN || this == CONTESTED;
        }
    }

    /** What becomes of it when its time is over: a visit that took place contradicts whoever says that nobody came. Pure. */
    State afterSilence(PaidVisit visit) {
        boolean tookPlace = visit.begun() || visit.booking().state() == io.linli.marketplace.booking.Booking.State.DONE;
        if (!tookPlace) {
            return State.SETTLED;
        }
        return claimedBy == Side.RESIDENT ? State.CONTESTED : State.WITHDRAWN;
    }
}
