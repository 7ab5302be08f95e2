package io.linli.search.query;

/** How much of a query an offer must match. */
enum Strictness {
    /** Every word, in this or another inflection. */
    AT_ITS_WORD,
    /** Most words, also mistyped or only begun. */
    MOST_WORDS,
    /** At least one word, also mistyped or only begun. */
    ANY_WORD
}
