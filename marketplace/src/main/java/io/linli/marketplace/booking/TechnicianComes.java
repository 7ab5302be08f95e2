package io.linli.marketplace.booking;

import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;

/**
 * A technician who was not to come to a paid visit comes after all: at the same time, and giving it up costs what it did.
 *
 * @param changeId of this change
 */
public record TechnicianComes(UUID changeId, UUID bookingId, UUID companyId, UUID householdId, UUID residentId)
        implements DomainEvent {}
