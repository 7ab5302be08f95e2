package io.linli.catalog.feed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The columns a feed may have; in the file they are written in lower case. */
enum FeedColumn {
    SUPPLIER(false),
    SUPPLIER_SKU(true),
    NAME(true),
    BRAND(false),
    CATEGORY_PATH(true),
    PRICE(true),
    LIST_PRICE(false),
    CURRENCY(true),
    IMAGE_URL(false),
    DESCRIPTION(false),
    NAME_ZH(false),
    CATEGORY_PATH_ZH(false),
    DESCRIPTION_ZH(false),
    STOCK(false),
    GTIN(false),
    /** In CSV a JSON object as text. */
    ATTRIBUTES(false),
    /** The supplier's number of the product that this is a variant of. */
    VARIANT_OF(false),
    STORAGE(false),
    SHELF_LIFE_DAYS(false),
    DELIVERY_DAYS(false);

    private final boolean required;

    FeedColumn(boolean required) {
        this.required = required;
    }

    /** In every feed; a platform operator's feed must have {@link #SUPPLIER} as well. */
    boolean required() {
        return required;
    }

    /** A JSON feed may write it as a number. */
    boolean numeric() {
        return this == PRICE || this == LIST_PRICE || this == STOCK || this == GTIN || this == SHELF_LIFE_DAYS;
    }

    /** How the header calls it. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<FeedColumn> titled(String title) {
        return Arrays.stream(values())
                .filter(column -> column.title().equals(title))
                .findFirst();
    }
}
