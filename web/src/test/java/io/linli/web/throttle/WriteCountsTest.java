package io.linli.web.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;

@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class WriteCountsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Inject
    ReactiveRedisDataSource redis;

    @ConfigProperty(name = "linli.redis.prefix")
    String prefix;

    /** A caller's own count, so that tests do not meet. */
    private final String caller = UUID.randomUUID().toString();

    @Test
    void a_caller_is_refused_from_the_first_write_over_the_limit() {
        var counts = counts(2, NOON);

        assertThat(exceeds(counts, caller)).isFalse();
        assertThat(exceeds(counts, caller)).isFalse();
        assertThat(exceeds(counts, caller)).isTrue();
    }

    @Test
    void one_callers_writes_do_not_count_for_another() {
        var counts = counts(1, NOON);
        exceeds(counts, caller);

        assertThat(exceeds(counts, "another-" + caller)).isFalse();
    }

    @Test
    void the_next_minute_begins_anew() {
        exceeds(counts(1, NOON), caller);

        assertThat(exceeds(counts(1, NOON.plusSeconds(60)), caller)).isFalse();
    }

    private static boolean exceeds(WriteCounts counts, String caller) {
        return counts.exceeds(caller).await().atMost(PATIENCE);
    }

    private WriteCounts counts(int limit, Instant now) {
        var settings = new ThrottleSettings() {
            @Override
            public int writesPerMinute() {
                return limit;
            }

            @Override
            public Duration patience() {
                return PATIENCE;
            }
        };
        return new WriteCounts(redis, settings, Clock.fixed(now, ZoneOffset.UTC), prefix);
    }
}
