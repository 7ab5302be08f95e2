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
 * @param bookingId what it is about
 * @param back what goes back of what was paid, or what is asked for, where that is what it is about
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
        /** Whoever was to come cannot: until it is moved, giving it up costs nothing. */
        EXCUSED,
        /** The technician is at the door. */
        AT_THE_DOOR,
        /** The technician says that nobody was there. */
        CALLED_ABSENT,
        /** The two sides contradict each other: a person decides. */
        CONTESTED,
        /** It is over: nobody came, or nobody was there. */
        MISSED,
        /** A provider said what something would cost; it is about the request, not a booking. */
        QUOTE_GIVEN,
        /** A technician proposes extra work. */
        EXTRA_WORK_PROPOSED,
        /** The next visit of a series is held, and waits to be paid. */
        SERIES_PLANNED,
        /** Its time was taken: the nearest free one is held instead, and waits to be paid. */
        SERIES_MOVED,
        /** Nobody was free near it; it is about the series, not a booking. */
        SERIES_NO_TIME
    }
}
