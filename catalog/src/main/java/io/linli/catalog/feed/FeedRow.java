package io.linli.catalog.feed;

import org.jspecify.annotations.Nullable;

import io.linli.catalog.category.CategoryPath;
import io.linli.catalog.kernel.Money;

/**
 * A row that keeps all rules, its texts clean.
 *
 * @param line of the file on which it starts, from 1
 * @param supplierCode whose it is
 * @param listPrice null when left out, as are the stock and the Chinese texts
 */
record FeedRow(
        long line,
        String supplierCode,
        String supplierSku,
        String name,
        @Nullable String nameZh,
        String brand,
        CategoryPath category,
        Money price,
        @Nullable Money listPrice,
        String imageUrl,
        String description,
        @Nullable String descriptionZh,
        @Nullable Long stock)
        implements CheckedRow {}
