package io.linli.search.suggest;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;

/**
 * What was typed so far. Refuses with: {@code query-too-long}.
 *
 * @param community only what its suppliers sell; null for all
 */
public record SuggestRequest(String typed, @Nullable UUID community) {

    public static final int LONGEST = 200;

    /** Letters from which on they may be mistyped. */
    private static final int SHORTEST_MISTYPED = 4;

    public SuggestRequest {
        typed = typed.strip();
        if (typed.length() > LONGEST) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "query-too-long",
                    "A query has at most 200 characters.",
                    Map.of("limit", LONGEST));
        }
    }

    boolean mayBeMistyped() {
        return typed.length() >= SHORTEST_MISTYPED && typed.chars().anyMatch(Character::isAlphabetic);
    }
}
