package io.linli.search.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.brand.Brand;
import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.offer.Handling;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.SkuRating;
import io.linli.search.meaning.Meaning;

/** Whole documents and the index's definition, for measuring Elasticsearch without the product. */
public final class RawDocuments {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RawDocuments() {}

    /** Settings and mappings of the product's index. */
    public static JsonNode definition() throws IOException {
        try (InputStream in = OfferDocument.class.getResourceAsStream("offers.json")) {
            return MAPPER.readTree(in);
        }
    }

    /**
     * The document as the product writes it, with what the index does not keep to be shown.
     *
     * @param shown what the index gives back of it
     */
    public static JsonNode whole(JsonNode shown, String description) throws IOException {
        return whole(shown, description, Meaning.UNKNOWN);
    }

    /** The document with the vectors the product learnt of it. */
    public static JsonNode whole(JsonNode shown, Meaning meaning) {
        try {
            return whole(shown, "", meaning);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static JsonNode whole(JsonNode shown, String description, Meaning meaning) throws IOException {
        var text = new StringWriter();
        try (var json = MAPPER.createGenerator(text)) {
            OfferDocument.write(json, listing(shown, description), meaning);
        }
        return MAPPER.readTree(text.toString());
    }

    private static OfferListing listing(JsonNode shown, String description) {
        return new OfferListing(
                id(shown, "offerId"),
                id(shown, "skuId"),
                id(shown, "supplierId"),
                shown.get("supplier").asText(),
                text(shown.get("supplierName")),
                shown.get("supplierSku").asText(),
                text(shown.get("name")),
                shown.at("/brand/0").asText(),
                brand(shown.at("/brand/0").asText()),
                UUID.fromString(shown.at("/category/id").asText()),
                path(shown.at("/category/path").asText()),
                Money.of(shown.get("price").asLong(), shown.get("currency").asText()),
                shown.has("listPrice") ? Money.cny(shown.get("listPrice").asLong()) : null,
                shown.path("imageUrl").asText(),
                LocalizedText.same(description),
                null,
                Collections.emptySortedMap(),
                null,
                Handling.UNTOLD,
                SkuRating.NONE,
                false,
                true,
                1,
                false);
    }

    private static @Nullable Brand brand(String name) {
        return name.isEmpty()
                ? null
                : new Brand(
                        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                        LocalizedText.same(name),
                        List.of(name));
    }

    private static List<CategoryNode> path(String path) {
        var nodes = new ArrayList<CategoryNode>();
        for (String name : path.split(" > ")) {
            String above = nodes.isEmpty() ? "" : nodes.get(nodes.size() - 1).path() + " > ";
            var id = UUID.nameUUIDFromBytes((above + name).getBytes(StandardCharsets.UTF_8));
            nodes.add(new CategoryNode(id, above + name, LocalizedText.same(name)));
        }
        return nodes;
    }

    private static LocalizedText text(JsonNode text) {
        String english = text.get("en").asText();
        return new LocalizedText(english, text.path("zh").asText(english));
    }

    private static UUID id(JsonNode shown, String field) {
        return UUID.fromString(shown.get(field).asText());
    }
}
