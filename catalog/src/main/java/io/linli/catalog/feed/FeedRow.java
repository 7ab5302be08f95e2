package io.linli.catalog.feed;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.category.CategoryPath;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.offer.Gtin;
import io.linli.catalog.offer.Handling;
import io.linli.catalog.offer.OfferPart;

/**
 * A row that keeps all rules, its texts clean.
 *
 * @param line of the file on which it starts, from 1
 * @param supplierCode whose it is
 * @param listPrice null when left out, as are the stock, the GTIN and the Chinese texts
 * @param attributes by name: text, Long, BigDecimal or Boolean
 * @param variantOf the supplier's number of the product, null for none
 * @param told the parts that the row speaks of
 * @param warnings what was left out of it
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
        @Nullable Long stock,
        @Nullable Gtin gtin,
        Map<String, Object> attributes,
        @Nullable String variantOf,
        Handling handling,
        Set<OfferPart> told,
        List<FeedWarning> warnings)
        implements CheckedRow {

    /** The row with something more that is to be told of it. */
    FeedRow with(FeedWarning warning) {
        var all = Stream.concat(warnings.stream(), Stream.of(warning)).toList();
        return new FeedRow(
                line,
                supplierCode,
                supplierSku,
                name,
                nameZh,
                brand,
                category,
                price,
                listPrice,
                imageUrl,
                description,
                descriptionZh,
                stock,
                gtin,
                attributes,
                variantOf,
                handling,
                told,
                all);
    }
}
