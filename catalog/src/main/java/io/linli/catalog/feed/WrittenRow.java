package io.linli.catalog.feed;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.offer.OfferImport;
import io.linli.catalog.offer.OfferPart;

/**
 * What somebody writes of one offer by hand, under the rules of a feed's row. What a feed's row goes in without and is warned of,
 * a wrong bar code, is wrong here: whoever writes is there to correct it.
 *
 * @param texts by the names of a feed's columns; of a column that is not there nothing is said
 */
public record WrittenRow(String supplierCode, String supplierSku, Map<String, String> texts) {

    /**
     * A rule that is broken.
     *
     * @param field the column's name
     * @param code stable, for programs: {@code price-not-positive}
     * @param detail in English, for whoever wrote it
     */
    public record Problem(String field, String code, String detail) {}

    /** All that is missing or wrong, in the order of a feed's columns. */
    public List<Problem> problems() {
        return rules().broken(fields()).entrySet().stream()
                .map(entry -> new Problem(
                        entry.getKey().title(),
                        entry.getValue().code(),
                        entry.getValue().getMessage()))
                .toList();
    }

    /** The category's path as it is known, blanks apart; empty where none is said that could be one. */
    public Optional<String> categoryPath() {
        return rules().broken(fields()).containsKey(FeedColumn.CATEGORY_PATH)
                ? Optional.empty()
                : Optional.of(String.join(
                        " > ", FieldRules.levels(FeedColumn.CATEGORY_PATH, fields().text(FeedColumn.CATEGORY_PATH))));
    }

    /** Only of one without problems. Which product it is a variant of, feeds alone say. */
    public OfferImport offer(UUID supplierId, UUID categoryId) {
        if (!(rules().check(fields()) instanceof FeedRow row)) {
            throw new IllegalStateException("a row with problems");
        }
        var told = EnumSet.copyOf(row.told());
        told.remove(OfferPart.VARIANT_OF);
        return new OfferImport(
                supplierId,
                row.supplierSku(),
                row.name(),
                row.nameZh(),
                row.brand(),
                categoryId,
                row.price(),
                row.listPrice(),
                row.imageUrl(),
                row.description(),
                row.descriptionZh(),
                row.stock(),
                row.gtin(),
                row.attributes(),
                null,
                row.handling(),
                told);
    }

    private RowRules rules() {
        return new RowRules(Optional.of(supplierCode));
    }

    private NamedFields fields() {
        var fields = new EnumMap<FeedColumn, String>(FeedColumn.class);
        texts.forEach((title, text) -> FeedColumn.titled(title).ifPresent(column -> fields.put(column, text)));
        fields.put(FeedColumn.SUPPLIER, supplierCode);
        fields.put(FeedColumn.SUPPLIER_SKU, supplierSku);
        fields.put(FeedColumn.CURRENCY, Money.CNY.getCurrencyCode());
        return NamedFields.of(1, fields, List.of());
    }
}
