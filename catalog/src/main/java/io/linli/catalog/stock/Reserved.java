package io.linli.catalog.stock;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;

/**
 * What came of portions.
 *
 * @param made the reservations that were made; who is absent wanted more than was left
 * @param refused why nothing of an offer can be had, by offer
 */
public record Reserved(Set<UUID> made, Map<UUID, Refusal> refused) {}
