package io.linli.catalog.offer;

import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.brand.Brand;
import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/**
 * An offer with all that is shown and searched of it.
 *
 * @param supplierSku what the supplier calls the SKU
 * @param brand as its supplier writes it, empty when unknown
 * @param shownBrand what that means; null when nothing is known
 * @param categoryPath root first, the offer's own category last
 * @param listPrice what it costs elsewhere, if the supplier says so
 * @param productId of which it is a variant, if it is one of several
 * @param imageUrl a path of this site where its picture is kept here, else the address its feed names; empty when there is none
 * @param rating what reviews of the SKU come to
 * @param shared whether there are other offers of the same SKU, be it withdrawn ones
 * @param available neither withdrawn nor sold out
 * @param gtin the number of its bar code, 8, 13 or 14 digits, if the supplier says it
 * @param attributes by name, as the supplier calls them; each value is text, Long, BigDecimal or Boolean
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
        @Nullable Brand shownBrand,
        UUID categoryId,
        List<CategoryNode> categoryPath,
        Money price,
        @Nullable Money listPrice,
        String imageUrl,
        LocalizedText description,
        @Nullable String gtin,
        SortedMap<String, Object> attributes,
        @Nullable UUID productId,
        Handling handling,
        SkuRating rating,
        boolean shared,
        boolean available,
        long version,
        boolean withdrawn) {}
