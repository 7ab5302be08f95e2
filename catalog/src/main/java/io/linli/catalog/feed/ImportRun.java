package io.linli.catalog.feed;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One import of one file. Rows are counted as they are committed, so a run that is under way can be watched.
 *
 * @param supplierId whose file it is; empty for a platform operator's
 * @param bytes of the file, unpacked
 * @param failureCode why it failed, stable, for programs; {@code failure} is for people
 * @param read rows read: always {@code created + changed + unchanged + rejected}
 * @param warned rows that went in without something that they said
 * @param held changes that wait for a person, counted among the others as well
 * @param gone of a full feed: offers that it does not name
 * @param searchable everything that it changed can be found
 * @param undoable what it changed can be put back
 */
public record ImportRun(
        UUID id,
        Optional<UUID> supplierId,
        String fileName,
        FeedFormat format,
        FeedTerms terms,
        long bytes,
        State state,
        Optional<String> failureCode,
        Optional<String> failure,
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
        Instant createdAt,
        Optional<Instant> finishedAt) {

    /** How far a run is. */
    public enum State {
        /** The file is here and waits for its turn. */
        STORED,
        RUNNING,
        /** All is compared, nothing is written: somebody is to say what goes in. */
        REVIEW,
        COMPLETED,
        /** Rows counted are in; the rest is not. */
        FAILED,
        /** Somebody looked at what it would change and wanted none of it. */
        DISCARDED
    }
}
