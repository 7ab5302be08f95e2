package io.linli.catalog.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.OfferPart;

/**
 * Which column stands where.
 *
 * @param positions from 0; the levels of a category may stand in several
 * @param properties titles of columns that are attributes, by position
 * @param width how many columns every row must have
 * @param inCny no column holds the currency
 */
record FeedHeader(Map<FeedColumn, List<Integer>> positions, Map<Integer, String> properties, int width, boolean inCny) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_TITLE_SHOWN = 40;
    private static final int MOST_TITLES_SHOWN = 10;

    /**
     * Reads the first row. Titles may stand in any order and in upper or lower case.
     *
     * <p>Refuses with: {@code wrong-header}, naming the missing, unknown and repeated columns.
     *
     * @param operator the file must say whose each row is
     * @param uses what the file's own titles stand for
     */
    static FeedHeader of(List<String> titles, boolean operator, ColumnUses uses) {
        var reading = new Reading(uses);
        for (int position = 0; position < titles.size(); position++) {
            reading.take(titles.get(position), position);
        }
        var missing = Arrays.stream(FeedColumn.values())
                .filter(column -> column.required() || operator && column == FeedColumn.SUPPLIER)
                .filter(column -> uses.isNone() || column != FeedColumn.CURRENCY)
                .filter(column -> !reading.positions.containsKey(column))
                .map(FeedColumn::title)
                .toList();
        if (missing.isEmpty() && reading.unknown.isEmpty() && reading.repeated.isEmpty()) {
            return reading.header(titles.size());
        }
        throw wrong(missing, List.copyOf(reading.unknown), List.copyOf(reading.repeated), titles.size());
    }

    /** The parts of an offer that every row speaks of. */
    Set<OfferPart> told() {
        var columns = EnumSet.copyOf(positions.keySet());
        if (!properties.isEmpty()) {
            columns.add(FeedColumn.ATTRIBUTES);
        }
        return NamedFields.told(columns);
    }

    /** The row's texts by column; every row is as wide as the header. */
    EnumMap<FeedColumn, String> texts(List<String> row) {
        var texts = new EnumMap<FeedColumn, String>(FeedColumn.class);
        positions.forEach((column, at) -> texts.put(column, text(at, row)));
        if (!properties.isEmpty()) {
            texts.put(FeedColumn.ATTRIBUTES, attributes(row));
        }
        if (inCny) {
            texts.put(FeedColumn.CURRENCY, Money.CNY.getCurrencyCode());
        }
        return texts;
    }

    private static String text(List<Integer> at, List<String> row) {
        return at.size() == 1
                ? row.get(at.get(0))
                : at.stream().map(row::get).filter(text -> !text.isBlank()).collect(Collectors.joining(" > "));
    }

    /** As the column of that name would hold them. */
    private String attributes(List<String> row) {
        var attributes = JSON.createObjectNode();
        properties.forEach((position, title) -> attributes.put(title, row.get(position)));
        return attributes.toString();
    }

    /** The titles one after the other. */
    private static final class Reading {

        private final ColumnUses uses;
        private final Map<FeedColumn, List<Integer>> positions = new EnumMap<>(FeedColumn.class);
        private final Map<Integer, String> properties = new TreeMap<>();
        private final Set<String> unknown = new LinkedHashSet<>();
        private final Set<String> repeated = new LinkedHashSet<>();

        private Reading(ColumnUses uses) {
            this.uses = uses;
        }

        private void take(String title, int position) {
            var use = uses.of(title).orElse(ColumnUses.normal(title));
            if (use.equals(ColumnUses.PROPERTY) && uses.of(title).isPresent()) {
                takeProperty(title.strip(), position);
            } else if (!use.equals(ColumnUses.IGNORED) || uses.of(title).isEmpty()) {
                takeColumn(use, position);
            }
        }

        private void takeProperty(String title, int position) {
            if (properties.containsValue(title) || positions.containsKey(FeedColumn.ATTRIBUTES)) {
                repeated.add(shown(title));
            }
            properties.put(position, title);
        }

        private void takeColumn(String title, int position) {
            var column = FeedColumn.titled(title);
            if (column.isEmpty()) {
                unknown.add(shown(title));
                return;
            }
            var at = positions.computeIfAbsent(column.get(), first -> new ArrayList<>());
            boolean several = column.get() == FeedColumn.CATEGORY_PATH && !uses.isNone();
            boolean both = column.get() == FeedColumn.ATTRIBUTES && !properties.isEmpty();
            if (!at.isEmpty() && !several || both) {
                repeated.add(title);
            }
            at.add(position);
        }

        private FeedHeader header(int width) {
            return new FeedHeader(
                    Map.copyOf(positions), properties, width, !positions.containsKey(FeedColumn.CURRENCY));
        }
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
