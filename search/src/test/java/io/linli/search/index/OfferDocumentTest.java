package io.linli.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

import io.linli.catalog.brand.Brand;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.SkuRating;
import io.linli.search.meaning.Language;
import io.linli.search.meaning.Meaning;
import io.linli.search.meaning.Vector;

class OfferDocumentTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Meaning LEARNT = new Meaning(
            List.of(new Vector(Language.ENGLISH, new byte[] {1, -1}), new Vector(Language.CHINESE, new byte[] {2})));

    @Test
    void an_offer_is_filtered_by_every_category_on_its_path_by_id_and_by_path() throws IOException {
        assertThat(texts(document(Listings.rice()).path("within")))
                .containsExactly(
                        Listings.GRAIN.toString(), "Grain & Oil", Listings.RICE.toString(), "Grain & Oil > Rice");
    }

    @Test
    void categories_are_counted_at_the_top_and_below_their_parent_by_id_and_by_path() throws IOException {
        var facet = document(Listings.rice()).path("facet");

        assertThat(FacetKey.parts(facet.path("top").asText()))
                .containsExactly(Listings.GRAIN.toString(), "Grain & Oil", "Grain & Oil", "粮油");
        var below = texts(facet.path("below"));
        assertThat(below).hasSize(2);
        assertThat(below.get(0)).matches(FacetKey.childrenOf(Listings.GRAIN.toString()));
        assertThat(below.get(1)).matches(FacetKey.childrenOf("Grain & Oil"));
        assertThat(FacetKey.parts(below.get(0)))
                .isEqualTo(FacetKey.parts(below.get(1)))
                .containsExactly(Listings.RICE.toString(), "Grain & Oil > Rice", "Rice", "Rice");
    }

    @Test
    void a_text_that_is_the_same_in_both_languages_is_indexed_once() throws IOException {
        var bilingual = document(Listings.rice()).path("name");
        var single = document(Listings.rice(LocalizedText.same("Arroz"), "", null, 1, false))
                .path("name");

        assertThat(bilingual.path("zh").asText()).isEqualTo("五常大米5公斤");
        assertThat(single.path("en").asText()).isEqualTo("Arroz");
        assertThat(single.has("zh")).isFalse();
    }

    @Test
    void a_brand_is_found_by_each_way_to_write_it_and_counted_by_what_it_is() throws IOException {
        var brand = new Brand(
                UUID.fromString("00000000-0000-0000-0000-000000000009"),
                new LocalizedText("Haday", "海天"),
                List.of("HADAY", "Haitian", "海天"));
        var document = document(Listings.rice(LocalizedText.same("Soy sauce"), "HADAY Foods", brand, null, 1, false));

        assertThat(texts(document.path("brand"))).containsExactly("Haday", "海天", "Haitian");
        assertThat(texts(document.path("brandAsked")))
                .containsExactly(
                        "haday", "海天", "haitian", "haday foods", brand.id().toString());
        assertThat(document.path("brandName").path("zh").asText()).isEqualTo("海天");
        assertThat(FacetKey.parts(document.path("facet").path("brand").asText()))
                .containsExactly(brand.id().toString(), "Haday", "Haday", "海天");
    }

    @Test
    void what_is_unknown_is_left_out() throws IOException {
        var document = document(Listings.rice(LocalizedText.same("Rice"), "", null, 1, false));

        assertThat(document.has("brand")).isFalse();
        assertThat(document.has("listPrice")).isFalse();
        assertThat(document.has("imageUrl")).isFalse();
    }

    @Test
    void a_rating_lifts_by_what_it_is_better_than_none() throws IOException {
        var rating = document(Listings.rice()).path("rating");

        assertThat(rating.path("reviews").asLong()).isEqualTo(37);
        assertThat(rating.path("lift").asDouble()).isEqualTo(4.7 - 4);
        assertThat(document(Listings.rated(SkuRating.NONE)).has("rating")).isFalse();
        assertThat(document(Listings.rated(new SkuRating(3, 3, 3.6)))
                        .path("rating")
                        .has("lift"))
                .isFalse();
    }

    /** The mapping is strict: a field it does not know would be refused by the server. */
    @Test
    void every_field_of_a_document_is_in_the_mapping() throws IOException {
        JsonNode mapping;
        try (var definition = OfferDocument.class.getResourceAsStream("offers.json")) {
            mapping = MAPPER.readTree(definition).path("mappings");
        }

        assertThat(unmapped(document(Listings.rice()), mapping, "")).isEmpty();
        assertThat(mapping.path("dynamic").asText()).isEqualTo("strict");
    }

    private static List<String> unmapped(JsonNode document, JsonNode mapping, String path) {
        var missing = new ArrayList<String>();
        document.fields().forEachRemaining(field -> {
            var mapped = mapping.path("properties").path(field.getKey());
            if (mapped.isMissingNode()) {
                missing.add(path + field.getKey());
            } else if (field.getValue().isObject()) {
                missing.addAll(unmapped(field.getValue(), mapped, path + field.getKey() + "."));
            }
        });
        return missing;
    }

    private static JsonNode document(OfferListing offer) throws IOException {
        var text = new StringWriter();
        try (var json = MAPPER.createGenerator(text)) {
            OfferDocument.write(json, offer, LEARNT);
        }
        return MAPPER.readTree(text.toString());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
