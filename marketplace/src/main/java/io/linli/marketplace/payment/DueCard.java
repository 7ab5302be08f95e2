package io.linli.marketplace.payment;

import java.util.UUID;

/**
 * A card about which the provider is to be asked now.
 *
 * @param tries how often it was asked, this time included
 */
record DueCard(CardGateway.CardOrder order, UUID companyId, AttemptState state, int tries) {

    UUID attemptId() {
        return order.attemptId();
    }

    boolean held() {
        return !order.payment().isEmpty();
    }
}
