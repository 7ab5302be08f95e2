package io.linli.marketplace.payment;

import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;

/**
 * Money of a line is the payer's again, and that is in the ledger: the provider gave it back, or a dispute was lost.
 *
 * @param refundId the refund, or for {@link RefundReason#DISPUTE_LOST} what the dispute took of the line
 * @param amount minor units of the line's currency, given back by this refund alone
 */
public record LineRefunded(UUID lineId, UUID companyId, UUID refundId, UUID attemptId, long amount, RefundReason reason)
        implements DomainEvent {

    /** The ledger's reference of the entry that moved the money. */
    public String reference() {
        return reason == RefundReason.DISPUTE_LOST
                ? RecordDispute.lostReference(refundId)
                : RecordRefund.refundReference(refundId);
    }
}
