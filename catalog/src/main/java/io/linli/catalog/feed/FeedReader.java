package io.linli.catalog.feed;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a feed in batches of checked rows. Blocking, for one thread at a time. */
final class FeedReader implements Closeable {

    /** A batch ends early when the texts of its rows come to so many characters. */
    private static final int MOST_CHARACTERS = 4_000_000;

    private final FeedSource source;
    private final RowRules rules;
    private final int batchRows;
    private final SeenSkus seen = new SeenSkus();

    /**
     * @param ownCode the supplier's whose file it is; empty for a platform operator's
     * @param batchRows how many rows a batch covers at most
     */
    FeedReader(FeedSource source, Optional<String> ownCode, int batchRows) {
        this.source = source;
        this.rules = new RowRules(ownCode);
        this.batchRows = batchRows;
    }

    /** Passes over rows that were applied before; they still count when a SKU is repeated behind them. */
    void skip(long rows) throws IOException {
        for (long row = 0; row < rows; row++) {
            source.next().ifPresent(this::check);
        }
    }

    /** The next rows; the last batch may have none. */
    FeedBatch next() {
        var rows = new ArrayList<FeedRow>(batchRows);
        var rejections = new ArrayList<FeedRejection>();
        try {
            long characters = 0;
            var read = source.next();
            while (read.isPresent()) {
                sort(check(read.get()), rows, rejections);
                characters += characters(read.get());
                if (rows.size() + rejections.size() == batchRows || characters > MOST_CHARACTERS) {
                    return new FeedBatch(rows, rejections, false);
                }
                read = source.next();
            }
            return new FeedBatch(rows, rejections, true);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private CheckedRow check(ReadRow read) {
        return read instanceof NamedFields fields ? notRepeated(rules.check(fields)) : (FeedRejection) read;
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

    private static long characters(ReadRow read) {
        long characters = 0;
        if (read instanceof NamedFields fields) {
            for (var text : fields.texts().values()) {
                characters += text.length();
            }
        }
        return characters;
    }
}
