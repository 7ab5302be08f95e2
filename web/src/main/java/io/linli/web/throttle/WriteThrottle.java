package io.linli.web.throttle;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

import io.linli.web.identity.Actors;

/** Refuses the writing API requests of a caller that sent too many in the running minute. */
@Singleton
class WriteThrottle {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int RETRY_AFTER_SECONDS = 60;

    private final WriteCounts counts;
    private final Actors actors;

    WriteThrottle(WriteCounts counts, Actors actors) {
        this.counts = counts;
        this.actors = actors;
    }

    /** Null lets the request through. */
    @ServerRequestFilter
    Uni<@Nullable Response> throttle(ContainerRequestContext request, HttpServerRequest connection) {
        if (READING.contains(request.getMethod())
                || !request.getUriInfo().getPath().startsWith("/api/")) {
            return Uni.createFrom().nullItem();
        }
        String caller =
                actors.subject().orElseGet(() -> connection.remoteAddress().hostAddress());
        return counts.exceeds(caller).map(over -> over ? tooMany() : null);
    }

    private static Response tooMany() {
        return HttpProblem.builder()
                .withType(URI.create("urn:linli:problem:too-many-requests"))
                .withTitle("Too many requests")
                .withStatus(TOO_MANY_REQUESTS)
                .withDetail("You sent too many requests within a minute. Wait a moment and go on.")
                .with("code", "too-many-requests")
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build()
                .toResponse();
    }
}
