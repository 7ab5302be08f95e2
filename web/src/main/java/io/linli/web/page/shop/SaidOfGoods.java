package io.linli.web.page.shop;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

import io.linli.marketplace.review.GoodReviews;
import io.linli.marketplace.review.RatedKind;
import io.linli.marketplace.review.Ratings;
import io.linli.web.page.Stand;

/** Reads what residents say of a good. */
@ApplicationScoped
class SaidOfGoods {

    private static final int NEWEST = 3;

    private final Ratings ratings;
    private final GoodReviews reviews;

    SaidOfGoods(Ratings ratings, GoodReviews reviews) {
        this.ratings = ratings;
        this.reviews = reviews;
    }

    Uni<SaidOfGood> of(UUID skuId) {
        return ratings.of(RatedKind.GOOD, List.of(skuId)).chain(rating -> reviews.ofSku(skuId, null, NEWEST)
                .map(found -> new SaidOfGood(new Stand(rating.get(skuId)), found.items())));
    }
}
