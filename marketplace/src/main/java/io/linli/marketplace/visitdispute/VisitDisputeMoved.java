package io.linli.marketplace.visitdispute;

import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;

/** A visit was disputed, or its dispute came to stand elsewhere: whoever is concerned may be told. */
public record VisitDisputeMoved(
        UUID disputeId, UUID companyId, UUID householdId, UUID supplierId, UUID bookingId, VisitDispute.State state)
        implements DomainEvent {}
