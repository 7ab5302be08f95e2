package io.linli.catalog.feed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** How the rows of a feed are written. */
public enum FeedFormat {
    /** The first line names the columns. */
    CSV,
    /** Each line is a JSON object. */
    NDJSON;

    /** As a file's name says it; a name that says nothing means CSV. */
    public static FeedFormat named(String fileName) {
        var name = fileName.strip().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        return name.endsWith(".ndjson") || name.endsWith(".jsonl") ? NDJSON : CSV;
    }

    /**
     * Opens a stored feed; blocking, the caller closes it. Refuses with: what {@link FeedEncoding#open} and {@link
     * FeedHeader#of} refuse with, {@code feed-empty}.
     *
     * @param uses of the columns of a CSV file
     */
    FeedSource open(Path file, long mostLines, Optional<String> ownCode, ColumnUses uses) throws IOException {
        if (this == NDJSON) {
            return new NdjsonSource(
                    new FeedLines(FeedEncoding.openLenient(file, mostLines), NdjsonSource.LONGEST_LINE));
        }
        return CsvSource.open(FeedEncoding.open(file, mostLines), ownCode.isEmpty(), uses);
    }
}
