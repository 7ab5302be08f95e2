package io.linli.web.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.linli.marketplace.campaign.VisitDay;

/**
 * The day of a group-buy of visits.
 *
 * @param day in the community's local time
 * @param from first moment of that day
 * @param until first moment of the next
 * @param minutes a visit takes
 * @param buildingIds whose households may join; empty for all of the community
 */
public record VisitDayView(
        UUID serviceItemId, LocalDate day, Instant from, Instant until, int minutes, List<UUID> buildingIds) {

    static VisitDayView of(VisitDay visits) {
        return new VisitDayView(
                visits.serviceItemId(),
                visits.day(),
                visits.from(),
                visits.until(),
                visits.minutes(),
                visits.buildingIds().stream().sorted().toList());
    }
}
