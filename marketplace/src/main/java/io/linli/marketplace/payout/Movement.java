package io.linli.marketplace.payout;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;

import io.linli.marketplace.payment.ProviderFailure;
import io.linli.marketplace.payment.TransferGateway;

/** Money that was set aside and that the provider is to move, or to say for certain that it will not. */
interface Movement {

    UUID id();

    /** How often the provider was asked, this time included. */
    int tries();

    /** Idempotency key of this try. */
    String key();

    /** Finds what the provider already did for it, whatever the key. @return the provider's id of it */
    Uni<Optional<String>> find(TransferGateway gateway);

    /** @return the provider's id of what it did */
    Uni<String> make(TransferGateway gateway);

    /** Whether a refusal for certain ends it, rather than being asked for again later. */
    boolean endedBy(ProviderFailure failure);
}
