package io.linli.catalog.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.category.CategoryPath;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Refusal;

/** Checks one row at a time, by itself: pure, so that every rule can be tried without a file or a database. */
final class RowRules {

    private final FeedHeader header;
    private final Optional<String> ownCode;

    /** @param ownCode the supplier's whose file it is; empty for a platform operator's */
    RowRules(FeedHeader header, Optional<String> ownCode) {
        this.header = header;
        this.ownCode = ownCode;
    }

    /** The row made clean, or the first rule that it breaks. */
    CheckedRow check(long line, List<String> fields) {
        try {
            return row(line, fields);
        } catch (Refusal broken) {
            return new FeedRejection(line, sku(fields), broken.code(), broken.getMessage());
        }
    }

    private FeedRow row(long line, List<String> fields) {
        if (fields.size() != header.width()) {
            throw FieldRules.refused(
                    "wrong-column-count",
                    "The row has " + fields.size() + " columns; the first line names " + header.width() + ".");
        }
        var supplier = supplier(text(FeedColumn.SUPPLIER, fields));
        var sku = FieldRules.requiredLine(
                FeedColumn.SUPPLIER_SKU, text(FeedColumn.SUPPLIER_SKU, fields), FieldRules.LONGEST_SKU);
        var name = FieldRules.requiredLine(FeedColumn.NAME, text(FeedColumn.NAME, fields), FieldRules.LONGEST_NAME);
        FieldRules.currency(text(FeedColumn.CURRENCY, fields));
        return new FeedRow(
                line,
                supplier,
                sku,
                name,
                orNull(FieldRules.line(FeedColumn.NAME_ZH, text(FeedColumn.NAME_ZH, fields), FieldRules.LONGEST_NAME)),
                FieldRules.line(FeedColumn.BRAND, text(FeedColumn.BRAND, fields), FieldRules.LONGEST_BRAND),
                category(text(FeedColumn.CATEGORY_PATH, fields), text(FeedColumn.CATEGORY_PATH_ZH, fields)),
                FieldRules.price(FeedColumn.PRICE, text(FeedColumn.PRICE, fields)),
                FieldRules.optionalPrice(FeedColumn.LIST_PRICE, text(FeedColumn.LIST_PRICE, fields)),
                FieldRules.imageUrl(text(FeedColumn.IMAGE_URL, fields)),
                FieldRules.paragraphs(
                        FeedColumn.DESCRIPTION, text(FeedColumn.DESCRIPTION, fields), FieldRules.LONGEST_DESCRIPTION),
                orNull(FieldRules.paragraphs(
                        FeedColumn.DESCRIPTION_ZH,
                        text(FeedColumn.DESCRIPTION_ZH, fields),
                        FieldRules.LONGEST_DESCRIPTION)),
                FieldRules.stock(text(FeedColumn.STOCK, fields)));
    }

    private String supplier(String raw) {
        if (ownCode.isEmpty()) {
            return FieldRules.supplierCode(raw);
        }
        if (header.has(FeedColumn.SUPPLIER) && !ownCode.get().equals(raw.strip())) {
            throw FieldRules.refused(
                    "supplier-mismatch",
                    "The row belongs to \"" + FieldRules.shown(raw) + "\"; you can import for \"" + ownCode.get()
                            + "\" only.");
        }
        return ownCode.get();
    }

    private static CategoryPath category(String path, String pathZh) {
        var levels = FieldRules.levels(FeedColumn.CATEGORY_PATH, path);
        if (pathZh.isBlank()) {
            return CategoryPath.of(levels);
        }
        var levelsZh = FieldRules.levels(FeedColumn.CATEGORY_PATH_ZH, pathZh);
        if (levels.size() != levelsZh.size()) {
            throw FieldRules.refused(
                    "category-zh-mismatch",
                    "The Chinese category has " + levelsZh.size() + " levels, the other " + levels.size() + ".");
        }
        var both = new ArrayList<LocalizedText>();
        for (int level = 0; level < levels.size(); level++) {
            both.add(new LocalizedText(levels.get(level), levelsZh.get(level)));
        }
        return new CategoryPath(both);
    }

    private String text(FeedColumn column, List<String> fields) {
        return header.text(column, fields);
    }

    private String sku(List<String> fields) {
        var position = header.positions().get(FeedColumn.SUPPLIER_SKU);
        return position < fields.size() ? FieldRules.shown(fields.get(position).strip()) : "";
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
