package io.linli.catalog.feed;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.linli.catalog.feed.FeedRecords.Parsed;
import io.linli.catalog.feed.FeedRecords.Problem;
import io.linli.catalog.kernel.Refusal;

/** Reads a feed in batches of checked rows. Blocking, for one thread at a time. */
final class FeedReader implements Closeable {

    private final FeedRecords records;
    private final FeedHeader header;
    private final RowRules rules;
    private final int batchRows;
    private final SeenSkus seen = new SeenSkus();

    private FeedReader(FeedRecords records, FeedHeader header, RowRules rules, int batchRows) {
        this.records = records;
        this.header = header;
        this.rules = rules;
        this.batchRows = batchRows;
    }

    /**
     * Reads the header. Refuses with: {@code wrong-header}, {@code feed-empty}.
     *
     * @param ownCode the supplier's whose file it is; empty for a platform operator's
     * @param batchRows how many rows a batch covers at most
     */
    static FeedReader open(Reader text, Optional<String> ownCode, int batchRows) throws IOException {
        var records = new FeedRecords(new FeedLines(text));
        var first = records.next(0).orElseThrow(FeedReader::empty);
        var header = FeedHeader.of(first.fields(), ownCode.isEmpty());
        return new FeedReader(records, header, new RowRules(header, ownCode), batchRows);
    }

    FeedHeader header() {
        return header;
    }

    /** Passes over rows that were applied before; they still count when a SKU is repeated behind them. */
    void skip(long rows) throws IOException {
        for (long row = 0; row < rows; row++) {
            records.next(header.width()).ifPresent(this::check);
        }
    }

    /** The next rows; the last batch may have none. */
    FeedBatch next() {
        var rows = new ArrayList<FeedRow>(batchRows);
        var rejections = new ArrayList<FeedRejection>();
        try {
            var record = records.next(header.width());
            while (record.isPresent()) {
                sort(check(record.get()), rows, rejections);
                if (rows.size() + rejections.size() == batchRows) {
                    return new FeedBatch(rows, rejections, false);
                }
                record = records.next(header.width());
            }
            return new FeedBatch(rows, rejections, true);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private CheckedRow check(Parsed record) {
        return record.problem()
                .<CheckedRow>map(problem -> rejection(record.line(), problem))
                .orElseGet(() -> notRepeated(rules.check(record.line(), record.fields())));
    }

    /** The first row of a SKU wins; one that was rejected does not count. */
    private CheckedRow notRepeated(CheckedRow checked) {
        if (!(checked instanceof FeedRow row)) {
            return checked;
        }
        long first = seen.firstLine(row.supplierCode(), row.supplierSku(), row.line());
        if (first == row.line()) {
            return row;
        }
        return new FeedRejection(
                row.line(),
                row.supplierSku(),
                "repeated-sku",
                "The same supplier_sku stands on line " + first + " already; that row counts.");
    }

    private static void sort(CheckedRow checked, List<FeedRow> rows, List<FeedRejection> rejections) {
        if (checked instanceof FeedRow row) {
            rows.add(row);
        } else if (checked instanceof FeedRejection rejection) {
            rejections.add(rejection);
        }
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
            case TOO_LONG ->
                new FeedRejection(
                        line, "", "row-too-long", "The line is longer than " + FeedLines.LONGEST + " characters.");
        };
    }

    private static Refusal empty() {
        return new Refusal(Refusal.Kind.UNPROCESSABLE, "feed-empty", "The file is empty.");
    }
}
