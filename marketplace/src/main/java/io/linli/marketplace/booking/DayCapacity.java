package io.linli.marketplace.booking;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/** Port to the technicians' calendars: how much they can do. */
public interface DayCapacity {

    /**
     * How many visits of that length a provider's technicians can still make on a day, all together, if they come one right
     * after the other. Needs an open session.
     *
     * @param needs who may come, and what is blocked around each visit
     * @param zone the community's local time, in which working hours count
     */
    Uni<Long> visits(UUID supplierId, LocalDate day, ZoneId zone, Duration visit, VisitNeeds needs);
}
