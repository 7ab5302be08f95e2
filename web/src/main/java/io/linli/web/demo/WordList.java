package io.linli.web.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.linli.catalog.kernel.LocalizedText;

/**
 * A list of words in our own form: {@code # remark}, {@code == section}, lines of fields between bars.
 *
 * @param heading fields of the section's {@code ==} line; empty for lines before the first
 * @param lines the section's lines, in order
 */
record WordList(List<String> heading, List<String> lines) {

    private static final String SECTION = "==";
    private static final String REMARK = "#";

    /** @param name of a file among this package's resources, without its ending */
    static List<WordList> read(String name) {
        var sections = new ArrayList<WordList>();
        for (var line : load(name).lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith(REMARK)) {
                continue;
            }
            if (line.startsWith(SECTION)) {
                sections.add(new WordList(fields(line.substring(SECTION.length())), new ArrayList<>()));
            } else {
                if (sections.isEmpty()) {
                    sections.add(new WordList(List.of(), new ArrayList<>()));
                }
                sections.get(sections.size() - 1).lines().add(line);
            }
        }
        return sections;
    }

    static List<String> fields(String line) {
        return split(line, "\\|");
    }

    /** What stands between semicolons. */
    static List<String> items(String line) {
        return split(line, ";");
    }

    /** Two fields, English and Chinese. */
    static LocalizedText text(String item) {
        return text(fields(item), 0);
    }

    static LocalizedText text(List<String> fields, int first) {
        return new LocalizedText(fields.get(first), fields.get(first + 1));
    }

    /** Whole numbers between blanks. */
    static List<Integer> numbers(String field) {
        return split(field, " +").stream().map(Integer::valueOf).toList();
    }

    private static List<String> split(String line, String separator) {
        return List.of(line.split(separator)).stream().map(String::strip).toList();
    }

    private static String load(String name) {
        try (InputStream list = WordList.class.getResourceAsStream("/demo/" + name + ".txt")) {
            if (list == null) {
                throw new IllegalArgumentException("no such word list: " + name);
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
