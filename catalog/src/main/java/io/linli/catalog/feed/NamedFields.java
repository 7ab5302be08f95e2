package io.linli.catalog.feed;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.linli.catalog.offer.OfferPart;

/**
 * A row as it was written: texts by column, nothing of it checked yet.
 *
 * @param texts of the columns that the row speaks of
 * @param told the parts of an offer among them
 * @param unknown names that mean nothing here
 */
record NamedFields(long line, Map<FeedColumn, String> texts, Set<OfferPart> told, List<String> unknown)
        implements ReadRow {

    static NamedFields of(long line, EnumMap<FeedColumn, String> texts, List<String> unknown) {
        return new NamedFields(line, texts, told(texts.keySet()), unknown);
    }

    /** Empty where the row does not speak of it. */
    String text(FeedColumn column) {
        return texts.getOrDefault(column, "");
    }

    boolean has(FeedColumn column) {
        return texts.containsKey(column);
    }

    static Set<OfferPart> told(Set<FeedColumn> columns) {
        var told = EnumSet.noneOf(OfferPart.class);
        for (var part : OfferPart.values()) {
            if (columns.contains(FeedColumn.valueOf(part.name()))) {
                told.add(part);
            }
        }
        return told;
    }
}
