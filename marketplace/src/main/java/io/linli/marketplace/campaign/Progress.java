package io.linli.marketplace.campaign;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What neighbours have taken of a campaign. Pure.
 *
 * @param people households
 * @param amount minor units of money, at the prices of the open campaign
 * @param unitsByItem units wanted; an item nobody took may be absent
 */
public record Progress(long people, long amount, Map<UUID, Long> unitsByItem) {

    public static final Progress NONE = new Progress(0, 0, Map.of());

    public Progress {
        unitsByItem = Map.copyOf(unitsByItem);
    }

    /** Of all items. */
    public long units() {
        return unitsByItem.values().stream().mapToLong(Long::longValue).sum();
    }

    public long unitsOf(UUID itemId) {
        return unitsByItem.getOrDefault(itemId, 0L);
    }

    /** With what others take; households that are in both are counted twice. */
    public Progress plus(Progress more) {
        return new Progress(
                people + more.people,
                Math.addExact(amount, more.amount),
                Stream.of(unitsByItem, more.unitsByItem)
                        .flatMap(units -> units.entrySet().stream())
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, Math::addExact)));
    }
}
