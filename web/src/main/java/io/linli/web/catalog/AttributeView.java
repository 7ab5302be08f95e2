package io.linli.web.catalog;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.attribute.AttributeChoice;
import io.linli.catalog.attribute.AttributeSet;
import io.linli.catalog.attribute.AttributeType;
import io.linli.catalog.attribute.Unit;
import io.linli.catalog.kernel.LocalizedText;

/**
 * What goods of a category are described by, as JSON.
 *
 * @param unit what numbers are shown in; null for mere numbers and for all other types
 * @param choices of a CHOICE only, in their order
 * @param spellings how feeds call it beside its key and its names
 * @param tellsApart people choose by it between the variants of a good
 * @param wanted listings should have it
 * @param place where it stands among the others, the lowest first
 * @param categoryId the category that keeps it: the one asked for, or one above it
 * @param category its path
 */
public record AttributeView(
        String key,
        LocalizedText name,
        AttributeType type,
        @Nullable Unit unit,
        List<AttributeChoice> choices,
        List<String> spellings,
        boolean tellsApart,
        boolean wanted,
        int place,
        UUID categoryId,
        String category) {

    static AttributeView of(AttributeSet.Kept kept) {
        var definition = kept.definition();
        return new AttributeView(
                definition.key(),
                definition.name(),
                definition.type(),
                definition.unit().orElse(null),
                definition.choices(),
                definition.spellings(),
                definition.tellsApart(),
                definition.wanted(),
                definition.place(),
                kept.categoryId(),
                kept.category());
    }
}
