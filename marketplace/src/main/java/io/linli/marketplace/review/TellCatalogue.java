package io.linli.marketplace.review;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.offer.RateGoods;
import io.linli.catalog.offer.SkuRating;

/** Tells the catalogue what the reviews of a good come to now, one after the other for each good: the last told is the last read. */
@ApplicationScoped
class TellCatalogue implements DomainEventListener<GoodRated> {

    private final GoodReviewStore store;
    private final Ratings ratings;
    private final RateGoods goods;

    TellCatalogue(GoodReviewStore store, Ratings ratings, RateGoods goods) {
        this.store = store;
        this.ratings = ratings;
        this.goods = goods;
    }

    @Override
    public String name() {
        return "review.good-ratings";
    }

    @Override
    public Class<GoodRated> eventType() {
        return GoodRated.class;
    }

    @Override
    public Uni<Void> on(GoodRated rated) {
        var sku = rated.skuId();
        return store.lock(sku)
                .chain(() -> ratings.of(RatedKind.GOOD, List.of(sku)))
                .chain(found -> goods.keep(sku, told(found.get(sku))));
    }

    static SkuRating told(Rating rating) {
        return new SkuRating(rating.count(), rating.mean().orElse(SkuRating.NONE.mean()), rating.score());
    }
}
