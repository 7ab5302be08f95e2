package io.linli.catalog.draft;

import java.util.Locale;

/** What is written of a listing; the names are those of a feed's columns. */
public enum DraftField {
    NAME,
    NAME_ZH,
    BRAND,
    CATEGORY_PATH,
    PRICE,
    LIST_PRICE,
    STOCK,
    IMAGE_URL,
    DESCRIPTION,
    DESCRIPTION_ZH,
    GTIN,
    /** A JSON object as text. */
    ATTRIBUTES;

    /** As a feed's header calls it. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
