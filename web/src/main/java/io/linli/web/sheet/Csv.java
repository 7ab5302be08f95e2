package io.linli.web.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** How our CSV is written. */
public final class Csv {

    /** Tells spreadsheets that the file is UTF-8. */
    public static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

    /** A text that no spreadsheet takes for a formula. Source: OWASP, CSV injection. */
    public static String text(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    public static String written(Consumer<CsvWriter> rows) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            rows.accept(csv);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
