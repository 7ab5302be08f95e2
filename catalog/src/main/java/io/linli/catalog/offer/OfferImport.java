package io.linli.catalog.offer;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;

/**
 * How an offer and its SKU shall be, whether they exist or not.
 *
 * @param supplierSku with the supplier, what the offer is known by
 * @param nameZh null for none, as the list price and the Chinese description
 * @param stock how many can be sold from now on; null leaves the stock as it is
 */
public record OfferImport(
        UUID supplierId,
        String supplierSku,
        String name,
        @Nullable String nameZh,
        String brand,
        UUID categoryId,
        Money price,
        @Nullable Money listPrice,
        String imageUrl,
        String description,
        @Nullable String descriptionZh,
        @Nullable Long stock) {}
