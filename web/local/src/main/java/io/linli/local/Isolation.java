package io.linli.local;

import java.io.IOException;
import java.util.Map;

/** A database, prefixes and a Stripe account of one's own, see {@link LocalStack#isolated}. */
public final class Isolation implements AutoCloseable {

    private final Link link;
    private final Map<String, String> environment;
    private final String id;

    Isolation(Link link, Map<String, String> answer) {
        this.link = link;
        this.id = answer.get("id");
        this.environment = answer.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("LINLI_"))
                .collect(java.util.stream.Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The application's settings ({@code LINLI_…}); {@code LINLI_DEMO} is off. */
    public Map<String, String> environment() {
        return environment;
    }

    /** Drops everything; sessions still open in the database are ended. */
    @Override
    public void close() {
        try {
            link.ask("drop", id, Progress.silent());
        } catch (IOException leaseEnded) {
            // Then the supervisor has dropped it already, or will at its next start.
            return;
        }
    }
}
