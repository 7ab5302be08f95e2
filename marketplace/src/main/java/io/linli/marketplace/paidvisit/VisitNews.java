package io.linli.marketplace.paidvisit;

import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;
import io.linli.catalog.kernel.Money;

/**
 * Something a household is told of its visit.
 *
 * @param householdId where it takes place: all who live there are told, and whoever booked it
 * @param causeId what made it: told again, nobody hears it twice
 * @param back what goes back of what was paid, where that is what it is about
 */
public record VisitNews(
        What what,
        UUID bookingId,
        UUID companyId,
        UUID householdId,
        UUID residentId,
        UUID causeId,
        Optional<Money> back)
        implements DomainEvent {

    /** What happened. */
    public enum What {
        /** The provider will not come; all goes back. */
        CALLED_OFF,
        /** The provider would rather come at another time. */
        TIME_PROPOSED,
        /** The provider moved it, as it was agreed. */
        MOVED,
        /** Whoever was to come cannot: until it is moved, giving it up costs nothing. */
        EXCUSED,
        /** The technician is at the door. */
        AT_THE_DOOR,
        /** The technician says that nobody was there. */
        CALLED_ABSENT,
        /** The two sides contradict each other: a person decides. */
        CONTESTED,
        /** It is over: nobody came, or nobody was there. */
        MISSED
    }
}
