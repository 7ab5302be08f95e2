package io.linli.search.query;

import java.util.Arrays;
import java.util.Optional;

/** What speaks for an offer among those found. */
public enum Reason {
    /** All words, in name, brand, category or description. */
    WORDS("words"),
    /** The words together, in their order. */
    PHRASE("phrase"),
    /** It is the thing asked for, and not something for it. */
    HEAD("head"),
    /** Its category is what was asked for. */
    CATEGORY("category"),
    BRAND("brand"),
    /** Found by a word that means the same. */
    SYNONYM("synonym"),
    /** The name means something alike. */
    MEANING("meaning"),
    /** Typed as it sounds. */
    SOUND("sound"),
    /** Some of the words, mistyped ones too. */
    MISTYPED("mistyped"),
    /** It is not sold out. */
    AVAILABLE("available"),
    /** A group buy of it can be joined. */
    GROUP_BUY("group-buy"),
    /** Neighbours buy it. */
    NEIGHBOURS("neighbours"),
    /** Residents who had it rate it well. */
    RATING("rating"),
    /** Put on top by the operator. */
    PINNED("pinned"),
    /** Put last by the operator. */
    BURIED("buried");

    private final String code;

    Reason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    static Optional<Reason> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code.equals(code))
                .findFirst();
    }
}
