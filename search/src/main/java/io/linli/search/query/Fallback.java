package io.linli.search.query;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.delivery.Arrival;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.offer.BrowseOffers;
import io.linli.catalog.offer.OfferFilter;
import io.linli.catalog.offer.OfferListing;

/** Answers from the catalogue itself while Elasticsearch is away: the words as they are typed, no counts to narrow by. */
@ApplicationScoped
class Fallback {

    /** Each is looked for in every name: more would cost a scan of the catalogue each. */
    private static final int MOST_WORDS = 12;

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final BrowseOffers offers;
    private final Arrivals arrivals;

    Fallback(BrowseOffers offers, Arrivals arrivals) {
        this.offers = offers;
        this.arrivals = arrivals;
    }

    /** A page that says it is one of these. */
    Uni<SearchPage> search(SearchRequest request) {
        return arrivals(request)
                .chain(arrivals -> offers.browse(
                        filter(request, arrivals),
                        order(request),
                        request.from(),
                        request.size(),
                        SearchRequest.DEEPEST))
                .map(found -> new SearchPage(
                        found.offers().stream().map(Fallback::hit).toList(),
                        Facets.NONE,
                        found.total(),
                        false,
                        true,
                        null,
                        List.of(),
                        request.next(found.total())));
    }

    private Uni<@Nullable List<Arrival>> arrivals(SearchRequest request) {
        return request.arrivesWithin() == null
                ? Uni.createFrom().nullItem()
                : arrivals.of(request.community(), request.arrivesWithin());
    }

    private static OfferFilter filter(SearchRequest request, @Nullable List<Arrival> arrivals) {
        return new OfferFilter(
                BLANKS.splitAsStream(request.query())
                        .filter(word -> !word.isEmpty())
                        .limit(MOST_WORDS)
                        .toList(),
                request.category(),
                request.brands(),
                request.suppliers(),
                request.storages(),
                request.minPrice(),
                request.maxPrice(),
                arrivals,
                request.community());
    }

    private static BrowseOffers.Order order(SearchRequest request) {
        return switch (request.sort()) {
            case CHEAPEST -> BrowseOffers.Order.CHEAPEST;
            case DEAREST -> BrowseOffers.Order.DEAREST;
            case BEST_RATED -> BrowseOffers.Order.BEST_RATED;
            case RELEVANCE, NEWEST -> BrowseOffers.Order.NEWEST;
        };
    }

    private static SearchHit hit(OfferListing offer) {
        var path = offer.categoryPath();
        var brand = offer.shownBrand();
        return new SearchHit(
                offer.offerId(),
                offer.skuId(),
                offer.supplierId(),
                offer.supplierCode(),
                offer.supplierName(),
                offer.supplierSku(),
                offer.name(),
                brand == null ? LocalizedText.same("") : brand.name(),
                brand == null ? List.of() : brand.spellings(),
                path.get(path.size() - 1),
                offer.price(),
                offer.listPrice(),
                offer.imageUrl(),
                offer.available(),
                offer.handling(),
                offer.rating(),
                offer.shared(),
                1,
                Map.of());
    }
}
