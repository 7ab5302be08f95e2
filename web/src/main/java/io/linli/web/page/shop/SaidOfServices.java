package io.linli.web.page.shop;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

import io.linli.marketplace.review.RatedKind;
import io.linli.marketplace.review.Ratings;
import io.linli.marketplace.review.Reviews;
import io.linli.web.page.Stand;

/** Reads what residents say of a service. */
@ApplicationScoped
class SaidOfServices {

    private static final int NEWEST = 3;

    private final Ratings ratings;
    private final Reviews reviews;

    SaidOfServices(Ratings ratings, Reviews reviews) {
        this.ratings = ratings;
        this.reviews = reviews;
    }

    Uni<Said> of(UUID serviceItemId) {
        return ratings.of(RatedKind.SERVICE, List.of(serviceItemId))
                .chain(rating -> reviews.published(RatedKind.SERVICE, serviceItemId, null, NEWEST)
                        .map(found -> new Said(new Stand(rating.get(serviceItemId)), found.items())));
    }
}
