package io.linli.catalog.listing;

/** How listings are sorted; ties by id. */
public enum ListingSort {
    NEWEST("id DESC"),
    NAME("name, id"),
    CHEAPEST("price, id"),
    DEAREST("price DESC, id"),
    /** Few left first; what is not counted last. */
    STOCK("available NULLS LAST, id"),
    CHANGED("updated_at DESC, id");

    /** By columns of what {@link Listings} judges. */
    final String sql;

    ListingSort(String sql) {
        this.sql = sql;
    }
}
