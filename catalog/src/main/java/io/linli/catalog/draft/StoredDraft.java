package io.linli.catalog.draft;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.feed.WrittenRow;
import io.linli.catalog.feed.WrittenRow.Problem;
import io.linli.catalog.kernel.Money;

/**
 * A draft with what is in the shop under its number.
 *
 * @param price of what is in the shop, in minor units; null where nothing is, as its offer
 */
record StoredDraft(
        UUID id,
        UUID supplierId,
        String supplierCode,
        String supplierSku,
        Map<DraftField, String> texts,
        @Nullable UUID offerId,
        @Nullable Long price,
        boolean stale,
        boolean keptElsewhere,
        String writtenBy,
        Instant writtenAt,
        @Nullable Instant publishAt,
        @Nullable String failure) {

    /** Columns in the order in which {@link #of} reads them. */
    static final String SELECT =
            """
            SELECT d.id, d.supplier_id, s.code, d.supplier_sku, cast(d.fields AS text) AS fields_text, o.id AS offer_id, o.price,
                k.updated_at IS NOT NULL AND k.updated_at IS DISTINCT FROM d.based_on AS stale,
                o.id IS NOT NULL AND coalesce(k.keeper_id, d.supplier_id) <> d.supplier_id AS kept_elsewhere,
                d.written_by, d.written_at, d.publish_at, d.failure
            FROM catalog.draft d JOIN catalog.supplier s ON s.id = d.supplier_id
            LEFT JOIN catalog.offer o ON o.supplier_id = d.supplier_id AND o.supplier_sku = d.supplier_sku
            LEFT JOIN catalog.sku k ON k.id = o.sku_id
            """;

    static StoredDraft of(Object[] row) {
        return new StoredDraft(
                (UUID) row[0],
                (UUID) row[1],
                (String) row[2],
                (String) row[3],
                DraftTexts.read((String) row[4]),
                (UUID) row[5],
                (Long) row[6],
                (Boolean) row[7],
                (Boolean) row[8],
                (String) row[9],
                ((OffsetDateTime) row[10]).toInstant(),
                row[11] == null ? null : ((OffsetDateTime) row[11]).toInstant(),
                (String) row[12]);
    }

    WrittenRow row() {
        return row(supplierCode, supplierSku, texts, price);
    }

    /**
     * As a feed's row would say it: what is in the shop keeps its price, list price and stock where nothing is said of them.
     *
     * @param price of what is in the shop, null where nothing is
     */
    static WrittenRow row(
            String supplierCode, String supplierSku, Map<DraftField, String> texts, @Nullable Long price) {
        var said = new EnumMap<DraftField, String>(DraftField.class);
        said.putAll(texts);
        if (price != null) {
            if (isBlank(said, DraftField.PRICE)) {
                said.put(DraftField.PRICE, Money.cny(price).toMajor().toPlainString());
            }
            if (isBlank(said, DraftField.LIST_PRICE)) {
                said.remove(DraftField.LIST_PRICE);
            }
        }
        return new WrittenRow(supplierCode, supplierSku, DraftTexts.titled(said));
    }

    List<Problem> problems() {
        return row().problems();
    }

    Draft draft() {
        return new Draft(
                id,
                supplierSku,
                texts,
                Optional.ofNullable(offerId),
                stale,
                keptElsewhere,
                problems(),
                writtenBy,
                writtenAt,
                Optional.ofNullable(publishAt),
                Optional.ofNullable(failure));
    }

    private static boolean isBlank(Map<DraftField, String> said, DraftField field) {
        return said.getOrDefault(field, "").isBlank();
    }
}
