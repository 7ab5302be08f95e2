package io.linli.fulfillment.schedule;

import org.jspecify.annotations.Nullable;

/**
 * Why a visit is this technician's, as it was when that was decided.
 *
 * @param travelMinutes the way grew by; null where nobody was compared
 * @param weekMinutes of visits the technician had this week before; null where nobody was compared
 * @param of how many were free; null where nobody was compared
 */
public record Chosen(By by, @Nullable Integer travelMinutes, @Nullable Integer weekMinutes, @Nullable Integer of) {

    /** The resident named the technician. */
    static final Chosen NAMED = new Chosen(By.NAMED, null, null, null);

    /** Who chose. */
    public enum By {
        /** The resident. */
        NAMED,
        /** Travel and the week's work. */
        AUTOMATIC,
        /** The technician, from the pool. */
        CLAIMED,
        /** The provider. */
        BY_HAND,
        /** Travel and the week's work, after somebody dropped out. */
        REPLACED
    }

    static Chosen of(By by, DispatchChoice.Why why) {
        return new Chosen(by, why.travelMinutes(), why.weekMinutes(), why.of());
    }

    /** Minutes the way grew by; 0 where nobody was compared. */
    public int travel() {
        return travelMinutes == null ? 0 : travelMinutes;
    }

    /** Minutes of work this week before; 0 where nobody was compared. */
    public int worked() {
        return weekMinutes == null ? 0 : weekMinutes;
    }

    /** How many were free; 1 where nobody was compared. */
    public int among() {
        return of == null ? 1 : of;
    }
}
