package io.linli.catalog.feed;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.category.CategoryPath;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.Gtin;
import io.linli.catalog.offer.OfferPart;

/** Checks one row at a time, by itself: pure, so that every rule can be tried without a file or a database. */
final class RowRules {

    private static final int MOST_NAMES_SHOWN = 5;
    private static final String TOO_LONG = "Names of more than " + AttributeRules.LONGEST_NAME
            + " characters and texts of more than " + AttributeRules.LONGEST_TEXT + " were left out: ";

    /** How each column is read by itself. */
    private static final Map<FeedColumn, Consumer<NamedFields>> READINGS = Map.ofEntries(
            Map.entry(FeedColumn.SUPPLIER_SKU, RowRules::ownSku),
            Map.entry(FeedColumn.NAME, RowRules::name),
            Map.entry(FeedColumn.NAME_ZH, RowRules::nameZh),
            Map.entry(FeedColumn.BRAND, RowRules::brand),
            Map.entry(FeedColumn.CATEGORY_PATH, RowRules::category),
            Map.entry(FeedColumn.PRICE, RowRules::price),
            Map.entry(FeedColumn.LIST_PRICE, RowRules::listPrice),
            Map.entry(FeedColumn.STOCK, RowRules::stock),
            Map.entry(FeedColumn.IMAGE_URL, RowRules::imageUrl),
            Map.entry(FeedColumn.DESCRIPTION, RowRules::description),
            Map.entry(FeedColumn.DESCRIPTION_ZH, RowRules::descriptionZh),
            Map.entry(FeedColumn.GTIN, fields -> refuseWarned(warnings -> gtin(fields, warnings))),
            Map.entry(FeedColumn.ATTRIBUTES, fields -> refuseWarned(warnings -> attributes(fields, warnings))));

    private final Optional<String> ownCode;

    /** @param ownCode the supplier's whose file it is; empty for a platform operator's */
    RowRules(Optional<String> ownCode) {
        this.ownCode = ownCode;
    }

    /** The row made clean, or the first rule that it breaks. */
    CheckedRow check(NamedFields fields) {
        try {
            return row(fields);
        } catch (Refusal broken) {
            return new FeedRejection(fields.line(), sku(fields), broken.code(), broken.getMessage());
        }
    }

    /**
     * Every rule that it breaks, by the column it is about; what a feed's row is only warned of as well. Empty where it can go in
     * whole.
     */
    Map<FeedColumn, Refusal> broken(NamedFields fields) {
        var broken = new EnumMap<FeedColumn, Refusal>(FeedColumn.class);
        READINGS.forEach((column, reading) -> {
            try {
                reading.accept(fields);
            } catch (Refusal refusal) {
                broken.put(column, refusal);
            }
        });
        if (broken.isEmpty() && check(fields) instanceof FeedRejection rejection) {
            broken.put(FeedColumn.SUPPLIER, FieldRules.refused(rejection.code(), rejection.detail()));
        }
        return broken;
    }

    private static void refuseWarned(Consumer<List<FeedWarning>> reading) {
        var warnings = new ArrayList<FeedWarning>();
        reading.accept(warnings);
        warnings.stream().findFirst().ifPresent(first -> {
            throw FieldRules.refused(first.code(), first.detail());
        });
    }

    private FeedRow row(NamedFields fields) {
        var supplier = supplier(fields);
        var sku = ownSku(fields);
        var name = name(fields);
        FieldRules.currency(fields.text(FeedColumn.CURRENCY));
        var warnings = new ArrayList<FeedWarning>();
        var gtin = gtin(fields, warnings);
        var handling = HandlingRules.read(fields, warnings);
        warn(fields, warnings, "unknown-name", "Nothing was taken from: ", fields.unknown());
        var attributes = attributes(fields, warnings);
        return new FeedRow(
                fields.line(),
                supplier,
                sku,
                name,
                nameZh(fields),
                brand(fields),
                category(fields),
                price(fields),
                listPrice(fields),
                imageUrl(fields),
                description(fields),
                descriptionZh(fields),
                stock(fields),
                gtin.orElse(null),
                attributes,
                orNull(FieldRules.line(
                        FeedColumn.VARIANT_OF, fields.text(FeedColumn.VARIANT_OF), FieldRules.LONGEST_SKU)),
                handling.handling(),
                told(fields, gtin.isPresent(), handling.leftOut()),
                List.copyOf(warnings));
    }

    /** A wrong number under the bar code is no reason not to sell the good. */
    private static Optional<Gtin> gtin(NamedFields fields, List<FeedWarning> warnings) {
        var raw = fields.text(FeedColumn.GTIN);
        var gtin = Gtin.of(raw);
        if (gtin.isEmpty() && !raw.isBlank()) {
            warnings.add(new FeedWarning(
                    fields.line(),
                    sku(fields),
                    "gtin-invalid",
                    "The GTIN \"" + FieldRules.shown(raw)
                            + "\" was left out: it has 8, 12, 13 or 14 digits, the last of which is the check digit."));
        }
        return gtin;
    }

    private static void warn(
            NamedFields fields, List<FeedWarning> warnings, String code, String message, List<String> names) {
        if (!names.isEmpty()) {
            var shown = names.stream().limit(MOST_NAMES_SHOWN).collect(Collectors.joining(", "));
            var more = names.size() > MOST_NAMES_SHOWN ? ", …" : ".";
            warnings.add(new FeedWarning(fields.line(), sku(fields), code, message + shown + more));
        }
    }

    /** What was left out leaves what is known. */
    private static Set<OfferPart> told(NamedFields fields, boolean gtinRead, Set<OfferPart> leftOut) {
        boolean gtinLeftOut = !gtinRead && !fields.text(FeedColumn.GTIN).isBlank();
        if (!gtinLeftOut && leftOut.isEmpty()) {
            return fields.told();
        }
        var told = EnumSet.copyOf(fields.told());
        told.removeAll(leftOut);
        if (gtinLeftOut) {
            told.remove(OfferPart.GTIN);
        }
        return told;
    }

    private String supplier(NamedFields fields) {
        var raw = fields.text(FeedColumn.SUPPLIER);
        if (ownCode.isEmpty()) {
            return FieldRules.supplierCode(raw);
        }
        if (fields.has(FeedColumn.SUPPLIER) && !ownCode.get().equals(raw.strip())) {
            throw FieldRules.refused(
                    "supplier-mismatch",
                    "The row belongs to \"" + FieldRules.shown(raw) + "\"; you can import for \"" + ownCode.get()
                            + "\" only.");
        }
        return ownCode.get();
    }

    private static String ownSku(NamedFields fields) {
        return FieldRules.requiredLine(
                FeedColumn.SUPPLIER_SKU, fields.text(FeedColumn.SUPPLIER_SKU), FieldRules.LONGEST_SKU);
    }

    private static String name(NamedFields fields) {
        return FieldRules.requiredLine(FeedColumn.NAME, fields.text(FeedColumn.NAME), FieldRules.LONGEST_NAME);
    }

    private static @Nullable String nameZh(NamedFields fields) {
        return orNull(FieldRules.line(FeedColumn.NAME_ZH, fields.text(FeedColumn.NAME_ZH), FieldRules.LONGEST_NAME));
    }

    private static String brand(NamedFields fields) {
        return FieldRules.line(FeedColumn.BRAND, fields.text(FeedColumn.BRAND), FieldRules.LONGEST_BRAND);
    }

    private static Money price(NamedFields fields) {
        return FieldRules.price(FeedColumn.PRICE, fields.text(FeedColumn.PRICE));
    }

    private static @Nullable Money listPrice(NamedFields fields) {
        return FieldRules.optionalPrice(FeedColumn.LIST_PRICE, fields.text(FeedColumn.LIST_PRICE));
    }

    private static String imageUrl(NamedFields fields) {
        return FieldRules.imageUrl(fields.text(FeedColumn.IMAGE_URL));
    }

    private static String description(NamedFields fields) {
        return FieldRules.paragraphs(
                FeedColumn.DESCRIPTION, fields.text(FeedColumn.DESCRIPTION), FieldRules.LONGEST_DESCRIPTION);
    }

    private static @Nullable String descriptionZh(NamedFields fields) {
        return orNull(FieldRules.paragraphs(
                FeedColumn.DESCRIPTION_ZH, fields.text(FeedColumn.DESCRIPTION_ZH), FieldRules.LONGEST_DESCRIPTION));
    }

    private static @Nullable Long stock(NamedFields fields) {
        return FieldRules.stock(fields.text(FeedColumn.STOCK));
    }

    private static Map<String, Object> attributes(NamedFields fields, List<FeedWarning> warnings) {
        var attributes = AttributeRules.read(fields.text(FeedColumn.ATTRIBUTES));
        warn(fields, warnings, "attribute-too-long", TOO_LONG, attributes.tooLong());
        return attributes.values();
    }

    private static CategoryPath category(NamedFields fields) {
        return category(fields.text(FeedColumn.CATEGORY_PATH), fields.text(FeedColumn.CATEGORY_PATH_ZH));
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

    private static String sku(NamedFields fields) {
        return FieldRules.shown(fields.text(FeedColumn.SUPPLIER_SKU).strip());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
