package io.linli.marketplace.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.linli.catalog.kernel.Refusal;

/** Reads a file row by row: what is wrong with the file is refused, what is wrong with its rows is told together. Pure. */
public final class CsvFile {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final CsvShape shape;
    private final List<CsvProblem> problems = new ArrayList<>();
    private int rows;

    private CsvFile(CsvShape shape) {
        this.shape = shape;
    }

    /**
     * Shows every row, in order. Refuses with {@code NAME-empty}, {@code NAME-not-text}, {@code NAME-columns} and {@code
     * NAME-too-long}, where NAME is the shape's.
     *
     * @return what is wrong with rows, in order
     */
    public static List<CsvProblem> read(byte[] bytes, CsvShape shape, Consumer<CsvRow> each) {
        var file = new CsvFile(shape);
        file.readAll(file.text(bytes), each);
        if (file.rows == 0 && file.problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, shape.name() + "-empty", "The file has no rows.");
        }
        return List.copyOf(file.problems);
    }

    private void readAll(String text, Consumer<CsvRow> each) {
        try (var csv = CsvReader.builder().skipEmptyLines(true).ofNamedCsvRecord(text)) {
            for (var row : csv) {
                requireColumns(row);
                requireRoom();
                each.accept(new CsvRow(row, problems));
                if (problems.size() >= shape.mostProblems()) {
                    return;
                }
            }
        } catch (CsvParseException broken) {
            problems.add(new CsvProblem(rows + 2L, "", "broken-quotes"));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void requireColumns(NamedCsvRecord row) {
        var named = Set.copyOf(row.getHeader());
        var missing = shape.columns().stream()
                .filter(column -> !named.contains(column))
                .toList();
        if (!missing.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    shape.name() + "-columns",
                    "The first line must name these columns, too: " + String.join(", ", missing) + ".",
                    Map.of("missing", missing));
        }
    }

    private void requireRoom() {
        rows++;
        if (rows > shape.mostRows()) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE,
                    shape.name() + "-too-long",
                    "A file has at most " + shape.mostRows() + " rows.",
                    Map.of("most", shape.mostRows()));
        }
    }

    private String text(byte[] bytes) {
        for (var charset : shape.encoding().charsets()) {
            try {
                var text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
                return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
            } catch (CharacterCodingException another) {
                // then it is the next one, or none
            }
        }
        var names = shape.encoding().charsets().stream().map(Charset::name).collect(Collectors.joining(" or "));
        throw new Refusal(Refusal.Kind.INVALID, shape.name() + "-not-text", "The file is not CSV in " + names + ".");
    }
}
