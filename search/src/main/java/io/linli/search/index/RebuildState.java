package io.linli.search.index;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a rebuild got.
 *
 * @param indexed offers read and written so far
 * @param finishedAt null while it runs
 */
public record RebuildState(UUID id, Progress state, long indexed, Instant startedAt, @Nullable Instant finishedAt) {

    /** Where a rebuild stands. */
    public enum Progress {
        RUNNING,
        /** The new index is the one that is searched. */
        COMPLETED,
        /** It got no further for long, and another was started in its place. */
        ABANDONED
    }
}
