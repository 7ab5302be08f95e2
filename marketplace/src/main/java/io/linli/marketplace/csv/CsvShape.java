package io.linli.marketplace.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a file must look like.
 *
 * @param name what refusals' codes begin with, for example {@code bill-file}
 * @param columns the first line must name, in any order; others are ignored
 * @param mostRows besides the first line
 * @param mostProblems after so many nothing more is read
 */
public record CsvShape(String name, Encoding encoding, List<String> columns, int mostRows, int mostProblems) {

    /** How the text may be written; the first that fits is taken. */
    public enum Encoding {
        UTF_8(List.of(StandardCharsets.UTF_8)),
        /** Also as a Chinese Excel saves it. */
        UTF_8_OR_GB18030(List.of(StandardCharsets.UTF_8, Charset.forName("GB18030")));

        private final List<Charset> charsets;

        Encoding(List<Charset> charsets) {
            this.charsets = charsets;
        }

        List<Charset> charsets() {
            return charsets;
        }
    }
}
