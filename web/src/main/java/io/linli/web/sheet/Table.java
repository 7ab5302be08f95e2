package io.linli.web.sheet;

import java.util.List;

/**
 * A table as it goes into a file.
 *
 * @param file its name without the ending: letters, digits and hyphens
 * @param title of the workbook's sheet
 * @param widths of the columns, in letters
 * @param rows each as long as the head; of texts and whole numbers, and an empty text for what is not there
 */
public record Table(String file, String title, List<String> head, List<Integer> widths, List<List<Object>> rows) {}
