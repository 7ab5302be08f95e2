package io.linli.fulfillment.schedule;

import java.util.UUID;

/**
 * Somebody who comes to people's homes for a provider.
 *
 * @param supplierId the provider
 * @param displayName as residents see it
 */
public record Technician(UUID id, UUID supplierId, String displayName) {}
