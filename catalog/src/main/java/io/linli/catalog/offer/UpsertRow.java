package io.linli.catalog.offer;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;

/**
 * A row as the upsert reads it; the ids are taken if the offer is new. What the row does not speak of is null and stays as it
 * is; a part that it says there is none of is empty, a list price, a shelf life and days of delivery 0. The brand's id comes with the brand.
 */
@JsonNaming(SnakeCaseStrategy.class)
record UpsertRow(
        UUID offerId,
        UUID skuId,
        UUID supplierId,
        String supplierSku,
        String name,
        @Nullable String nameZh,
        @Nullable String brand,
        UUID categoryId,
        long price,
        @Nullable Long listPrice,
        String currency,
        @Nullable String imageUrl,
        @Nullable String description,
        @Nullable String descriptionZh,
        @Nullable Long stock,
        @Nullable String gtin,
        @JsonRawValue @Nullable String attributes,
        @Nullable UUID productId,
        @Nullable String storage,
        @Nullable Integer shelfLifeDays,
        @Nullable Integer deliveryDays,
        @Nullable UUID brandId) {

    /** Says that it is a variant of nothing. */
    static final UUID NO_PRODUCT = new UUID(0, 0);

    /** @param brands of spellings */
    static UpsertRow of(OfferImport row, Map<String, UUID> brands) {
        return new UpsertRow(
                Ids.next(),
                Ids.next(),
                row.supplierId(),
                row.supplierSku(),
                row.name(),
                told(row, OfferPart.NAME_ZH, orEmpty(row.nameZh())),
                told(row, OfferPart.BRAND, row.brand()),
                row.categoryId(),
                row.price().amount(),
                told(row, OfferPart.LIST_PRICE, amount(row.listPrice())),
                row.price().currency().getCurrencyCode(),
                told(row, OfferPart.IMAGE_URL, row.imageUrl()),
                told(row, OfferPart.DESCRIPTION, row.description()),
                told(row, OfferPart.DESCRIPTION_ZH, orEmpty(row.descriptionZh())),
                row.stock(),
                told(row, OfferPart.GTIN, row.gtin() == null ? "" : row.gtin().digits()),
                row.told().contains(OfferPart.ATTRIBUTES) ? AttributeJson.write(row.attributes()) : null,
                told(row, OfferPart.VARIANT_OF, row.productId() == null ? NO_PRODUCT : row.productId()),
                told(row, OfferPart.STORAGE, storage(row.handling())),
                told(row, OfferPart.SHELF_LIFE_DAYS, shelfLife(row.handling())),
                told(row, OfferPart.DELIVERY_DAYS, row.handling().days()),
                row.told().contains(OfferPart.BRAND) ? brands.get(row.brand()) : null);
    }

    private static String storage(Handling handling) {
        return handling.storage() == null ? "" : handling.storage().name();
    }

    private static int shelfLife(Handling handling) {
        return handling.shelfLifeDays() == null ? 0 : handling.shelfLifeDays();
    }

    private static <T> @Nullable T told(OfferImport row, OfferPart part, T value) {
        return row.told().contains(part) ? value : null;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static long amount(@Nullable Money money) {
        return money == null ? 0 : money.amount();
    }
}
