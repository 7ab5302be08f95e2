package io.linli.catalog.match;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/**
 * One of two SKUs that may be the same good.
 *
 * @param brand empty when unknown
 * @param price of its cheapest offer
 * @param supplier who keeps its texts
 */
public record SkuSide(
        UUID skuId,
        LocalizedText name,
        String brand,
        @Nullable String gtin,
        String imageUrl,
        Money price,
        LocalizedText supplier) {}
