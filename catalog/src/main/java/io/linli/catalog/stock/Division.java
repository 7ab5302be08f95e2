package io.linli.catalog.stock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;

/**
 * Who gets what of several offers. Pure.
 *
 * @param refused why nothing of an offer can be had, by offer
 * @param emptied the offers of which nothing is left
 */
record Division(List<Line> lines, Map<UUID, Refusal> refused, List<UUID> emptied) {

    record Line(UUID id, UUID offerId, long units) {}

    /** @param shelves those of the offers that exist, while nobody else can take any */
    static Division of(List<Portions> wanted, Map<UUID, Shelf> shelves) {
        var left = new HashMap<>(shelves);
        var lines = new ArrayList<Line>();
        var refused = new HashMap<UUID, Refusal>();
        for (var portions : wanted) {
            var shelf = left.get(portions.offerId());
            if (shelf == null) {
                refused.put(portions.offerId(), Refusal.notFound("offer"));
            } else if (shelf.withdrawn()) {
                refused.put(portions.offerId(), shelf.refusal());
            } else {
                var divided = shelf.divide(portions.units(), portions.most());
                divided.forEach((id, units) -> lines.add(new Line(id, portions.offerId(), units)));
                left.put(
                        portions.offerId(),
                        shelf.without(divided.values().stream()
                                .mapToLong(Long::longValue)
                                .sum()));
            }
        }
        return new Division(lines, refused, emptied(lines, left));
    }

    private static List<UUID> emptied(List<Line> lines, Map<UUID, Shelf> left) {
        return lines.stream()
                .map(Line::offerId)
                .distinct()
                .filter(offer ->
                        left.get(offer).available().filter(units -> units == 0).isPresent())
                .toList();
    }

    Reserved reserved() {
        Set<UUID> made = new HashSet<>();
        lines.forEach(line -> made.add(line.id()));
        return new Reserved(made, refused);
    }
}
