package io.linli.catalog.feed;

import org.jspecify.annotations.Nullable;

/**
 * What was left out of a row that went in.
 *
 * @param line of the file on which the row starts, from 1
 * @param supplierSku as written, shortened
 * @param code stable, for programs: {@code gtin-invalid}
 * @param detail for the person who made the file
 * @param detailZh the same in Chinese; null where it is said in English only
 */
public record FeedWarning(long line, String supplierSku, String code, String detail, @Nullable String detailZh) {

    FeedWarning(long line, String supplierSku, String code, String detail) {
        this(line, supplierSku, code, detail, null);
    }
}
