package io.linli.marketplace.booking;

import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;

/**
 * A visit that was paid for will not take place. What becomes of its money is ordered already.
 *
 * @param by RESIDENT, PROVIDER or NO_SHOW
 */
public record VisitCancelled(UUID bookingId, UUID companyId, String by) implements DomainEvent {}
