package io.linli.web.feed;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.feed.FeedFormat;
import io.linli.catalog.feed.ImportRun;

/**
 * An import run as JSON.
 *
 * @param supplierId absent for a platform operator's run
 * @param warned rows that went in without something that they said; they are in the other counts
 * @param held changes that wait for a person
 * @param gone of a full feed: offers that it does not name
 * @param failure only when the state is FAILED
 */
public record ImportRunView(
        UUID id,
        ImportRun.State state,
        @Nullable UUID supplierId,
        String fileName,
        FeedFormat format,
        boolean full,
        long bytes,
        long read,
        long created,
        long changed,
        long unchanged,
        long rejected,
        long warned,
        long held,
        long gone,
        boolean searchable,
        boolean undoable,
        @Nullable Failure failure,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /** @param code stable; {@code detail} is for people */
    public record Failure(String code, String detail) {}

    static ImportRunView of(ImportRun run) {
        return new ImportRunView(
                run.id(),
                run.state(),
                run.supplierId().orElse(null),
                run.fileName(),
                run.format(),
                run.terms().full(),
                run.bytes(),
                run.read(),
                run.created(),
                run.changed(),
                run.unchanged(),
                run.rejected(),
                run.warned(),
                run.held(),
                run.gone(),
                run.searchable(),
                run.undoable(),
                run.failureCode()
                        .map(code -> new Failure(code, run.failure().orElse("")))
                        .orElse(null),
                run.createdAt(),
                run.finishedAt().orElse(null));
    }
}
