package io.linli.search.index;

import java.util.List;
import java.util.Locale;

import io.linli.catalog.kernel.LocalizedText;

/**
 * What a facet counts, with all that is shown of it packed into one term, so that counts need no second look-up: id, code
 * and both names, apart by the unit separator. The term of a category below another starts with that one's id or path.
 */
public final class FacetKey {

    private static final String SEPARATOR = "\u001f";
    private static final int PARTS = 4;

    private FacetKey() {}

    static String of(String id, String code, LocalizedText name) {
        return String.join(SEPARATOR, id, code, name.en(), name.zh());
    }

    static String below(String parent, String key) {
        return parent + SEPARATOR + key;
    }

    /** A regular expression (Lucene's) for the terms of the categories directly below one, by its id or its path. */
    public static String childrenOf(String parent) {
        var pattern = new StringBuilder();
        parent.codePoints().forEach(character -> {
            if (!Character.isLetterOrDigit(character)) {
                pattern.append('\\');
            }
            pattern.appendCodePoint(character);
        });
        return pattern.append(SEPARATOR).append(".*").toString();
    }

    /** A brand, however its letters are written, as it is filtered by. */
    public static String asked(String brand) {
        return brand.toLowerCase(Locale.ROOT);
    }

    /** The parts of a term, without what it lies below: id, code, English name, Chinese name. */
    public static List<String> parts(String term) {
        var parts = List.of(term.split(SEPARATOR, -1));
        return parts.subList(parts.size() - PARTS, parts.size());
    }
}
