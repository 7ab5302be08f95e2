package io.linli.web.page.shop;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.order.Order;
import io.linli.marketplace.review.GoodReview;
import io.linli.marketplace.review.GoodReviews;

/**
 * The page on which a household says how a good was.
 *
 * @param stars chosen, or said before; 0 for none
 * @param text as typed, or as said before
 */
@TemplateData
public record GoodReviewForm(Order order, Order.Line line, GoodReviews.Own own, int stars, String text, Instant now) {

    static GoodReviewForm of(Order order, Order.Line line, GoodReviews.Own own, Instant now) {
        return new GoodReviewForm(
                order,
                line,
                own,
                own.review().map(GoodReview::stars).orElse(0),
                own.review().map(GoodReview::text).orElse(""),
                now);
    }

    GoodReviewForm typed(int chosen, String words) {
        return new GoodReviewForm(order, line, own, chosen, words, now);
    }

    /** Null before it is written. */
    public @Nullable GoodReview said() {
        return own.review().orElse(null);
    }

    /** Whether the form is shown. */
    public boolean open() {
        return own.review().map(review -> review.changeable(now)).orElse(own.received());
    }

    public boolean hidden() {
        return own.review().filter(review -> !review.published()).isPresent();
    }

    public boolean has(int number) {
        return stars == number;
    }

    public List<Integer> numbers() {
        return List.of(1, 2, 3, 4, 5);
    }
}
