package io.linli.fulfillment.schedule;

import java.util.Optional;
import java.util.UUID;

/**
 * Where a technician goes.
 *
 * @param buildingId empty for the whole community
 */
public record Area(UUID communityId, Optional<UUID> buildingId) {}
