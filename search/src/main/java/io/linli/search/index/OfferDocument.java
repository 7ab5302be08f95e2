package io.linli.search.index;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.offer.OfferListing;

/**
 * An offer as the index holds it; {@code offers.json} beside this class says what each field is for. A Chinese text that
 * equals the English one is left out: it would only count its words twice.
 */
final class OfferDocument {

    /** Longer descriptions are indexed up to here; what is searched for stands at the beginning. */
    private static final int DESCRIPTION_LENGTH = 4_000;

    private OfferDocument() {}

    static void write(JsonGenerator json, OfferListing offer) throws IOException {
        json.writeStartObject();
        json.writeStringField("offerId", offer.offerId().toString());
        json.writeStringField("skuId", offer.skuId().toString());
        json.writeStringField("supplierId", offer.supplierId().toString());
        json.writeStringField("supplier", offer.supplierCode());
        writeText(json, "supplierName", offer.supplierName());
        json.writeStringField("supplierSku", offer.supplierSku());
        writeText(json, "name", offer.name());
        if (!offer.brand().isBlank()) {
            json.writeStringField("brand", offer.brand());
        }
        writeCategory(json, offer.categoryPath());
        writePrice(json, offer);
        if (!offer.imageUrl().isEmpty()) {
            json.writeStringField("imageUrl", offer.imageUrl());
        }
        json.writeBooleanField("available", offer.available());
        writeText(json, "description", shortened(offer.description()));
        writeFacets(json, offer);
        json.writeEndObject();
    }

    private static void writePrice(JsonGenerator json, OfferListing offer) throws IOException {
        json.writeNumberField("price", offer.price().amount());
        json.writeStringField("currency", offer.price().currency().getCurrencyCode());
        if (offer.listPrice() != null) {
            json.writeNumberField("listPrice", offer.listPrice().amount());
        }
    }

    /** The category itself to be shown, the whole path to be filtered by, and the names on it as words. */
    private static void writeCategory(JsonGenerator json, List<CategoryNode> path) throws IOException {
        var own = path.get(path.size() - 1);
        json.writeObjectFieldStart("category");
        json.writeStringField("id", own.id().toString());
        json.writeStringField("path", own.path());
        writeTextFields(json, own.name());
        json.writeEndObject();
        json.writeArrayFieldStart("within");
        for (var node : path) {
            json.writeString(node.id().toString());
            json.writeString(node.path());
        }
        json.writeEndArray();
        json.writeObjectFieldStart("words");
        writeNames(json, "category", List.of(own));
        writeNames(json, "ancestors", path.subList(0, path.size() - 1));
        json.writeEndObject();
    }

    private static void writeNames(JsonGenerator json, String field, List<CategoryNode> nodes) throws IOException {
        json.writeArrayFieldStart(field);
        for (var node : nodes) {
            json.writeString(node.name().en());
            if (!sameInBoth(node.name())) {
                json.writeString(node.name().zh());
            }
        }
        json.writeEndArray();
    }

    private static void writeFacets(JsonGenerator json, OfferListing offer) throws IOException {
        json.writeObjectFieldStart("facet");
        json.writeStringField(
                "supplier", FacetKey.of(offer.supplierId().toString(), offer.supplierCode(), offer.supplierName()));
        var path = offer.categoryPath();
        json.writeStringField("top", key(path.get(0)));
        json.writeArrayFieldStart("path");
        for (var node : path) {
            json.writeString(key(node));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("below");
        for (int depth = 1; depth < path.size(); depth++) {
            var parent = path.get(depth - 1);
            var key = key(path.get(depth));
            json.writeString(FacetKey.below(parent.id().toString(), key));
            json.writeString(FacetKey.below(parent.path(), key));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String key(CategoryNode node) {
        return FacetKey.of(node.id().toString(), node.path(), node.name());
    }

    private static LocalizedText shortened(LocalizedText text) {
        return new LocalizedText(shortened(text.en()), shortened(text.zh()));
    }

    private static String shortened(String text) {
        return text.length() <= DESCRIPTION_LENGTH ? text : text.substring(0, DESCRIPTION_LENGTH);
    }

    private static void writeText(JsonGenerator json, String field, LocalizedText text) throws IOException {
        json.writeObjectFieldStart(field);
        writeTextFields(json, text);
        json.writeEndObject();
    }

    private static void writeTextFields(JsonGenerator json, LocalizedText text) throws IOException {
        json.writeStringField("en", text.en());
        if (!sameInBoth(text)) {
            json.writeStringField("zh", text.zh());
        }
    }

    private static boolean sameInBoth(LocalizedText text) {
        return text.en().equals(text.zh());
    }
}
