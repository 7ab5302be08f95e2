package io.linli.marketplace.message;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Times of messages. */
@ConfigMapping(prefix = "linli.message")
public interface MessageSettings {

    /** How often what is to be sent is looked for. */
    @WithDefault("2s")
    String sendEvery();

    /** Attempts; then it is dead, and the operator sees it. With the pauses below that is about ten hours. */
    @WithDefault("48")
    int attempts();

    /** The pause after the first failure; it doubles each time up to {@link #longestPause()}. */
    @WithDefault("5s")
    Duration firstPause();

    @WithDefault("15m")
    Duration longestPause();

    /** Who has not noted an outcome by then is taken for dead, and the message is sent again. As much is taken as fits into it. */
    @WithDefault("5m")
    Duration lease();

    /** What takes longer to be handed over is tried again; shorter than the lease. */
    @WithDefault("45s")
    Duration sendTimeout();

    /** How long messages that came to an end are kept. */
    @WithDefault("P90D")
    Duration keep();

    /** How often old ones are looked for. */
    @WithDefault("1h")
    String janitorEvery();

    /** How long it is left alone after this attempt. */
    default Duration pauseAfter(int attempt) {
        var next = firstPause().multipliedBy(1L << Math.min(attempt - 1, 20));
        return next.compareTo(longestPause()) < 0 ? next : longestPause();
    }
}
