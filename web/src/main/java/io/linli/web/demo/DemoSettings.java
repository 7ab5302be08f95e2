package io.linli.web.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Whether and how the demo neighbourhood is made. */
@ConfigMapping(prefix = "linli.demo")
interface DemoSettings {

    /** {@code on}: an empty database gets the demo neighbourhood at the first start. */
    @WithDefault("${LINLI_DEMO:off}")
    String mode();

    /** Of all that is left to chance; the same seed makes the same rows. */
    @WithDefault("20260101")
    long seed();

    /** How many SKUs. */
    @WithDefault("40000")
    int skus();

    /** SKUs written in one transaction; each is followed by events of at most a thousand offers. */
    @WithDefault("1000")
    int batch();

    /** The address of the local stack's simulator; absent with the real provider. */
    @WithDefault("${LINLI_STRIPE_API_BASE:}")
    Optional<String> simulator();

    /** Our account there, by its secret key. */
    @WithDefault("${LINLI_STRIPE_SECRET_KEY:}")
    Optional<String> simulatorAccount();

    default boolean on() {
        return !"off".equalsIgnoreCase(mode());
    }
}
