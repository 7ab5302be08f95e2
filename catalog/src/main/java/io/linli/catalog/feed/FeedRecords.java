package io.linli.catalog.feed;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.linli.catalog.feed.FeedLines.Line;

/**
 * The CSV records of a file. A record with broken quotes costs its first line only: the lines behind it, which a lenient
 * parser would take for its text, are read again by themselves.
 */
final class FeedRecords implements Closeable {

    /** A quoted text may go over this many lines before its closing quote is given up. */
    static final int MOST_LINES = 200;

    private static final CsvReader.CsvReaderBuilder CSV = CsvReader.builder().allowUnclosedQuote(false);

    private final FeedLines lines;

    FeedRecords(FeedLines lines) {
        this.lines = lines;
    }

    /**
     * One record, or what is wrong with it.
     *
     * @param line on which it starts, from 1
     * @param problem why it could not be read; then there are no fields
     */
    record Parsed(long line, List<String> fields, Optional<Problem> problem) {}

    /** Why a record could not be read. */
    enum Problem {
        BROKEN_QUOTES,
        TOO_LONG
    }

    /**
     * The next record that is not an empty line; empty at the end of the file.
     *
     * @param width how many fields it should have: one over several lines that has another number is taken for one with
     *     broken quotes; 0 when nothing is known yet
     */
    Optional<Parsed> next(int width) throws IOException {
        var first = lines.next();
        while (first.isPresent() && first.get().text().isBlank()) {
            first = lines.next();
        }
        if (first.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(parse(first.get(), width));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private Parsed parse(Line first, int width) throws IOException {
        if (!first.whole()) {
            return failed(first, Problem.TOO_LONG);
        }
        var fields = fields(first.text());
        return fields.isPresent() ? new Parsed(first.number(), fields.get(), Optional.empty()) : span(first, width);
    }

    /** Tries the lines up to the one that closes the open quote as one record. */
    private Parsed span(Line first, int width) throws IOException {
        var text = new StringBuilder(first.text());
        List<Line> following = new ArrayList<>();
        boolean open = quotes(first.text()) % 2 == 1;
        while (open && following.size() < MOST_LINES && text.length() < FeedLines.LONGEST) {
            var line = lines.next();
            if (line.isEmpty()) {
                break;
            }
            following.add(line.get());
            text.append('\n').append(line.get().text());
            open = quotes(line.get().text()) % 2 == 0;
        }
        var fields = open || following.isEmpty() ? Optional.<List<String>>empty() : fields(text.toString());
        if (fields.isPresent() && (width == 0 || fields.get().size() == width)) {
            return new Parsed(first.number(), fields.get(), Optional.empty());
        }
        lines.putBack(following);
        return failed(first, Problem.BROKEN_QUOTES);
    }

    private static Optional<List<String>> fields(String text) {
        try {
            CsvRecord record = CSV.ofSingleCsvRecord(text);
            return Optional.of(record.getFields());
        } catch (CsvParseException broken) {
            return Optional.empty();
        }
    }

    private static long quotes(String text) {
        return text.chars().filter(character -> character == '"').count();
    }

    private static Parsed failed(Line first, Problem problem) {
        return new Parsed(first.number(), List.of(), Optional.of(problem));
    }
}
