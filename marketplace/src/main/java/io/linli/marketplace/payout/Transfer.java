package io.linli.marketplace.payout;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;

import io.linli.marketplace.payment.ProviderFailure;
import io.linli.marketplace.payment.TransferGateway;
import io.linli.marketplace.payment.TransferGateway.TransferOrder;

/** A payout on its way to the party's account. */
record Transfer(UUID id, TransferOrder order, int tries) implements Movement {

    /** With the waits between them, about a week. */
    static final int MAX_TRIES = 170;

    /** Our own balance has not enough yet: what payers paid today the provider lets us have in some days. */
    private static final String NOT_ENOUGH_YET = "balance_insufficient";

    @Override
    public String key() {
        return order.key();
    }

    @Override
    public Uni<Optional<String>> find(TransferGateway gateway) {
        return gateway.findTransfer(order);
    }

    @Override
    public Uni<String> make(TransferGateway gateway) {
        return gateway.transfer(order);
    }

    @Override
    public boolean endedBy(ProviderFailure failure) {
        return failure.kind() == ProviderFailure.Kind.REJECTED
                && (!failure.code().equals(NOT_ENOUGH_YET) || tries >= MAX_TRIES);
    }
}
