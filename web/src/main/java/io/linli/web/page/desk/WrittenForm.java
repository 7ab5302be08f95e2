package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.draft.Draft;
import io.linli.catalog.draft.DraftField;
import io.linli.catalog.draft.DraftTexts;
import io.linli.catalog.feed.WrittenRow.Problem;
import io.linli.catalog.offer.OfferListing;

/** A listing as a supplier types it. Shown again as it was typed when it is refused. */
@TemplateData
public class WrittenForm {

    @RestForm
    public @Nullable UUID key;

    @RestForm
    public @Nullable String sku;

    @RestForm
    public @Nullable String name;

    @RestForm
    public @Nullable String nameZh;

    @RestForm
    public @Nullable String brand;

    @RestForm
    public @Nullable String category;

    /** To find a category by. */
    @RestForm
    public @Nullable String find;

    @RestForm
    public @Nullable String price;

    @RestForm
    public @Nullable String listPrice;

    @RestForm
    public @Nullable String stock;

    @RestForm
    public @Nullable String image;

    @RestForm
    public @Nullable String description;

    @RestForm
    public @Nullable String descriptionZh;

    @RestForm
    public @Nullable String gtin;

    /** A line for each: Weight: 500. */
    @RestForm
    public @Nullable String attributes;

    /** What is to be done with it. */
    @RestForm
    public @Nullable String what;

    /** Present where what was changed in the shop meanwhile was seen. */
    @RestForm
    public @Nullable String even;

    /** When it is to be published by itself. */
    @RestForm
    public @Nullable String at;

    private Map<String, String> problems = Map.of();

    static WrittenForm fresh() {
        return new WrittenForm();
    }

    static WrittenForm of(Draft draft) {
        var form = new WrittenForm();
        form.fill(draft.supplierSku(), draft.texts());
        form.told(draft.problems());
        return form;
    }

    /** What is in the shop, to be written anew. */
    static WrittenForm of(OfferListing listing) {
        var form = new WrittenForm();
        form.fill(listing.supplierSku(), DraftTexts.of(listing));
        return form;
    }

    private void fill(String supplierSku, Map<DraftField, String> texts) {
        sku = supplierSku;
        name = texts.getOrDefault(DraftField.NAME, "");
        nameZh = texts.getOrDefault(DraftField.NAME_ZH, "");
        brand = texts.getOrDefault(DraftField.BRAND, "");
        category = texts.getOrDefault(DraftField.CATEGORY_PATH, "");
        price = texts.getOrDefault(DraftField.PRICE, "");
        listPrice = texts.getOrDefault(DraftField.LIST_PRICE, "");
        stock = texts.getOrDefault(DraftField.STOCK, "");
        image = texts.getOrDefault(DraftField.IMAGE_URL, "");
        description = texts.getOrDefault(DraftField.DESCRIPTION, "");
        descriptionZh = texts.getOrDefault(DraftField.DESCRIPTION_ZH, "");
        gtin = texts.getOrDefault(DraftField.GTIN, "");
        attributes = AttributeLines.write(texts.getOrDefault(DraftField.ATTRIBUTES, ""));
    }

    /** Beside each field what is missing or wrong about it. */
    void told(List<Problem> found) {
        problems = found.stream().collect(Collectors.toMap(Problem::field, Problem::code, (first, other) -> first));
    }

    /** Code of what is wrong with a field, by the name of its column; null for nothing. */
    public @Nullable String problem(String field) {
        return problems.get(field);
    }

    /** Refuses with: {@code attribute-line-invalid}. */
    Map<DraftField, String> texts() {
        var texts = new EnumMap<DraftField, String>(DraftField.class);
        texts.put(DraftField.NAME, typed(name));
        texts.put(DraftField.NAME_ZH, typed(nameZh));
        texts.put(DraftField.BRAND, typed(brand));
        texts.put(DraftField.CATEGORY_PATH, typed(category));
        texts.put(DraftField.PRICE, typed(price));
        texts.put(DraftField.LIST_PRICE, typed(listPrice));
        texts.put(DraftField.STOCK, typed(stock));
        texts.put(DraftField.IMAGE_URL, typed(image));
        texts.put(DraftField.DESCRIPTION, typed(description));
        texts.put(DraftField.DESCRIPTION_ZH, typed(descriptionZh));
        texts.put(DraftField.GTIN, typed(gtin));
        texts.put(DraftField.ATTRIBUTES, AttributeLines.read(typed(attributes)));
        return texts;
    }

    String number() {
        return typed(sku);
    }

    private static String typed(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
