package io.linli.marketplace.payment;

import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * Money of one line on its way back, as stored.
 *
 * @param payment the provider's payment it goes back from
 * @param key idempotency key of the next try
 * @param tries how often the provider was asked, this time included
 */
record Refund(
        UUID id,
        UUID companyId,
        UUID attemptId,
        UUID groupId,
        UUID lineId,
        RefundReason reason,
        Money amount,
        ProviderFact.RefundState state,
        Optional<String> payment,
        Optional<String> providerRefund,
        String key,
        int tries) {

    PaymentGateway.RefundOrder order() {
        return new PaymentGateway.RefundOrder(id, attemptId, groupId, payment.orElse(""), amount, key);
    }
}
