package io.linli.catalog.delivery;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a supplier brings to a community within some days if it is ordered now.
 *
 * @param days of the week on which it comes within them and may still be ordered for; at least one
 * @param promised whether it says that it comes on them; if not, only goods with days of their own arrive by then for sure
 */
public record Arrival(UUID supplierId, Set<DayOfWeek> days, boolean promised) {

    /** As far as deliveries are looked for. */
    public static final int MOST_DAYS = NextDelivery.HORIZON_DAYS;

    /**
     * Of the suppliers that bring anything by then. Agrees with {@link NextDelivery}: goods arrive within the days if and only if their next
     * delivery is on one of them.
     *
     * @param terms of the suppliers that sell in the community; empty where one says nothing of it
     * @param within how many days after today the last is, 0 for today, at most {@link #MOST_DAYS}
     * @param zone the community's
     */
    public static List<Arrival> within(Map<UUID, Optional<DeliveryTerms>> terms, int within, Instant now, ZoneId zone) {
        return terms.entrySet().stream()
                .map(one -> new Arrival(
                        one.getKey(),
                        open(one.getValue().orElse(DeliveryTerms.USUAL), within, now, zone),
                        one.getValue().isPresent()))
                .filter(arrival -> !arrival.days().isEmpty())
                .sorted(Comparator.comparing(Arrival::supplierId))
                .toList();
    }

    /** @param goodsDays when the goods are brought at all; none: any day */
    public boolean brings(Set<DayOfWeek> goodsDays) {
        return goodsDays.isEmpty() ? promised : goodsDays.stream().anyMatch(days::contains);
    }

    private static Set<DayOfWeek> open(DeliveryTerms said, int within, Instant now, ZoneId zone) {
        var today = LocalDate.ofInstant(now, zone);
        return Weekdays.sorted(today.datesUntil(today.plusDays(within + 1L))
                .filter(said::comesOn)
                .filter(day -> now.isBefore(said.closes(day, zone)))
                .map(LocalDate::getDayOfWeek)
                .collect(Collectors.toSet()));
    }
}
