package io.linli.web.demo;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A SKU, its only offer and its stock: what becomes of it in {@code catalog.sku}, {@code catalog.offer} and {@code
 * catalog.stock}.
 *
 * @param price in fen
 * @param listPrice in fen, above the price; null where the supplier names none
 */
record Good(
        UUID skuId,
        UUID offerId,
        UUID categoryId,
        UUID supplierId,
        String supplierSku,
        String name,
        String nameZh,
        String brand,
        String description,
        String descriptionZh,
        String imageUrl,
        String gtin,
        long price,
        @Nullable Long listPrice,
        long available) {}
