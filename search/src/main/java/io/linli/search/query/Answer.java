package io.linli.search.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.offer.Handling;
import io.linli.catalog.offer.SkuRating;
import io.linli.catalog.offer.Storage;
import io.linli.search.index.FacetKey;
import io.linli.search.query.Facets.Choice;
import io.linli.search.query.Facets.PriceRange;

/** What Elasticsearch answers to a {@link SearchBody}; read in one pass, unknown fields skipped. */
record Answer(Hits hits, @Nullable JsonNode aggregations, @Nullable JsonNode suggest) {

    private static final ObjectReader READER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build()
            .readerFor(Answer.class);

    private static final Map<Storage, LocalizedText> STORED = Map.of(
            Storage.AMBIENT, new LocalizedText("Room temperature", "常温"),
            Storage.CHILLED, new LocalizedText("Chilled", "冷藏"),
            Storage.FROZEN, new LocalizedText("Frozen", "冷冻"));

    record Hits(Total total, List<Hit> hits) {}

    record Total(long value) {}

    /** @param matched scores of the named parts of the query, where they were asked for */
    record Hit(
            @JsonProperty("_source") Source source,
            @JsonProperty("matched_queries") @Nullable Map<String, Double> matched) {}

    /**
     * The fields of {@code OfferDocument} that are kept to be shown.
     *
     * @param brand all that it is called; its first stands for its name in documents that an older version wrote
     */
    record Source(
            UUID offerId,
            UUID skuId,
            UUID supplierId,
            String supplier,
            Text supplierName,
            String supplierSku,
            Text name,
            @Nullable Text brandName,
            @Nullable List<String> brand,
            Category category,
            long price,
            @Nullable Long listPrice,
            String currency,
            @Nullable String imageUrl,
            boolean available,
            boolean shared,
            @Nullable Storage storage,
            @Nullable Integer shelfLifeDays,
            @Nullable Set<DayOfWeek> deliveryDays,
            @Nullable Rated rating) {

        List<String> brandWords() {
            return brand == null ? List.of() : brand;
        }

        LocalizedText brandText() {
            return brandName == null
                    ? LocalizedText.same(brandWords().stream().findFirst().orElse(""))
                    : brandName.text();
        }

        Handling handling() {
            return new Handling(storage, shelfLifeDays, deliveryDays == null ? Set.of() : deliveryDays);
        }
    }

    record Rated(long reviews, double mean, double score) {

        SkuRating rating() {
            return new SkuRating(reviews, mean, score);
        }
    }

    /** @param zh null when it is the same as the English */
    record Text(String en, @Nullable String zh) {

        LocalizedText text() {
            return new LocalizedText(en, zh == null ? en : zh);
        }
    }

    record Category(UUID id, String path, String en, @Nullable String zh) {}

    static Answer read(byte[] json) {
        try {
            return READER.readValue(json);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** How many offers there are. */
    private long offers() {
        return hits.total().value();
    }

    /** How many goods there are: each counts once, whoever sells it. */
    long total() {
        return offers()
                - (aggregations == null
                        ? 0
                        : twice(aggregations.path(SearchBody.SHARED).path(SearchBody.FOUND)));
    }

    /** What the query may have been meant to be. */
    Optional<String> correction(String query) {
        return suggest == null ? Optional.empty() : Correction.read(query, suggest);
    }

    /** How many offers there were before the filters. */
    long unfiltered() {
        return aggregations == null || !aggregations.has(SearchBody.UNFILTERED)
                ? offers()
                : count(aggregations.path(SearchBody.UNFILTERED));
    }

    List<SearchHit> items() {
        return hits.hits().stream()
                .map(hit -> item(hit.source(), why(hit.matched())))
                .toList();
    }

    /** Parts of one reason count together. */
    private static Map<Reason, Double> why(@Nullable Map<String, Double> matched) {
        var why = new EnumMap<Reason, Double>(Reason.class);
        if (matched != null) {
            matched.forEach((name, score) ->
                    Reason.of(name.split("\\.", 2)[0]).ifPresent(reason -> why.merge(reason, score, Double::sum)));
        }
        return why;
    }

    private static SearchHit item(Source source, Map<Reason, Double> why) {
        var category = source.category();
        return new SearchHit(
                source.offerId(),
                source.skuId(),
                source.supplierId(),
                source.supplier(),
                source.supplierName().text(),
                source.supplierSku(),
                source.name().text(),
                source.brandText(),
                source.brandWords(),
                new CategoryNode(category.id(), category.path(), new Text(category.en(), category.zh()).text()),
                Money.of(source.price(), source.currency()),
                source.listPrice() == null ? null : Money.of(source.listPrice(), source.currency()),
                orEmpty(source.imageUrl()),
                source.available(),
                source.handling(),
                source.rating() == null ? SkuRating.NONE : source.rating().rating(),
                source.shared(),
                1,
                why);
    }

    Facets facets() {
        if (aggregations == null) {
            return Facets.NONE;
        }
        return new Facets(
                choices(SearchBody.CATEGORIES), brands(), choices(SearchBody.SUPPLIERS), storages(), priceRanges());
    }

    private List<Choice> choices(String facet) {
        return counted(facet).stream()
                .map(one -> {
                    var parts = FacetKey.parts(one.value());
                    return new Choice(parts.get(0), new LocalizedText(parts.get(2), parts.get(3)), one.goods());
                })
                .toList();
    }

    private List<Choice> brands() {
        return counted(SearchBody.BRANDS).stream()
                .map(one -> {
                    var parts = FacetKey.parts(one.value());
                    return new Choice(parts.get(1), new LocalizedText(parts.get(2), parts.get(3)), one.goods());
                })
                .toList();
    }

    private List<Choice> storages() {
        return counted(SearchBody.STORAGES).stream()
                .map(one -> new Choice(one.value(), STORED.get(Storage.valueOf(one.value())), one.goods()))
                .toList();
    }

    /** Elasticsearch leaves the upper end out of a range; we ask with both ends in it. */
    private List<PriceRange> priceRanges() {
        var ranges = new ArrayList<PriceRange>();
        for (var one : counted(SearchBody.PRICES)) {
            if (one.goods() > 0) {
                var to = one.bucket().get("to");
                ranges.add(new PriceRange(
                        one.bucket().path("from").asLong(), to == null ? null : to.asLong() - 1, one.goods()));
            }
        }
        return List.copyOf(ranges);
    }

    /** A value of a facet and how many goods have it. */
    private record Counted(JsonNode bucket, long goods) {

        String value() {
            return key(bucket);
        }
    }

    private List<Counted> counted(String facet) {
        var twice = new HashMap<String, Long>();
        buckets(aggregations.path(SearchBody.SHARED), facet).forEach(bucket -> twice.put(key(bucket), twice(bucket)));
        return buckets(aggregations, facet)
                .map(bucket -> new Counted(bucket, count(bucket) - twice.getOrDefault(key(bucket), 0L)))
                .toList();
    }

    /** What counts under the filters of others is wrapped once. */
    private static Stream<JsonNode> buckets(JsonNode aggregations, String facet) {
        var found = aggregations.path(facet);
        var buckets = (found.has(facet) ? found.path(facet) : found).path("buckets");
        return StreamSupport.stream(buckets.spliterator(), false);
    }

    private static String key(JsonNode bucket) {
        return bucket.path("key").asText();
    }

    private static long count(JsonNode bucket) {
        return bucket.path("doc_count").asLong();
    }

    /** How many offers are of goods that another offer stands for already. */
    private static long twice(JsonNode shared) {
        return count(shared) - shared.path(SearchBody.GOODS).path("value").asLong();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
