package io.linli.marketplace.payment;

import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;

/**
 * A group's money came in and the capture is in the ledger. Told also for money that came too late: it is divided like any
 * other and its refunds take the shares back, so that the books show both.
 */
public record PaymentCaptured(UUID groupId, UUID companyId, UUID attemptId) implements DomainEvent {}
