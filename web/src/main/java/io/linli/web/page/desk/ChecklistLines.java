package io.linli.web.page.desk;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.service.ChecklistItem;

/** A checklist as it is typed: a line for each, {@code * Wipe the windows | 擦窗}, with a star before what is required. */
final class ChecklistLines {

    private static final String REQUIRED = "*";
    private static final String BETWEEN = "|";

    private ChecklistLines() {}

    static String write(List<ChecklistItem> items) {
        return items.stream()
                .map(item -> (item.required() ? REQUIRED + " " : "")
                        + item.name().en() + " " + BETWEEN + " " + item.name().zh())
                .collect(Collectors.joining("\n"));
    }

    /** A line without a bar is the same in both languages. */
    static List<ChecklistItem> read(@Nullable String typed) {
        return typed == null
                ? List.of()
                : typed.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .map(ChecklistLines::item)
                        .toList();
    }

    private static ChecklistItem item(String line) {
        boolean required = line.startsWith(REQUIRED);
        var text = required ? line.substring(REQUIRED.length()) : line;
        int bar = text.indexOf(BETWEEN);
        var name = bar < 0
                ? LocalizedText.same(text.strip())
                : new LocalizedText(
                        text.substring(0, bar).strip(), text.substring(bar + 1).strip());
        return new ChecklistItem(name, required);
    }
}
