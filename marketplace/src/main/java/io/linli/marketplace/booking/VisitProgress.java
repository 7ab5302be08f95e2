package io.linli.marketplace.booking;

import java.util.UUID;

/**
 * How far a technician is with a visit.
 *
 * @param technicianId who is to come
 * @param state as the technician calls it: ASSIGNED, STARTED …
 */
public record VisitProgress(UUID technicianId, String state) {

    /** From here on it can neither be given up nor moved. */
    public boolean begun() {
        return state.equals("STARTED") || done();
    }

    public boolean done() {
        return state.equals("DONE");
    }
}
