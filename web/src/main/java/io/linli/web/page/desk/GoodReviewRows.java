package io.linli.web.page.desk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Slice;
import io.linli.catalog.offer.Offers;
import io.linli.marketplace.review.GoodReview;

/** Puts the names of goods beside what is said of them. */
@ApplicationScoped
class GoodReviewRows {

    private static final LocalizedText NAMELESS = LocalizedText.same("–");

    private final Offers offers;

    GoodReviewRows(Offers offers) {
        this.offers = offers;
    }

    Uni<Slice<GoodReviewRow>> of(Slice<GoodReview> reviews) {
        List<GoodReview> items = reviews.items();
        return offers.names(items.stream().map(GoodReview::skuId).distinct().toList())
                .map(names ->
                        reviews.map(review -> new GoodReviewRow(review, names.getOrDefault(review.skuId(), NAMELESS))));
    }
}
