package io.linli.catalog.feed;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Read only: a run's progress is counted by statements. */
@Entity(name = "ImportRun")
@Immutable
@Table(schema = "catalog", name = "import_run")
class ImportRunRow {

    @Id
    UUID id;

    @Column(name = "supplier_id")
    @Nullable
    UUID supplierId;

    @Column(name = "file_name")
    String fileName;

    @Enumerated(EnumType.STRING)
    FeedFormat format;

    long bytes;

    @Enumerated(EnumType.STRING)
    ImportRun.State state;

    @Column(name = "failure_code")
    @Nullable
    String failureCode;

    @Nullable
    String failure;

    long read;

    long created;

    long changed;

    long unchanged;

    long rejected;

    long warned;

    String mode;

    boolean reviewed;

    @Column(name = "full_feed")
    boolean fullFeed;

    long held;

    long gone;

    boolean searchable;

    boolean undoable;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "finished_at")
    @Nullable
    Instant finishedAt;

    ImportRun run() {
        return new ImportRun(
                id,
                Optional.ofNullable(supplierId),
                fileName,
                format,
                new FeedTerms(mode.equals("REVIEW") || reviewed, fullFeed),
                bytes,
                state,
                Optional.ofNullable(failureCode),
                Optional.ofNullable(failure),
                read,
                created,
                changed,
                unchanged,
                rejected,
                warned,
                held,
                gone,
                searchable,
                undoable,
                createdAt,
                Optional.ofNullable(finishedAt));
    }
}
