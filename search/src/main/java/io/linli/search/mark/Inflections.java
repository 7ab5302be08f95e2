package io.linli.search.mark;

import java.util.Locale;

/** Words that differ in their endings only. */
public final class Inflections {

    private Inflections() {}

    public static boolean same(String one, String other) {
        return Likeness.inflected(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    }
}
