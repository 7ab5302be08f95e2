package io.linli.web.throttle;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.keys.ReactiveKeyCommands;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How much each caller wrote in the running minute, in Redis. */
@ApplicationScoped
class WriteCounts {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ReactiveValueCommands<String, Long> counts;
    private final ReactiveKeyCommands<String> keys;
    private final ThrottleSettings settings;
    private final Clock clock;
    private final String prefix;

    WriteCounts(
            ReactiveRedisDataSource redis,
            ThrottleSettings settings,
            Clock clock,
            @ConfigProperty(name = "linli.redis.prefix") String prefix) {
        this.counts = redis.value(Long.class);
        this.keys = redis.key();
        this.settings = settings;
        this.clock = clock;
        this.prefix = prefix;
    }

    /** Counts one write; true when the caller is over the limit. False when Redis does not answer in time. */
    Uni<Boolean> exceeds(String caller) {
        String key = prefix + "writes:" + caller + ':' + clock.millis() / MINUTE.toMillis();
        return counts.incr(key)
                .call(writes -> writes == 1 ? expire(key) : Uni.createFrom().item(true))
                .map(writes -> writes > settings.writesPerMinute())
                .ifNoItem()
                .after(settings.patience())
                .recoverWithItem(false)
                .onFailure()
                .recoverWithItem(false);
    }

    private Uni<Boolean> expire(String key) {
        return keys.expire(key, MINUTE.multipliedBy(2));
    }
}
