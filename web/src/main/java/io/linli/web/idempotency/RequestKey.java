package io.linli.web.idempotency;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

import io.linli.web.identity.Actors;

/** The key of the request at hand. */
@RequestScoped
public class RequestKey {

    static final String HEADER = "Idempotency-Key";

    private final RoutingContext request;
    private final Actors actors;

    RequestKey(RoutingContext request, Actors actors) {
        this.request = request;
        this.actors = actors;
    }

    /** The header as the client sent it; empty where there is none. */
    public Optional<String> value() {
        return Optional.ofNullable(request.request().getHeader(HEADER)).filter(key -> !key.isBlank());
    }

    /** As {@link #id()}, for what is done once by that id alone. Refuses with: {@code idempotency-key-missing}. */
    public UUID requiredId() {
        return value().map(given -> id()).orElseThrow(Once::missing);
    }

    String subject() {
        return actors.subject().orElse("");
    }

    String target() {
        return request.request().method().name() + ' ' + request.request().uri();
    }

    /**
     * An id that is the same for every replay of this request and no other's: for use cases that take a client-made id.
     */
    public UUID id() {
        String name = subject() + '\n' + target() + '\n' + value().orElse("");
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
