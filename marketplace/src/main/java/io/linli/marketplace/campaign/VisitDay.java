package io.linli.marketplace.campaign;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;

/**
 * What makes a group-buy one of visits: one home service for many households on one day, one visit each. Pure.
 *
 * @param supplierId whose technicians come
 * @param day in the community's local time
 * @param from first moment of that day
 * @param until first moment of the next
 * @param minutes a visit takes
 * @param buildingIds whose households may join; empty for all of the community
 */
public record VisitDay(
        UUID serviceItemId,
        UUID supplierId,
        LocalDate day,
        Instant from,
        Instant until,
        int minutes,
        Set<UUID> buildingIds) {

    public VisitDay {
        buildingIds = Set.copyOf(buildingIds);
        if (!from.isBefore(until) || minutes < 1) {
            throw new IllegalArgumentException("not a day of visits: " + day);
        }
    }

    public Duration visit() {
        return Duration.ofMinutes(minutes);
    }

    public Instant endOf(Instant startsAt) {
        return startsAt.plus(visit());
    }

    /** Refuses with: {@code other-building}. */
    void admit(UUID buildingId) {
        if (!buildingIds.isEmpty() && !buildingIds.contains(buildingId)) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN, "other-building", "This group-buy is for households of other buildings.");
        }
    }

    /** Refuses with: {@code visit-outside-day} with the facts {@code from} and {@code until}. */
    void checkTime(Instant startsAt) {
        if (startsAt.isBefore(from) || startsAt.isAfter(until.minus(visit()))) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "visit-outside-day",
                    "The visits of this group-buy are on " + day + ".",
                    Map.of("day", day.toString(), "from", from, "until", until));
        }
    }
}
