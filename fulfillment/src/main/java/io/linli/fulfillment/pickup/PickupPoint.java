package io.linli.fulfillment.pickup;

import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;

/**
 * A place to collect orders.
 *
 * @param leaderId the resident who runs it
 */
public record PickupPoint(UUID id, UUID companyId, UUID communityId, UUID leaderId, LocalizedText name) {}
