package io.linli.marketplace.payment;

import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;

/**
 * The provider gave money of a line back to its payer, and the refund is in the ledger.
 *
 * @param amount minor units of the line's currency, given back by this refund alone
 */
public record LineRefunded(UUID lineId, UUID companyId, UUID refundId, UUID attemptId, long amount, RefundReason reason)
        implements DomainEvent {}
