package io.linli.web.catalog;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.brand.Brand;
import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.Storage;
import io.linli.catalog.offer.UnitPrice;
import io.linli.web.review.GoodRating;

/**
 * An offer as JSON.
 *
 * @param supplier its code
 * @param brand as its supplier writes it; empty if unknown
 * @param shownBrand what that means; null if unknown
 * @param category its path: the names from the root joined by {@code " > "}
 * @param unitPrice by the kilogram or litre, or a hundred grams or millilitres of what is small; null where the name says nothing certain
 * @param gtin the number of its bar code; null if unknown
 * @param productId of which it is a variant; null if it is none
 * @param attributes by name, each value text, number or boolean
 * @param storage how it is kept; null where the supplier does not say, as the shelf life
 * @param shelfLifeDays how long it keeps from the day it was made
 * @param rating what reviews of the SKU come to, whoever sold it; null where there are none
 * @param deliveryDays when the supplier brings it at all, in the order of the week; empty for any day
 */
public record OfferView(
        UUID offerId,
        UUID skuId,
        UUID supplierId,
        String supplier,
        LocalizedText supplierName,
        String supplierSku,
        LocalizedText name,
        String brand,
        @Nullable Brand shownBrand,
        UUID categoryId,
        String category,
        List<CategoryNode> categoryPath,
        Money price,
        @Nullable Money listPrice,
        @Nullable UnitPrice unitPrice,
        String imageUrl,
        LocalizedText description,
        @Nullable String gtin,
        @Nullable UUID productId,
        SortedMap<String, Object> attributes,
        @Nullable Storage storage,
        @Nullable Integer shelfLifeDays,
        Set<DayOfWeek> deliveryDays,
        @Nullable GoodRating rating,
        boolean available,
        boolean withdrawn,
        long version) {

    static OfferView of(OfferListing offer) {
        var path = offer.categoryPath();
        return new OfferView(
                offer.offerId(),
                offer.skuId(),
                offer.supplierId(),
                offer.supplierCode(),
                offer.supplierName(),
                offer.supplierSku(),
                offer.name(),
                offer.brand(),
                offer.shownBrand(),
                offer.categoryId(),
                path.get(path.size() - 1).path(),
                path,
                offer.price(),
                offer.listPrice(),
                UnitPrice.of(offer.name(), path.get(path.size() - 1).path(), offer.price())
                        .orElse(null),
                offer.imageUrl(),
                offer.description(),
                offer.gtin(),
                offer.productId(),
                offer.attributes(),
                offer.handling().storage(),
                offer.handling().shelfLifeDays(),
                offer.handling().deliveryDays(),
                GoodRating.of(offer.rating()),
                offer.available(),
                offer.withdrawn(),
                offer.version());
    }
}
