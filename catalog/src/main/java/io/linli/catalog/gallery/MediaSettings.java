package io.linli.catalog.gallery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How pictures of goods are fetched and forgotten. */
@ConfigMapping(prefix = "linli.media")
interface MediaSettings {

    /**
     * Whether pictures are fetched from the addresses that feeds name. Off: it makes this machine call whatever suppliers name, and
     * keeps about 150 KB of each good.
     */
    @WithDefault("false")
    boolean fetch();

    /** How often it is looked for pictures that are to be fetched. */
    @WithDefault("30s")
    String fetchEvery();

    /** How often all goods are looked through for addresses that are new. */
    @WithDefault("5m")
    String noteEvery();

    /** How long fetching one may take, however much of it keeps coming. */
    @WithDefault("20s")
    Duration fetchWithin();

    /** After how long one that did not come is tried again; each further pause is six times as long. */
    @WithDefault("5m")
    Duration firstPause();

    /** How often one is tried before it is given up. */
    @WithDefault("5")
    int mostAttempts();

    /** Whether pictures may lie on this machine or its own network, and unencrypted: for development only. */
    @WithDefault("false")
    boolean privateAddresses();

    /** How often it is looked for pictures that nobody uses. */
    @WithDefault("1h")
    String forgetEvery();

    /** For so many days a removed picture can be put back. */
    @WithDefault("14")
    int undoDays();
}
