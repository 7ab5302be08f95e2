package io.linli.catalog.brand;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;

/**
 * A brand as it is shown.
 *
 * @param spellings all that mean it, those of brands that are part of it too; at least one
 */
public record Brand(UUID id, LocalizedText name, List<String> spellings) {

    /** What stands between spellings that come as one text. */
    private static final String SEPARATOR = "\u001f";

    public Brand {
        spellings = List.copyOf(spellings);
    }

    /** @param spellings as {@code string_agg} joins them by {@code chr(31)} */
    public static Brand of(UUID id, String nameEn, String nameZh, @Nullable String spellings) {
        return new Brand(
                id,
                new LocalizedText(nameEn, nameZh),
                spellings == null ? List.of() : List.of(spellings.split(SEPARATOR)));
    }
}
