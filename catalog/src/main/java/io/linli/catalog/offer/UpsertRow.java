package io.linli.catalog.offer;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;

/** A row as the upsert reads it; the ids are taken if the offer is new. */
@JsonNaming(SnakeCaseStrategy.class)
record UpsertRow(
        UUID offerId,
        UUID skuId,
        UUID supplierId,
        String supplierSku,
        String name,
        @Nullable String nameZh,
        String brand,
        UUID categoryId,
        long price,
        @Nullable Long listPrice,
        String currency,
        String imageUrl,
        String description,
        @Nullable String descriptionZh,
        @Nullable Long stock) {

    static UpsertRow of(OfferImport row) {
        return new UpsertRow(
                Ids.next(),
                Ids.next(),
                row.supplierId(),
                row.supplierSku(),
                row.name(),
                row.nameZh(),
                row.brand(),
                row.categoryId(),
                row.price().amount(),
                amount(row.listPrice()),
                row.price().currency().getCurrencyCode(),
                row.imageUrl(),
                row.description(),
                row.descriptionZh(),
                row.stock());
    }

    private static @Nullable Long amount(@Nullable Money money) {
        return money == null ? null : money.amount();
    }
}
