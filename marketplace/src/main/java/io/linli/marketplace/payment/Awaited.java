package io.linli.marketplace.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A decision before which nothing should be charged.
 *
 * @param decision whose it is: a group-buy's id
 * @param until when it is decided, at about
 */
public record Awaited(UUID decision, Instant until) {

    /** When everything is decided at once; empty when something waits for nothing, or for different decisions. */
    static Optional<Instant> byAll(List<Optional<Awaited>> lines) {
        var decisions = lines.stream().distinct().toList();
        return decisions.size() == 1 ? decisions.get(0).map(Awaited::until) : Optional.empty();
    }
}
