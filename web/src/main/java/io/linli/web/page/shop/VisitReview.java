package io.linli.web.page.shop;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.review.HouseholdFacts;
import io.linli.marketplace.review.Review;
import io.linli.marketplace.review.Side;
import io.linli.marketplace.review.Stars;
import io.linli.marketplace.review.WriteReview;

/**
 * The page of one visit's reviews, for the resident who had it.
 *
 * @param own null before it is written
 * @param household what the technician said, once it is published
 */
@TemplateData
public record VisitReview(
        Booking visit, LocalizedText service, @Nullable Review own, @Nullable HouseholdFacts household, Instant now) {

    static VisitReview of(Booking visit, LocalizedText service, List<Review> reviews, Instant now) {
        return new VisitReview(
                visit,
                service,
                reviews.stream()
                        .filter(one -> one.side() == Side.RESIDENT)
                        .findFirst()
                        .orElse(null),
                reviews.stream()
                        .flatMap(one -> one.facts().stream())
                        .findFirst()
                        .orElse(null),
                now);
    }

    public boolean done() {
        return visit.state() == Booking.State.DONE;
    }

    public Instant publishedAtLatest() {
        return WriteReview.windowEnd(visit);
    }

    /** Whether the form is shown. */
    public boolean open() {
        return done() && now.isBefore(publishedAtLatest()) && (own == null || own.state() == Review.State.WAITING);
    }

    public boolean over() {
        return done() && own == null && !now.isBefore(publishedAtLatest());
    }

    public String text() {
        return own == null ? "" : own.text();
    }

    /** What was given of a dimension; 0 for nothing. */
    public int given(String dimension) {
        var stars = own == null ? null : own.stars().orElse(null);
        if (stars == null) {
            return 0;
        }
        var given = value(stars, dimension);
        return given == null ? 0 : given;
    }

    public boolean has(String dimension, int number) {
        return given(dimension) == number;
    }

    private static @Nullable Integer value(Stars stars, String dimension) {
        return switch (dimension) {
            case "workmanship" -> stars.workmanship();
            case "punctuality" -> stars.punctuality();
            case "friendliness" -> stars.friendliness();
            default -> stars.overall();
        };
    }

    public List<Integer> numbers() {
        return List.of(1, 2, 3, 4, 5);
    }
}
