package io.linli.search.recommend;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a resident did.
 *
 * @param skuId what it was about; null for a search
 * @param words what was searched for, else null
 */
public record Behaviour(
        UUID companyId, UUID communityId, UUID residentId, Kind kind, @Nullable UUID skuId, @Nullable String words) {

    private static final int LONGEST_WORDS = 200;

    /** A click is a view that came of a recommendation. */
    public enum Kind {
        VIEW,
        SEARCH,
        CLICK,
        CART
    }

    public Behaviour {
        if ((kind == Kind.SEARCH) != (skuId == null)) {
            throw new IllegalArgumentException("a search is about no good, anything else is about one");
        }
        words = words == null || words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS);
    }
}
