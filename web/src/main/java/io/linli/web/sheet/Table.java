package io.linli.web.sheet;

import java.util.List;

import io.linli.catalog.kernel.LocalizedText;

/**
 * A table as it goes into a file.
 *
 * @param file its name without the ending: letters, digits and hyphens
 * @param title of the workbook's sheet
 * @param widths of the columns, in letters
 * @param rows each as long as the head; of texts and whole numbers, and an empty text for what is not there
 */
public record Table(String file, String title, List<String> head, List<Integer> widths, List<List<Object>> rows) {

    /** A text as files have it, in Chinese and English at once. */
    public static String both(LocalizedText text) {
        return text.zh().equals(text.en()) ? text.zh() : text.zh() + " " + text.en();
    }
}
