package io.linli.catalog.delivery;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The day on which goods ordered now are brought to a community. */
public sealed interface NextDelivery permits NextDelivery.Unsaid, NextDelivery.On, NextDelivery.Never {

    /** Days ahead in which there is one, if there is any: longest lead and a week. */
    int HORIZON_DAYS = 14;

    /** The supplier names no days: nothing is promised. */
    record Unsaid() implements NextDelivery {}

    /** @param day in the community's time zone */
    record On(LocalDate day) implements NextDelivery {}

    /** The goods are brought on no day on which the supplier comes to the community. */
    record Never() implements NextDelivery {}

    /**
     * The first day, today the earliest, that is one of the goods' and of the supplier's and that one may still order for.
     *
     * @param goodsDays when the goods are brought at all; none: any day
     * @param terms what the supplier says of the community; empty where it says nothing
     * @param zone the community's
     */
    static NextDelivery of(Set<DayOfWeek> goodsDays, Optional<DeliveryTerms> terms, Instant now, ZoneId zone) {
        if (goodsDays.isEmpty() && terms.isEmpty()) {
            return new Unsaid();
        }
        var said = terms.orElse(DeliveryTerms.USUAL);
        return Stream.iterate(LocalDate.ofInstant(now, zone), day -> day.plusDays(1))
                .limit(HORIZON_DAYS + 1L)
                .filter(day -> goodsDays.isEmpty() || goodsDays.contains(day.getDayOfWeek()))
                .filter(said::comesOn)
                .filter(day -> now.isBefore(said.closes(day, zone)))
                .findFirst()
                .<NextDelivery>map(On::new)
                .orElseGet(Never::new);
    }

    /** The day, where one is promised. */
    default Optional<LocalDate> promised() {
        return this instanceof On on ? Optional.of(on.day()) : Optional.empty();
    }

    default boolean never() {
        return this instanceof Never;
    }
}
