package io.linli.catalog.stock;

import java.util.UUID;

/** @param quantity in units of the SKU, at least 1 */
public record StockLine(UUID offerId, long quantity) {

    public StockLine {
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity must be at least 1, not " + quantity);
        }
    }
}
