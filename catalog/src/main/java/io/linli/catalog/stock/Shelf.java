package io.linli.catalog.stock;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;

/**
 * What is left of one offer while nobody else can take any. Pure.
 *
 * @param available units; empty where they are not counted
 */
record Shelf(UUID offerId, boolean withdrawn, Optional<Long> available) {

    /** Refuses with: {@code offer-withdrawn}. */
    Shelf orRefuse() {
        if (withdrawn) {
            throw refusal();
        }
        return this;
    }

    Refusal refusal() {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "offer-withdrawn",
                "The supplier no longer sells this.",
                Map.of("offerId", offerId));
    }

    Shelf without(long units) {
        return new Shelf(offerId, withdrawn, available.map(left -> left - units));
    }

    /**
     * Who gets what, in the order given: whoever wants more than is left is passed over, and the next may fit.
     *
     * @param most units of all together, also where there are more
     */
    Map<UUID, Long> divide(Map<UUID, Long> portions, long most) {
        long left = Math.min(most, available.orElse(Long.MAX_VALUE));
        var divided = new LinkedHashMap<UUID, Long>();
        for (var portion : portions.entrySet()) {
            if (portion.getValue() <= left) {
                divided.put(portion.getKey(), portion.getValue());
                left -= portion.getValue();
            }
        }
        return divided;
    }

    boolean isEmptiedBy(Map<UUID, Long> divided) {
        long taken = divided.values().stream().mapToLong(Long::longValue).sum();
        return available.isPresent() && available.get() == taken;
    }
}
