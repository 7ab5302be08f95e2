package io.linli.catalog.feed;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;

/** Shows what columns hold and what their uses make of the first rows, before any file is imported. */
@ApplicationScoped
public class PreviewColumns {

    private static final int MOST_ROWS = 8;
    private static final int MOST_READ = 100;
    private static final int MOST_CHARACTERS = 12_000;

    private final FeedInbox inbox;
    private final FeedWorkers workers;
    private final FeedSettings settings;

    PreviewColumns(FeedInbox inbox, FeedWorkers workers, FeedSettings settings) {
        this.inbox = inbox;
        this.workers = workers;
        this.settings = settings;
    }

    /**
     * Its titles and first rows; nothing of the file is kept. Refuses with: {@code feed-empty}, {@code feed-too-large}, {@code
     * gzip-broken}, {@code wrong-format}, {@code wrong-encoding}, {@code wrong-header} (its first line cannot be read), {@code columns-many}.
     *
     * @param body plain or gzipped; read to its end, closed
     */
    public Uni<FeedSample> sample(InputStream body) {
        return workers.call(() -> {
            var id = Ids.next();
            try {
                inbox.receive(id, body, false);
                return read(id);
            } finally {
                inbox.discard(id);
            }
        });
    }

    /**
     * The rows of a sample as they would be read. Refuses with: {@code wrong-header}, what {@link ColumnUses#checked} refuses with.
     *
     * @param supplierCode whose file it is
     */
    public List<PreviewedRow> preview(FeedSample sample, ColumnUses uses, String supplierCode) {
        var header = FeedHeader.of(sample.titles(), false, uses.checked());
        var rules = new RowRules(Optional.of(supplierCode));
        var rows = new ArrayList<PreviewedRow>();
        for (var row : sample.rows()) {
            var fields = new NamedFields(rows.size() + 2, header.texts(row), header.told(), List.of());
            rows.add(PreviewedRow.of(rules.check(fields)));
        }
        return rows;
    }

    /** Blocking. */
    private FeedSample read(UUID id) {
        try (var records = new FeedRecords(new FeedLines(FeedEncoding.open(inbox.file(id), settings.mostRows())))) {
            var titles = records.next(0)
                    .orElseThrow(() -> new Refusal(Refusal.Kind.UNPROCESSABLE, "feed-empty", "The file is empty."))
                    .fields();
            if (titles.isEmpty()) {
                throw new Refusal(
                        Refusal.Kind.UNPROCESSABLE,
                        "wrong-header",
                        "The first line cannot be read as names of columns.");
            }
            if (titles.size() > ColumnUses.MOST) {
                throw new Refusal(
                        Refusal.Kind.UNPROCESSABLE,
                        "columns-many",
                        "A file has at most " + ColumnUses.MOST + " columns.");
            }
            return new FeedSample(titles, rows(records, titles.size()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Short ones: a form carries them from page to page. */
    private static List<List<String>> rows(FeedRecords records, int width) throws IOException {
        var rows = new ArrayList<List<String>>();
        int characters = 0;
        for (int read = 0; read < MOST_READ && rows.size() < MOST_ROWS; read++) {
            var record = records.next(width);
            if (record.isEmpty()) {
                break;
            }
            var fields = record.get().fields();
            int length = fields.stream().mapToInt(String::length).sum();
            if (fields.size() == width && characters + length <= MOST_CHARACTERS) {
                characters += length;
                rows.add(fields);
            }
        }
        return rows;
    }
}
