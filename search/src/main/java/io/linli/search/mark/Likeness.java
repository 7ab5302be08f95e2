package io.linli.search.mark;

import java.util.Set;

/** How much of one word another one is. */
final class Likeness {

    private static final Set<String> ENDINGS =
            Set.of("", "s", "es", "ies", "y", "ing", "ed", "er", "e", "able", "ible");
    private static final int SHORTEST_STEM = 3;
    private static final int ONE_ERROR_FROM = 3;
    private static final int TWO_ERRORS_FROM = 5;

    private Likeness() {}

    /** Letters of the word that the typed one stands for: its beginning, or the whole in another inflection; 0 for none. */
    static int begun(String word, String typed) {
        if (word.startsWith(typed)) {
            return typed.length();
        }
        return inflected(word, typed) ? word.length() : 0;
    }

    /** Whether the two differ in their endings only. */
    static boolean inflected(String one, String other) {
        int common = 0;
        while (common < Math.min(one.length(), other.length()) && one.charAt(common) == other.charAt(common)) {
            common++;
        }
        return common >= SHORTEST_STEM
                && ENDINGS.contains(one.substring(common))
                && ENDINGS.contains(other.substring(common));
    }

    /** Whether it is the same but for a slip or two of the fingers; the first letter is right. */
    static boolean mistyped(String word, String typed) {
        int errors = typed.length() >= TWO_ERRORS_FROM ? 2 : 1;
        return typed.length() >= ONE_ERROR_FROM
                && word.length() >= ONE_ERROR_FROM
                && word.charAt(0) == typed.charAt(0)
                && Math.abs(word.length() - typed.length()) <= errors
                && distance(word, typed) <= errors;
    }

    /** Letters to add, drop, change or swap with their neighbour. */
    private static int distance(String one, String other) {
        int[][] steps = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : least(steps, one, other, i, j);
            }
        }
        return steps[one.length()][other.length()];
    }

    private static int least(int[][] steps, String one, String other, int i, int j) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int least = Math.min(steps[i - 1][j - 1] + (same ? 0 : 1), Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
    }
}
