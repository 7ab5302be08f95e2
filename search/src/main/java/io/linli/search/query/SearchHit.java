package io.linli.search.query;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.offer.Handling;

/**
 * An offer that was found, as it was when last indexed.
 *
 * @param supplier the supplier's code
 * @param brand empty when unknown
 * @param category the offer's own, the lowest of its path
 * @param imageUrl empty when there is none
 * @param available not sold out
 * @param why what speaks for it and how much, where that was asked for; else empty
 */
public record SearchHit(
        UUID offerId,
        UUID skuId,
        UUID supplierId,
        String supplier,
        LocalizedText supplierName,
        String supplierSku,
        LocalizedText name,
        String brand,
        CategoryNode category,
        Money price,
        @Nullable Money listPrice,
        String imageUrl,
        boolean available,
        Handling handling,
        Map<Reason, Double> why) {}
