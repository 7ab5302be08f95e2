package io.linli.search.query;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.offer.Handling;
import io.linli.catalog.offer.SkuRating;

/**
 * A good that was found, by the offer that stands for it, as that was when last indexed.
 *
 * @param supplier the supplier's code
 * @param brand what it is called, empty when unknown
 * @param brandWords all ways to write it; none when unknown
 * @param category the offer's own, the lowest of its path
 * @param imageUrl empty when there is none
 * @param available not sold out
 * @param rating what reviews of the SKU come to
 * @param shared whether other offers are of the same good, be it where it does not fit
 * @param offers how many offers of the good fit, this one among them
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
        LocalizedText brand,
        List<String> brandWords,
        CategoryNode category,
        Money price,
        @Nullable Money listPrice,
        String imageUrl,
        boolean available,
        Handling handling,
        SkuRating rating,
        boolean shared,
        int offers,
        Map<Reason, Double> why) {

    /** The same, standing for so many. */
    SearchHit oneOf(int many, Map<Reason, Double> reasons) {
        return new SearchHit(
                offerId,
                skuId,
                supplierId,
                supplier,
                supplierName,
                supplierSku,
                name,
                brand,
                brandWords,
                category,
                price,
                listPrice,
                imageUrl,
                available,
                handling,
                rating,
                shared,
                many,
                reasons);
    }
}
