package io.linli.catalog.listing;

import java.util.List;
import java.util.UUID;

/**
 * What came of changing offers.
 *
 * @param changed that are another way now
 * @param unchanged that were so already: nothing was written
 * @param unknown that are not there, or another supplier's
 */
public record Edit(UUID id, List<UUID> changed, List<UUID> unchanged, List<UUID> unknown) {}
