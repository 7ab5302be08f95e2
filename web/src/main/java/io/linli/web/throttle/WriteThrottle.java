package io.linli.web.throttle;

import io.linli.web.identity.Actors;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.keys.ReactiveKeyCommands;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Counts the writing API requests of a caller in the running minute and refuses what is over the limit. */
@Singleton
class WriteThrottle {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ReactiveValueCommands<String, Long> counts;
    private final ReactiveKeyCommands<String> keys;
    private final Actors actors;
    private final ThrottleSettings settings;
    private final Clock clock;
    private final String prefix;

    WriteThrottle(
            ReactiveRedisDataSource redis,
            Actors actors,
            ThrottleSettings settings,
            Clock clock,
            @ConfigProperty(name = "linli.redis.prefix") String prefix) {
        this.counts = redis.value(Long.class);
        this.keys = redis.key();
        this.actors = actors;
        this.settings = settings;
        this.clock = clock;
        this.prefix = prefix;
    }

    /** Null lets the request through. */
    @ServerRequestFilter
    Uni<@Nullable Response> throttle(ContainerRequestContext request, HttpServerRequest connection) {
        if (READING.contains(request.getMethod()) || !request.getUriInfo().getPath().startsWith("/api/")) {
            return Uni.createFrom().nullItem();
        }
        String caller =
                actors.subject().orElseGet(() -> connection.remoteAddress().hostAddress());
        return count(caller)
                .map(writes -> writes > settings.writesPerMinute() ? tooMany() : null)
                .ifNoItem()
                .after(settings.patience())
                .fail()
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Long> count(String caller) {
        String key = prefix + "writes:" + caller + ':' + clock.millis() / MINUTE.toMillis();
        return counts.incr(key).call(writes -> writes == 1 ? keys.expire(key, MINUTE.multipliedBy(2)) : done());
    }

    private static Uni<Boolean> done() {
        return Uni.createFrom().item(true);
    }

    private static Response tooMany() {
        return HttpProblem.builder()
                .withType(URI.create("urn:linli:problem:too-many-requests"))
                .withTitle("Too many requests")
                .withStatus(TOO_MANY_REQUESTS)
                .withDetail("You sent too many requests within a minute. Wait a moment and go on.")
                .with("code", "too-many-requests")
                .withHeader(HttpHeaders.RETRY_AFTER, MINUTE.toSeconds())
                .build()
                .toResponse();
    }
}
