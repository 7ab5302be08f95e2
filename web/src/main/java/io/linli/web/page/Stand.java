package io.linli.web.page;

import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import io.linli.marketplace.review.Rating;
import io.linli.marketplace.review.Stars;

/** A rating as a page shows it. */
@TemplateData
public record Stand(Rating rating) {

    private static final int PERCENT = 100;

    /** How many have so many stars, and how many of a hundred that is. */
    @TemplateData
    public record Bar(int stars, long count, long percent) {}

    public boolean any() {
        return rating.count() > 0;
    }

    public long count() {
        return rating.count();
    }

    /** {@code 4.3}. */
    public String mean() {
        return text(rating.mean());
    }

    /** Empty where nothing was said of it. */
    public String workmanship() {
        return text(rating.workmanship().value());
    }

    public String punctuality() {
        return text(rating.punctuality().value());
    }

    public String friendliness() {
        return text(rating.friendliness().value());
    }

    /** Five stars first. */
    public List<Bar> bars() {
        return IntStream.iterate(Stars.MOST, stars -> stars >= 1, stars -> stars - 1)
                .mapToObj(stars -> new Bar(
                        stars,
                        rating.of(stars),
                        rating.count() == 0 ? 0 : Math.round((double) PERCENT * rating.of(stars) / rating.count())))
                .toList();
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.1f", value.getAsDouble()) : "";
    }
}
