package io.linli.catalog.offer;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;

/**
 * How an offer and its SKU shall be, whether they exist or not.
 *
 * @param supplierSku with the supplier, what the offer is known by
 * @param nameZh null for none, as the list price and the Chinese description
 * @param stock how many can be sold from now on; null leaves the stock as it is
 * @param gtin null for none
 * @param attributes all of them, by name: text, Long, BigDecimal or Boolean
 * @param productId of which it is a variant, null for none
 * @param told the parts that this row speaks of; the others stay as they are, whatever is said here
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
        @Nullable Long stock,
        @Nullable Gtin gtin,
        Map<String, Object> attributes,
        @Nullable UUID productId,
        Handling handling,
        Set<OfferPart> told) {}
