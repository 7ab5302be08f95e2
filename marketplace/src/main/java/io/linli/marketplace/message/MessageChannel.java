package io.linli.marketplace.message;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Port: brings a message to somebody. One implementation a {@link Channel}. */
public interface MessageChannel {

    Channel channel();

    /** Whether there is anything behind it here. What is not configured is offered to nobody. */
    boolean configured();

    /**
     * Puts the message into words and sends it; completes when it was taken over there. Fails with {@link Undelivered}; any other
     * failure counts as one that may pass.
     *
     * @param language the recipient's choice; empty: as they read last
     */
    Uni<Void> send(Message message, Optional<String> language);
}
