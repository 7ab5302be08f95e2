package io.linli.catalog.offer;

/** What an import may leave unsaid: then the offer keeps what it has. */
public enum OfferPart {
    NAME_ZH,
    BRAND,
    LIST_PRICE,
    IMAGE_URL,
    DESCRIPTION,
    DESCRIPTION_ZH,
    GTIN,
    ATTRIBUTES,
    VARIANT_OF,
    STORAGE,
    SHELF_LIFE_DAYS,
    DELIVERY_DAYS
}
