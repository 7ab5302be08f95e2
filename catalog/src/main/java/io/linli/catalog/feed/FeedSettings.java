package io.linli.catalog.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How feeds are taken in. */
@ConfigMapping(prefix = "linli.feed")
interface FeedSettings {

    /** Where uploaded files wait until they are applied; all instances of the application must see it. */
    @WithDefault("${java.io.tmpdir}/linli-feed")
    Path directory();

    /** The largest file, unpacked. */
    @WithDefault("209715200")
    long mostBytes();

    /** The most lines of one file. */
    @WithDefault("1000000")
    long mostRows();

    /** Rows that are applied in one transaction; at most 1000. */
    @WithDefault("1000")
    int batchRows();

    /** Rejections kept of one run; all are counted. */
    @WithDefault("10000")
    int mostRejections();

    /** Runs of different suppliers that are applied at the same time by this instance. */
    @WithDefault("2")
    int parallelRuns();

    /** A run that shows no progress for so long was left by a crash and is started anew. */
    @WithDefault("30s")
    Duration lease();

    /** A price that changes by more than so many per cent waits for a person. */
    @WithDefault("40")
    int outlierPercent();

    /** For so many days a run can be undone. */
    @WithDefault("14")
    int undoDays();

    /** Prices of which nothing was heard for so many days are called old. */
    @WithDefault("7")
    int staleDays();

    /** How often it is looked for feeds that are to be fetched from their addresses. */
    @WithDefault("30s")
    String fetchEvery();

    /** How long fetching a feed from its address may take, however much of it keeps coming. */
    @WithDefault("5m")
    Duration fetchWithin();

    /** After how long a feed that could not be fetched is tried again. */
    @WithDefault("30m")
    Duration fetchAgainAfter();

    /** Whether feeds may lie on this machine or its own network, and unencrypted: for development only. */
    @WithDefault("false")
    boolean privateOrigins();

    /** What passwords of suppliers' servers are sealed with: 32 bytes, base64. Without it none is kept. */
    Optional<String> secretKey();

    /** Keys that were {@link #secretKey} once: what they sealed can be opened, and is sealed anew within an hour. */
    Optional<List<String>> formerSecretKeys();

    /** How often a run is started before it counts as failed. */
    @WithDefault("3")
    int mostAttempts();
}
