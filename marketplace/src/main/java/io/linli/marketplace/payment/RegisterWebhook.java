package io.linli.marketplace.payment;

import io.smallrye.mutiny.Uni;
import java.net.URI;

/**
 * Port by which the application tells the provider where to deliver, in the local stack only. In production an operator
 * registers the address once and puts the signing secret into the environment.
 */
public interface RegisterWebhook {

    /**
     * Registers this address, unless the provider is the real one. However often it is done, events arrive once.
     *
     * @return whether it was registered
     */
    Uni<Boolean> register(URI address);
}
