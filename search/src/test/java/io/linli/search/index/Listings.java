package io.linli.search.index;

import java.time.DayOfWeek;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.brand.Brand;
import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.offer.Handling;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.SkuRating;
import io.linli.catalog.offer.Storage;
import io.linli.search.meaning.Meanings;

/** Offers for tests. */
final class Listings {

    static final Meanings.Known NOTHING_LEARNT = new Meanings.Known(Map.of(), List.of());

    static final UUID OFFER = id(1);
    static final UUID SUPPLIER = id(3);
    static final UUID GRAIN = id(4);
    static final UUID RICE = id(5);

    private Listings() {}

    static OfferListing rice() {
        return rice(new LocalizedText("Wuchang rice 5kg", "五常大米5公斤"), "Beidahuang", Money.cny(6_990), 7, false);
    }

    static OfferListing withdrawnRice(long version) {
        return rice(LocalizedText.same("Rice"), "", null, version, true);
    }

    static OfferListing rice(
            LocalizedText name, String brand, @Nullable Money listPrice, long version, boolean withdrawn) {
        return rice(name, brand, listPrice, version, withdrawn, new SkuRating(37, 4.8, 4.7));
    }

    static OfferListing rated(SkuRating rating) {
        return rice(LocalizedText.same("Rice"), "", null, 1, false, rating);
    }

    private static OfferListing rice(
            LocalizedText name,
            String brand,
            @Nullable Money listPrice,
            long version,
            boolean withdrawn,
            SkuRating rating) {
        var shown = brand.isEmpty() ? null : new Brand(id(6), LocalizedText.same(brand), List.of(brand));
        return rice(name, brand, shown, listPrice, version, withdrawn, rating);
    }

    static OfferListing rice(
            LocalizedText name,
            String brand,
            @Nullable Brand shown,
            @Nullable Money listPrice,
            long version,
            boolean withdrawn) {
        return rice(name, brand, shown, listPrice, version, withdrawn, new SkuRating(37, 4.8, 4.7));
    }

    private static OfferListing rice(
            LocalizedText name,
            String brand,
            @Nullable Brand shown,
            @Nullable Money listPrice,
            long version,
            boolean withdrawn,
            SkuRating rating) {
        return new OfferListing(
                OFFER,
                id(2),
                SUPPLIER,
                "farm",
                new LocalizedText("Farm", "农场"),
                "R-1",
                name,
                brand,
                shown,
                RICE,
                List.of(
                        new CategoryNode(GRAIN, "Grain & Oil", new LocalizedText("Grain & Oil", "粮油")),
                        new CategoryNode(RICE, "Grain & Oil > Rice", LocalizedText.same("Rice"))),
                Money.cny(5_990),
                listPrice,
                "",
                LocalizedText.same("From the north-east."),
                null,
                Collections.emptySortedMap(),
                null,
                new Handling(Storage.AMBIENT, 540, Set.of(DayOfWeek.MONDAY)),
                rating,
                false,
                !withdrawn,
                version,
                withdrawn);
    }

    private static UUID id(int number) {
        return UUID.fromString("00000000-0000-7000-8000-%012d".formatted(number));
    }
}
