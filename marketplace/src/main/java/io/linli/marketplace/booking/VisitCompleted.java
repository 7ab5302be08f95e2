package io.linli.marketplace.booking;

import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;

/** A paid visit took place. */
public record VisitCompleted(UUID bookingId, UUID companyId) implements DomainEvent {}
