package io.linli.marketplace.review;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;

/**
 * One to five each. Refuses with: {@code stars-out-of-range}.
 *
 * @param overall how it was
 * @param workmanship and the others: null where nothing was said of it
 */
public record Stars(
        int overall, @Nullable Integer workmanship, @Nullable Integer punctuality, @Nullable Integer friendliness) {

    public static final int MOST = 5;

    public Stars {
        boolean fit = Stream.of(overall, workmanship, punctuality, friendliness)
                .filter(Objects::nonNull)
                .allMatch(stars -> stars >= 1 && stars <= MOST);
        if (!fit) {
            throw new Refusal(Refusal.Kind.INVALID, "stars-out-of-range", "Stars are from one to five.");
        }
    }
}
