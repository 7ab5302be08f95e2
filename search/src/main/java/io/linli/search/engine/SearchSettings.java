package io.linli.search.engine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the search index. */
@ConfigMapping(prefix = "linli.search")
public interface SearchSettings {

    /** What the names of indexes and aliases start with, so that several installations can share a server. */
    @WithDefault("linli-")
    String indexPrefix();

    /** Copies of the index beside the first; more than 0 only where Elasticsearch has several nodes. */
    @WithDefault("0")
    int replicas();

    /** Offers that a rebuild reads and indexes in one step; at most 1,000. */
    @WithDefault("1000")
    int rebuildBatch();

    /** A running rebuild that got no further for this long may be given up for a new one. */
    @WithDefault("PT15M")
    Duration rebuildPatience();

    /** Whether things are also found and ranked by what they mean, and not by their words alone. */
    @WithDefault("true")
    boolean meaning();

    /** How long a community's suppliers are remembered. */
    @WithDefault("PT15S")
    Duration servingKept();
}
