package io.linli.catalog.stock;

import java.util.Map;
import java.util.UUID;

/**
 * What several buyers want of one offer, each on their own.
 *
 * @param units by reservation, in the order in which they came
 * @param most units of all together, also where the stock holds more
 */
public record Portions(UUID offerId, Map<UUID, Long> units, long most) {}
