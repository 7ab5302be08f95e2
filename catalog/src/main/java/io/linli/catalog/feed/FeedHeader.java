package io.linli.catalog.feed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.linli.catalog.kernel.Refusal;

/**
 * Which column stands where.
 *
 * @param positions from 0
 * @param width how many columns every row must have
 */
record FeedHeader(Map<FeedColumn, Integer> positions, int width) {

    private static final int LONGEST_TITLE_SHOWN = 40;
    private static final int MOST_TITLES_SHOWN = 10;

    /**
     * Reads the first row. Titles may stand in any order and in upper or lower case.
     *
     * <p>Refuses with: {@code wrong-header}, naming the missing, unknown and repeated columns.
     *
     * @param operator the file must say whose each row is
     */
    static FeedHeader of(List<String> titles, boolean operator) {
        var positions = new EnumMap<FeedColumn, Integer>(FeedColumn.class);
        Set<String> unknown = new LinkedHashSet<>();
        Set<String> repeated = new LinkedHashSet<>();
        for (int position = 0; position < titles.size(); position++) {
            var title = titles.get(position).strip().toLowerCase(Locale.ROOT);
            var column = FeedColumn.titled(title);
            if (column.isEmpty()) {
                unknown.add(shown(title));
            } else if (positions.putIfAbsent(column.get(), position) != null) {
                repeated.add(title);
            }
        }
        var missing = Arrays.stream(FeedColumn.values())
                .filter(column -> column.required() || operator && column == FeedColumn.SUPPLIER)
                .filter(column -> !positions.containsKey(column))
                .map(FeedColumn::title)
                .toList();
        if (missing.isEmpty() && unknown.isEmpty() && repeated.isEmpty()) {
            return new FeedHeader(Map.copyOf(positions), titles.size());
        }
        throw wrong(missing, List.copyOf(unknown), List.copyOf(repeated), titles.size());
    }

    boolean has(FeedColumn column) {
        return positions.containsKey(column);
    }

    /** The row's text in a column, empty where the feed has no such column. */
    String text(FeedColumn column, List<String> row) {
        var position = positions.get(column);
        return position == null ? "" : row.get(position);
    }

    private static Refusal wrong(List<String> missing, List<String> unknown, List<String> repeated, int width) {
        var message = new ArrayList<String>();
        message.add("The first line must name the columns.");
        addList(message, "Missing: ", missing);
        addList(message, "Not known: ", unknown);
        addList(message, "More than once: ", repeated);
        if (width == 1) {
            message.add("The line holds one column only: are the columns separated by commas?");
        }
        message.add("Known are: "
                + Arrays.stream(FeedColumn.values()).map(FeedColumn::title).collect(Collectors.joining(", ")) + ".");
        return new Refusal(
                Refusal.Kind.UNPROCESSABLE,
                "wrong-header",
                String.join(" ", message),
                Map.of("missing", missing, "unknown", unknown, "repeated", repeated));
    }

    private static void addList(List<String> message, String label, List<String> titles) {
        if (!titles.isEmpty()) {
            message.add(label + titles.stream().limit(MOST_TITLES_SHOWN).collect(Collectors.joining(", ")) + ".");
        }
    }

    private static String shown(String title) {
        var printable = title.replaceAll("\\p{Cntrl}", "?");
        return printable.isEmpty()
                ? "(empty)"
                : printable.substring(0, Math.min(printable.length(), LONGEST_TITLE_SHOWN));
    }
}
