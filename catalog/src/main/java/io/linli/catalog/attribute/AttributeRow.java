package io.linli.catalog.attribute;

import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;

/** An attribute as queries give it. */
final class AttributeRow {

    /** Columns in the order in which {@link #kept} reads them, from {@code catalog.attribute a}. */
    static final String COLUMNS =
            """
            a.key, a.name_en, a.name_zh, a.type, a.unit, cast(a.choices AS text) AS choices_text,
            cast(a.spellings AS text) AS spellings_text, a.tells_apart, a.wanted, a.place""";

    private AttributeRow() {}

    /** @param first column of the key; before it stand the id and the path of the category that keeps it */
    static AttributeSet.Kept kept(Object[] row, int first) {
        return new AttributeSet.Kept(
                (UUID) row[first - 2],
                (String) row[first - 1],
                new AttributeDefinition(
                        (String) row[first],
                        new LocalizedText((String) row[first + 1], (String) row[first + 2]),
                        AttributeType.valueOf((String) row[first + 3]),
                        Optional.ofNullable((String) row[first + 4]).map(Unit::valueOf),
                        AttributeText.choices((String) row[first + 5]),
                        AttributeText.spellings((String) row[first + 6]),
                        (Boolean) row[first + 7],
                        (Boolean) row[first + 8],
                        ((Number) row[first + 9]).intValue()));
    }
}
