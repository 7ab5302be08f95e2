package io.linli.search.meaning;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.linli.catalog.offer.OfferListing;
import io.linli.search.engine.SearchSettings;
import io.linli.search.meaning.MeaningRows.Row;

/** What offers mean: worked out once for each text, kept, and found again as long as the text stays. */
@ApplicationScoped
public class Meanings {

    /**
     * What is known of some offers.
     *
     * @param meanings by SKU
     * @param missing offers some of whose texts are still to be learnt
     */
    public record Known(Map<UUID, Meaning> meanings, List<UUID> missing) {

        /** {@link Meaning#UNKNOWN} at least. */
        public Meaning of(OfferListing offer) {
            return meanings.getOrDefault(offer.skuId(), Meaning.UNKNOWN);
        }
    }

    private final MeaningRows rows;
    private final Models models;
    private final SearchSettings settings;

    Meanings(MeaningRows rows, Models models, SearchSettings settings) {
        this.rows = rows;
        this.models = models;
        this.settings = settings;
    }

    /** Nothing is known and nothing missing where meaning is switched off. */
    @WithSession
    public Uni<Known> of(List<OfferListing> offers) {
        return settings.meaning()
                ? stored(offers).map(found -> known(offers, found))
                : Uni.createFrom().item(new Known(Map.of(), List.of()));
    }

    /** Works out and keeps what is not known yet. */
    @WithTransaction
    public Uni<Void> learn(List<OfferListing> offers) {
        return stored(offers)
                .map(found -> unknown(offers, found))
                .chain(texts -> texts.isEmpty() ? Uni.createFrom().voidItem() : learn(texts.keySet(), texts));
    }

    private Uni<Void> learn(Collection<Key> keys, Map<Key, MeantText> texts) {
        var skus = List.copyOf(keys);
        var wanted = skus.stream().map(texts::get).toList();
        return models.vectors(wanted)
                .map(vectors -> IntStream.range(0, skus.size())
                        .mapToObj(index -> new Row(
                                skus.get(index).skuId(), wanted.get(index).hash(), vectors.get(index)))
                        .toList())
                .chain(rows::store);
    }

    private Uni<Map<Key, Row>> stored(List<OfferListing> offers) {
        var skus = offers.stream().map(OfferListing::skuId).collect(Collectors.toSet());
        return rows.ofSkus(skus).map(found -> {
            Map<Key, Row> byKey = new HashMap<>();
            found.forEach(row -> byKey.put(new Key(row.skuId(), row.vector().language()), row));
            return byKey;
        });
    }

    private static Known known(List<OfferListing> offers, Map<Key, Row> stored) {
        Map<UUID, Meaning> meanings = new HashMap<>();
        var missing = new ArrayList<UUID>();
        for (var offer : offers) {
            var texts = MeantText.of(offer);
            var vectors = texts.stream()
                    .map(text -> stored.get(new Key(offer.skuId(), text.language())))
                    .filter(row -> row != null && isOf(row, texts))
                    .map(Row::vector)
                    .toList();
            meanings.put(offer.skuId(), new Meaning(vectors));
            if (vectors.size() < texts.size() && !offer.withdrawn()) {
                missing.add(offer.offerId());
            }
        }
        return new Known(meanings, List.copyOf(missing));
    }

    private static Map<Key, MeantText> unknown(List<OfferListing> offers, Map<Key, Row> stored) {
        Map<Key, MeantText> unknown = new LinkedHashMap<>();
        for (var offer : offers) {
            for (var text : MeantText.of(offer)) {
                var key = new Key(offer.skuId(), text.language());
                var row = stored.get(key);
                if (row == null || !Arrays.equals(row.textHash(), text.hash())) {
                    unknown.put(key, text);
                }
            }
        }
        return unknown;
    }

    private static boolean isOf(Row row, List<MeantText> texts) {
        return texts.stream().anyMatch(text -> Arrays.equals(row.textHash(), text.hash()));
    }

    private record Key(UUID skuId, Language language) {}
}
