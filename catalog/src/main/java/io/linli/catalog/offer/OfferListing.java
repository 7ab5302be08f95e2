package io.linli.catalog.offer;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/**
 * An offer with all that is shown and searched of it.
 *
 * @param supplierSku what the supplier calls the SKU
 * @param brand empty when unknown
 * @param categoryPath root first, the offer's own category last
 * @param listPrice what it costs elsewhere, if the supplier says so
 * @param imageUrl empty when there is none
 * @param available neither withdrawn nor sold out
 * @param version rises with every change; for optimistic checks and as external version of search documents
 */
public record OfferListing(
        UUID offerId,
        UUID skuId,
        UUID supplierId,
        String supplierCode,
        LocalizedText supplierName,
        String supplierSku,
        LocalizedText name,
        String brand,
        UUID categoryId,
        List<CategoryNode> categoryPath,
        Money price,
        @Nullable Money listPrice,
        String imageUrl,
        LocalizedText description,
        boolean available,
        long version,
        boolean withdrawn) {}
