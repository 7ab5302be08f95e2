package io.linli.search.meaning;

import java.util.List;

/**
 * What an offer's names mean.
 *
 * @param vectors at most one of each language
 */
public record Meaning(List<Vector> vectors) {

    public static final Meaning UNKNOWN = new Meaning(List.of());

    public Meaning {
        vectors = List.copyOf(vectors);
    }
}
