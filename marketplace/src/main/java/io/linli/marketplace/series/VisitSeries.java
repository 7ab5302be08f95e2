package io.linli.marketplace.series;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.service.Choice;

/**
 * A visit that comes again and again.
 *
 * @param householdId where; it may trust who booked it
 * @param technicianId who shall come; empty for anybody
 * @param time on the wall clock of {@code zone}
 * @param nextNumber of the visit that is planned next, from 0
 */
public record VisitSeries(
        UUID id,
        UUID companyId,
        UUID communityId,
        UUID householdId,
        UUID residentId,
        UUID supplierId,
        UUID serviceItemId,
        Optional<UUID> technicianId,
        Choice choice,
        Rhythm rhythm,
        LocalDate firstDay,
        LocalTime time,
        ZoneId zone,
        State state,
        int nextNumber) {

    /** Planned; not for now; over. */
    public enum State {
        ACTIVE,
        PAUSED,
        ENDED
    }

    public LocalDate day(int number) {
        return rhythm.day(firstDay, number);
    }

    /** Where clocks skip that time, the moment as long after the skip; where they show it twice, the first. Pure. */
    public Instant start(int number) {
        return day(number).atTime(time).atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    /** The first visit, from a number on, that begins after a moment. Pure. */
    public int firstAfter(int from, Instant moment) {
        int number = from;
        while (!start(number).isAfter(moment)) {
            number++;
        }
        return number;
    }
}
