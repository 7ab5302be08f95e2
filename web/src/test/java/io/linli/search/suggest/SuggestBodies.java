package io.linli.search.suggest;

import java.util.List;

/** The bodies the product sends for what is typed, for measuring Elasticsearch without the product. */
public final class SuggestBodies {

    private SuggestBodies() {}

    public static byte[] body(String typed, boolean mistyped) {
        return new SuggestBody(new SuggestRequest(typed, null), List.of(), mistyped).bytes();
    }

    /** Where they are sent to, after the index. */
    public static String path() {
        return SuggestWhatToType.PATH;
    }

    /** Whether the product asks once more after finding nothing. */
    public static boolean asksAgain(String typed) {
        return new SuggestRequest(typed, null).mayBeMistyped();
    }

    /** Whether this answer holds nothing to suggest. */
    public static boolean isEmpty(String typed, byte[] answer) {
        return new SuggestAnswer(answer).suggestions(typed, List.of(), false).isEmpty();
    }
}
