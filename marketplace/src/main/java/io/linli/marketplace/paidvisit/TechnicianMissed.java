package io.linli.marketplace.paidvisit;

import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;

/**
 * A household says that nobody came. The provider's side may contradict for a time; silence agrees.
 *
 * @param claimId the same for the time the visit has now
 */
public record TechnicianMissed(UUID claimId, UUID bookingId, UUID companyId) implements DomainEvent {}
