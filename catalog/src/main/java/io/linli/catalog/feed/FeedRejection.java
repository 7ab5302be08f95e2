package io.linli.catalog.feed;

/**
 * A row that was not imported.
 *
 * @param line of the file on which the row starts, from 1; the header is line 1
 * @param supplierSku as written, shortened; empty when it could not be read
 * @param code stable, for programs: {@code price-not-positive}
 * @param detail for the person who made the file
 */
public record FeedRejection(long line, String supplierSku, String code, String detail) implements CheckedRow, ReadRow {}
