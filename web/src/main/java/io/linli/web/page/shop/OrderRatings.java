package io.linli.web.page.shop;

import io.quarkus.qute.TemplateData;
import java.util.Map;
import java.util.UUID;

import io.linli.marketplace.order.Order;
import io.linli.marketplace.review.GoodReview;
import io.linli.marketplace.review.GoodReviews;

/**
 * What may be rated of an order, and was.
 *
 * @param received by line: only what the household got
 */
@TemplateData
public record OrderRatings(Map<UUID, GoodReviews.Own> received) {

    public boolean rateable(Order.Line line) {
        return received.containsKey(line.id());
    }

    /** How many stars it was given; 0 for none yet. */
    public int stars(Order.Line line) {
        return received.get(line.id()).review().map(GoodReview::stars).orElse(0);
    }
}
