package io.linli.marketplace.payout;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;

import io.linli.marketplace.payment.ProviderFailure;
import io.linli.marketplace.payment.TransferGateway;
import io.linli.marketplace.payment.TransferGateway.ReversalOrder;

/** What a party was paid and owes since, on its way back. */
record Recall(UUID id, UUID payoutId, ReversalOrder order, int tries) implements Movement {

    /** The ledger's reference of what is being asked back. */
    static String reference(UUID recallId) {
        return "recall:" + recallId;
    }

    @Override
    public String key() {
        return order.key();
    }

    @Override
    public Uni<Optional<String>> find(TransferGateway gateway) {
        return gateway.findReversal(order);
    }

    @Override
    public Uni<String> make(TransferGateway gateway) {
        return gateway.reverse(order);
    }

    /** Most often the account has not enough: then the next payout is less. */
    @Override
    public boolean endedBy(ProviderFailure failure) {
        return failure.kind() == ProviderFailure.Kind.REJECTED;
    }
}
