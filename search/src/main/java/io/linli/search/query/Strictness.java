package io.linli.search.query;

import java.util.Optional;

/** How much of a query an offer must match, each step taken where the one before found too little. */
enum Strictness {
    /** Every word, in this or another inflection. */
    AT_ITS_WORD,
    /** Every word, or something much like it. */
    ALIKE,
    /** Most words, also mistyped or only begun, or something much like it. */
    MOST_WORDS,
    /** At least one word, also mistyped or only begun, or something much like it. */
    ANY_WORD;

    /** With fewer hits than that, mistyped and missing words are allowed. */
    static final int FEW = 3;

    /** With fewer hits than that, what is much like them is shown below them: less than half a page. */
    static final int MANY = 10;

    /**
     * What is to be tried after this.
     *
     * @param found by this, before the filters
     * @param meaning whether the meaning of the query is known
     */
    Optional<Strictness> next(long found, boolean meaning) {
        return switch (this) {
            case AT_ITS_WORD -> found < FEW ? Optional.of(MOST_WORDS) : alike(found, meaning);
            case MOST_WORDS -> found > 0 ? Optional.empty() : Optional.of(ANY_WORD);
            case ALIKE, ANY_WORD -> Optional.empty();
        };
    }

    private static Optional<Strictness> alike(long found, boolean meaning) {
        return meaning && found < MANY ? Optional.of(ALIKE) : Optional.empty();
    }
}
