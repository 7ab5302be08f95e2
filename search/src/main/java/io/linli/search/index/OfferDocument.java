package io.linli.search.index;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.linli.catalog.brand.Brand;
import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.offer.Handling;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.SkuRating;
import io.linli.search.meaning.Meaning;

/**
 * An offer as the index holds it; {@code offers.json} beside this class says what each field is for. A Chinese text that
 * equals the English one is left out: it would only count its words twice.
 */
final class OfferDocument {

    /** Longer descriptions are indexed up to here; what is searched for stands at the beginning. */
    private static final int DESCRIPTION_LENGTH = 4_000;

    private static final int BEGINNING = 120;

    /** What data sheets write before an attribute's name to say its type. */
    private static final Pattern FIELD_PREFIX = Pattern.compile("^attr_[a-z]_");

    private OfferDocument() {}

    static void write(JsonGenerator json, OfferListing offer, Meaning meaning) throws IOException {
        json.writeStartObject();
        json.writeStringField("offerId", offer.offerId().toString());
        json.writeStringField("skuId", offer.skuId().toString());
        json.writeStringField("supplierId", offer.supplierId().toString());
        json.writeStringField("supplier", offer.supplierCode());
        writeText(json, "supplierName", offer.supplierName());
        json.writeStringField("supplierSku", offer.supplierSku());
        writeText(json, "name", offer.name());
        if (offer.shownBrand() != null) {
            writeBrand(json, offer.shownBrand(), offer.brand());
        }
        writeCategory(json, offer.categoryPath());
        writeWords(json, offer);
        writePrice(json, offer);
        if (!offer.imageUrl().isEmpty()) {
            json.writeStringField("imageUrl", offer.imageUrl());
        }
        json.writeBooleanField("available", offer.available());
        if (offer.shared()) {
            json.writeBooleanField("shared", true);
        }
        writeHandling(json, offer.handling());
        writeRating(json, offer.rating());
        writeText(json, "description", shortened(offer.description()));
        writeFacets(json, offer);
        writeMeaning(json, meaning);
        json.writeEndObject();
    }

    private static void writePrice(JsonGenerator json, OfferListing offer) throws IOException {
        json.writeNumberField("price", offer.price().amount());
        json.writeStringField("currency", offer.price().currency().getCurrencyCode());
        if (offer.listPrice() != null) {
            json.writeNumberField("listPrice", offer.listPrice().amount());
        }
    }

    /** Of days none where it comes on any. */
    private static void writeHandling(JsonGenerator json, Handling handling) throws IOException {
        if (handling.storage() != null) {
            json.writeStringField("storage", handling.storage().name());
        }
        if (handling.shelfLifeDays() != null) {
            json.writeNumberField("shelfLifeDays", handling.shelfLifeDays());
        }
        if (!handling.deliveryDays().isEmpty()) {
            json.writeArrayFieldStart("deliveryDays");
            for (var day : handling.deliveryDays()) {
                json.writeString(day.name());
            }
            json.writeEndArray();
        }
    }

    /**
     * Its name to be shown, each way to write it as words, and what it may be asked for by, in small letters. One that differs in these
     * only would count its words twice.
     */
    private static void writeBrand(JsonGenerator json, Brand brand, String written) throws IOException {
        var names = List.of(brand.name().en(), brand.name().zh());
        var words = new LinkedHashMap<String, String>();
        Stream.of(names, brand.spellings())
                .flatMap(List::stream)
                .forEach(spelling -> words.putIfAbsent(FacetKey.asked(spelling), spelling));
        var asked = new LinkedHashSet<>(words.keySet());
        asked.add(FacetKey.asked(written));
        asked.add(brand.id().toString());
        writeText(json, "brandName", brand.name());
        writeAll(json, "brand", words.values());
        writeAll(json, "brandAsked", asked);
    }

    private static void writeAll(JsonGenerator json, String field, Collection<String> texts) throws IOException {
        json.writeArrayFieldStart(field);
        for (var text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /** None where nobody said anything; how far it lifts only what is rated better than such a good. */
    private static void writeRating(JsonGenerator json, SkuRating rating) throws IOException {
        if (!rating.any()) {
            return;
        }
        json.writeObjectFieldStart("rating");
        json.writeNumberField("reviews", rating.reviews());
        json.writeNumberField("mean", rating.mean());
        json.writeNumberField("score", rating.score());
        if (rating.score() > SkuRating.UNRATED_SCORE) {
            json.writeNumberField("lift", rating.score() - SkuRating.UNRATED_SCORE);
        }
        json.writeEndObject();
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
    }

    /** What is searched and never shown. */
    private static void writeWords(JsonGenerator json, OfferListing offer) throws IOException {
        var path = offer.categoryPath();
        json.writeObjectFieldStart("words");
        writeNames(json, "category", List.of(path.get(path.size() - 1)));
        writeNames(json, "ancestors", path.subList(0, path.size() - 1));
        writeHeads(json, "heads", offer.name());
        writeHeads(json, "described", begun(offer.description()));
        writeAttributes(json, offer);
        json.writeEndObject();
    }

    /** The texts, and the names of what it has; how much of what would only look like words. */
    private static void writeAttributes(JsonGenerator json, OfferListing offer) throws IOException {
        json.writeArrayFieldStart("attributes");
        int room = DESCRIPTION_LENGTH;
        for (var attribute : offer.attributes().entrySet()) {
            var words = words(attribute.getKey(), attribute.getValue());
            room -= words.length();
            if (room >= 0 && !words.isEmpty()) {
                json.writeString(words);
            }
        }
        json.writeEndArray();
    }

    private static String words(String name, Object value) {
        if (value instanceof String text) {
            return text;
        }
        return Boolean.TRUE.equals(value)
                ? FIELD_PREFIX.matcher(name).replaceFirst("").replace('_', ' ')
                : "";
    }

    private static void writeHeads(JsonGenerator json, String field, LocalizedText text) throws IOException {
        json.writeArrayFieldStart(field);
        for (var head : HeadWords.of(text.en())) {
            json.writeString(head);
        }
        if (!sameInBoth(text)) {
            for (var head : HeadWords.of(text.zh())) {
                json.writeString(head);
            }
        }
        json.writeEndArray();
    }

    private static void writeMeaning(JsonGenerator json, Meaning meaning) throws IOException {
        json.writeObjectFieldStart("meaning");
        for (var vector : meaning.vectors()) {
            json.writeStringField(vector.language().name().toLowerCase(Locale.ROOT), vector.hex());
        }
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
        if (offer.shownBrand() != null) {
            var brand = offer.shownBrand();
            json.writeStringField(
                    "brand", FacetKey.of(brand.id().toString(), brand.name().en(), brand.name()));
        }
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
        return new LocalizedText(shortened(text.en(), DESCRIPTION_LENGTH), shortened(text.zh(), DESCRIPTION_LENGTH));
    }

    /** How a description begins, where it may name the thing once more. */
    private static LocalizedText begun(LocalizedText text) {
        return new LocalizedText(shortened(text.en(), BEGINNING), shortened(text.zh(), BEGINNING));
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
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
