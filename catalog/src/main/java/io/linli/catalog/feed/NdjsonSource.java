package io.linli.catalog.feed;

import java.io.IOException;
import java.util.Optional;

import io.linli.catalog.feed.FeedLines.Line;

/** The rows of a file in which each line is a JSON object. A line that cannot be read costs itself only. */
final class NdjsonSource implements FeedSource {

    static final int LONGEST_LINE = 262_144;

    private final FeedLines lines;

    NdjsonSource(FeedLines lines) {
        this.lines = lines;
    }

    @Override
    public Optional<ReadRow> next() throws IOException {
        var line = lines.next();
        while (line.isPresent() && line.get().text().isBlank()) {
            line = lines.next();
        }
        return line.map(NdjsonSource::row);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private static ReadRow row(Line line) {
        if (!line.whole()) {
            return CsvSource.tooLong(line.number(), LONGEST_LINE);
        }
        if (line.text().indexOf(FeedEncoding.NOT_DECODED) >= 0) {
            return new FeedRejection(
                    line.number(),
                    "",
                    "wrong-encoding",
                    "The line holds bytes that UTF-8 does not have; save the file as UTF-8.");
        }
        return NdjsonRow.read(line.number(), line.text());
    }
}
