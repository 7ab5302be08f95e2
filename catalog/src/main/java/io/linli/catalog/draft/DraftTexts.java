package io.linli.catalog.draft;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.EnumMap;
import java.util.Map;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.offer.OfferListing;

/** What is written of a listing, as it is kept. */
public final class DraftTexts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DraftTexts() {}

    /** What is in the shop. Price, list price and stock apart: they are changed without a draft. */
    public static Map<DraftField, String> of(OfferListing listing) {
        var texts = new EnumMap<DraftField, String>(DraftField.class);
        var path = listing.categoryPath();
        texts.put(DraftField.NAME, listing.name().en());
        texts.put(DraftField.NAME_ZH, chinese(listing.name()));
        texts.put(DraftField.BRAND, listing.brand());
        texts.put(DraftField.CATEGORY_PATH, path.get(path.size() - 1).path());
        texts.put(DraftField.IMAGE_URL, listing.imageUrl());
        texts.put(DraftField.DESCRIPTION, listing.description().en());
        texts.put(DraftField.DESCRIPTION_ZH, chinese(listing.description()));
        texts.put(DraftField.GTIN, listing.gtin() == null ? "" : listing.gtin());
        texts.put(DraftField.ATTRIBUTES, listing.attributes().isEmpty() ? "" : write(listing.attributes()));
        return texts;
    }

    static Map<DraftField, String> read(String json) {
        try {
            return JSON.readValue(json, new TypeReference<EnumMap<DraftField, String>>() {});
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("what was kept of a draft cannot be read", damaged);
        }
    }

    static String write(Map<?, ?> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("plain values can be written", impossible);
        }
    }

    /** By the names of a feed's columns. */
    static Map<String, String> titled(Map<DraftField, String> texts) {
        return texts.entrySet().stream().collect(toMap(entry -> entry.getKey().title(), Map.Entry::getValue));
    }

    private static String chinese(LocalizedText text) {
        return text.zh().equals(text.en()) ? "" : text.zh();
    }
}
