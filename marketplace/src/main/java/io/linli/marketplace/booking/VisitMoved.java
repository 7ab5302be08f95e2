package io.linli.marketplace.booking;

import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;

/**
 * A visit that is paid for takes place at another time.
 *
 * @param moves how often it was moved, this time included
 */
public record VisitMoved(UUID bookingId, UUID companyId, int moves) implements DomainEvent {}
