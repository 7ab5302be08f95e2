package io.linli.catalog.offer;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.brand.Brand;
import io.linli.catalog.brand.BrandSpellings;
import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.picture.PictureAddress;
import io.linli.catalog.picture.PictureSize;

/** One row of the listing query, before its category path is known. */
record ListingRow(Object[] columns) {

    /** Columns in the order in which the accessors below read them. */
    static final String SELECT =
            """
            SELECT o.id, o.sku_id, o.supplier_id, s.code, s.name_en, s.name_zh, o.supplier_sku,
                   k.name, coalesce(k.name_zh, k.name) AS name_zh_shown, k.brand, k.category_id,
                   o.price, o.list_price, cast(o.currency AS text) AS currency, k.image_url,
                   k.description, coalesce(k.description_zh, k.description) AS description_zh_shown,
                   NOT o.withdrawn AND coalesce(t.available, 1) > 0 AS can_be_had, o.version, o.withdrawn,
                   k.gtin, cast(k.attributes AS text) AS attributes_text, k.product_id, k.storage, k.shelf_life_days,
                   coalesce(o.delivery_days, 0) AS days_of_delivery, coalesce(o.picture, f.sha256) AS own_picture,
                   b.id AS shown_brand_id, b.name_en AS brand_en, b.name_zh AS brand_zh,
            """
                    + BrandSpellings.OF_B
                    + """
                    AS spellings,
                   r.reviews, r.mean, r.score,
                   EXISTS (SELECT 1 FROM catalog.offer y WHERE y.sku_id = o.sku_id AND y.id <> o.id) AS shared
            FROM catalog.offer o
            JOIN catalog.sku k ON k.id = o.sku_id
            JOIN catalog.supplier s ON s.id = o.supplier_id
            LEFT JOIN catalog.brand_join j ON j.brand_id = k.brand_id
            LEFT JOIN catalog.brand b ON b.id = coalesce(j.shown_id, k.brand_id)
            LEFT JOIN catalog.stock t ON t.offer_id = o.id
            LEFT JOIN catalog.sku_rating r ON r.sku_id = k.id
            LEFT JOIN catalog.picture_fetch f ON f.sku_id = k.id AND f.address = k.image_url
            """;

    UUID categoryId() {
        return (UUID) columns[10];
    }

    OfferListing listing(List<CategoryNode> categoryPath) {
        return new OfferListing(
                (UUID) columns[0],
                (UUID) columns[1],
                (UUID) columns[2],
                text(3),
                new LocalizedText(text(4), text(5)),
                text(6),
                new LocalizedText(text(7), text(8)),
                text(9),
                shownBrand(),
                categoryId(),
                categoryPath,
                Money.of((Long) columns[11], text(13)),
                money((Long) columns[12]),
                imageUrl(),
                new LocalizedText(text(15), text(16)),
                (String) columns[20],
                AttributeJson.read(text(21)),
                (UUID) columns[22],
                Handling.of(text(23), (Integer) columns[24], ((Number) columns[25]).intValue()),
                rating(),
                (Boolean) columns[34],
                (Boolean) columns[17],
                (Long) columns[18],
                (Boolean) columns[19]);
    }

    private @Nullable Brand shownBrand() {
        return columns[27] == null ? null : Brand.of((UUID) columns[27], text(28), text(29), text(30));
    }

    /** One that is kept here goes before an address elsewhere. */
    private String imageUrl() {
        return columns[26] == null ? text(14) : new PictureAddress(text(26), PictureSize.MEDIUM).path();
    }

    private SkuRating rating() {
        return columns[31] == null
                ? SkuRating.NONE
                : new SkuRating((Long) columns[31], (Double) columns[32], (Double) columns[33]);
    }

    private String text(int column) {
        return (String) columns[column];
    }

    private @Nullable Money money(@Nullable Long amount) {
        return amount == null ? null : Money.of(amount, text(13));
    }
}
