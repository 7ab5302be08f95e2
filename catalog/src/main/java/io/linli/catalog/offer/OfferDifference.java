package io.linli.catalog.offer;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a row of an import differs from what is stored.
 *
 * @param offerId null for what is new
 * @param outlier the price would jump further than is usual, or by ten or a hundred times
 * @param priceBefore minor units, null for what is new
 * @param fields JSON: name to [before, after]
 */
public record OfferDifference(
        @Nullable UUID offerId,
        UUID supplierId,
        String supplierSku,
        boolean outlier,
        @Nullable Long priceBefore,
        Long priceAfter,
        @Nullable Long listPriceAfter,
        String fields) {

    static OfferDifference of(Object[] columns) {
        boolean isNew = (Boolean) columns[1];
        return new OfferDifference(
                isNew ? null : (UUID) columns[0],
                (UUID) columns[3],
                (String) columns[4],
                (Boolean) columns[5],
                (Long) columns[6],
                (Long) columns[7],
                (Long) columns[8],
                (String) columns[9]);
    }
}
