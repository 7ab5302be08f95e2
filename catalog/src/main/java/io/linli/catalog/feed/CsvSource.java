package io.linli.catalog.feed;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.linli.catalog.feed.FeedRecords.Parsed;
import io.linli.catalog.feed.FeedRecords.Problem;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.OfferPart;

/** The rows of a CSV file, their columns named by its first line. */
final class CsvSource implements FeedSource {

    private final FeedRecords records;
    private final FeedHeader header;
    private final Set<OfferPart> told;

    private CsvSource(FeedRecords records, FeedHeader header) {
        this.records = records;
        this.header = header;
        this.told = header.told();
    }

    /**
     * Reads the header. Refuses with: {@code wrong-header}, {@code feed-empty}.
     *
     * @param operator the file must say whose each row is
     * @param uses what the file's own columns stand for
     */
    static CsvSource open(Reader text, boolean operator, ColumnUses uses) throws IOException {
        var records = new FeedRecords(new FeedLines(text));
        var first = records.next(0).orElseThrow(CsvSource::empty);
        return new CsvSource(records, FeedHeader.of(first.fields(), operator, uses));
    }

    @Override
    public Optional<ReadRow> next() throws IOException {
        return records.next(header.width()).map(this::row);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private ReadRow row(Parsed record) {
        return record.problem()
                .<ReadRow>map(problem -> rejection(record.line(), problem))
                .orElseGet(() -> named(record.line(), record.fields()));
    }

    private ReadRow named(long line, List<String> fields) {
        if (fields.size() != header.width()) {
            return new FeedRejection(
                    line,
                    sku(fields),
                    "wrong-column-count",
                    "The row has " + fields.size() + " columns; the first line names " + header.width() + ".");
        }
        return new NamedFields(line, header.texts(fields), told, List.of());
    }

    private String sku(List<String> fields) {
        int position = header.positions().get(FeedColumn.SUPPLIER_SKU).get(0);
        return position < fields.size() ? FieldRules.shown(fields.get(position).strip()) : "";
    }

    private static FeedRejection rejection(long line, Problem problem) {
        return switch (problem) {
            case BROKEN_QUOTES ->
                new FeedRejection(
                        line,
                        "",
                        "broken-quotes",
                        "A quotation mark (\") opens a text and is not closed, or text stands behind the closing one; inside"
                                + " a text write it twice (\"\").");
            case TOO_LONG -> tooLong(line, FeedLines.LONGEST);
        };
    }

    static FeedRejection tooLong(long line, int longest) {
        return new FeedRejection(line, "", "row-too-long", "The line is longer than " + longest + " characters.");
    }

    private static Refusal empty() {
        return new Refusal(Refusal.Kind.UNPROCESSABLE, "feed-empty", "The file is empty.");
    }
}
