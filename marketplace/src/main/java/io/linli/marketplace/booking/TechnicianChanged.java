package io.linli.marketplace.booking;

import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;

/**
 * Somebody else comes to a paid visit, at the same time.
 *
 * @param changeId of this change
 */
public record TechnicianChanged(UUID changeId, UUID bookingId, UUID companyId, UUID residentId, UUID technicianId)
        implements DomainEvent {}
