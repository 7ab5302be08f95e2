package io.linli.marketplace.payment;

import io.smallrye.mutiny.Uni;
import java.net.URI;

/**
 * Port by which the application tells the provider where to deliver, in the local stack only. In production an operator
 * registers the address once and puts the signing secret into the environment.
 */
public interface RegisterWebhook {

    /**
     * Registers this address unless a signing secret was configured. The secret is only told at the creation, so an older
     * registration of the same address is replaced.
     *
     * @return whether it was registered
     */
    Uni<Boolean> register(URI address);
}
