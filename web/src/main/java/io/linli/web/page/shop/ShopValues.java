package io.linli.web.page.shop;

import io.quarkus.qute.TemplateExtension;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.offer.Handling;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.SkuRating;
import io.linli.catalog.offer.Storage;
import io.linli.catalog.offer.UnitPrice;
import io.linli.search.query.SearchHit;

/** What the shop's templates ask of the features' records. */
@TemplateExtension
final class ShopValues {

    private ShopValues() {}

    /** Null where packages of it are not compared. */
    static @Nullable UnitPrice unitPrice(SearchHit hit) {
        return UnitPrice.of(hit.name(), hit.category().path(), hit.price()).orElse(null);
    }

    static @Nullable UnitPrice unitPrice(OfferListing offer) {
        return UnitPrice.of(offer.name(), own(offer.categoryPath()).path(), offer.price())
                .orElse(null);
    }

    /** {@code 4.8}. */
    static String shown(SkuRating rating) {
        return String.format(Locale.ROOT, "%.1f", rating.mean());
    }

    /** What must not get warm. */
    static boolean cold(Handling handling) {
        return handling.storage() == Storage.CHILLED || handling.storage() == Storage.FROZEN;
    }

    private static CategoryNode own(List<CategoryNode> path) {
        return path.get(path.size() - 1);
    }
}
