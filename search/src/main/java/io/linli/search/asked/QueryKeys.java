package io.linli.search.asked;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.linli.search.analysis.Han;
import io.linli.search.analysis.Sounds;

/** Queries by all they may be begun with, sorted, so that a beginning is one range of them. Immutable. */
final class QueryKeys {

    /** Keys of a range that are looked at: one letter begins many. */
    private static final int MOST_LOOKED_AT = 4_000;

    private static final String SPACE = " ";

    private record Key(String text, int query) {}

    private final List<KnownQuery> queries;
    private final Key[] keys;

    private QueryKeys(List<KnownQuery> queries, Key[] keys) {
        this.queries = queries;
        this.keys = keys;
    }

    /** @param queries the most asked first */
    static QueryKeys of(List<KnownQuery> queries) {
        var keys = new ArrayList<Key>();
        for (int i = 0; i < queries.size(); i++) {
            int query = i;
            keysOf(queries.get(i).words()).forEach(key -> keys.add(new Key(key, query)));
        }
        keys.sort(Comparator.comparing(Key::text).thenComparing(Key::query));
        return new QueryKeys(List.copyOf(queries), keys.toArray(Key[]::new));
    }

    List<KnownQuery> begun(String typed, int most) {
        var found = new BitSet(queries.size());
        look(normal(typed), found);
        look(Sounds.typed(typed), found);
        return found.stream().limit(most).mapToObj(queries::get).toList();
    }

    private void look(String beginning, BitSet found) {
        if (beginning.isEmpty()) {
            return;
        }
        int at = Arrays.binarySearch(
                keys, new Key(beginning, -1), Comparator.comparing(Key::text).thenComparing(Key::query));
        int end = Math.min(keys.length, -at - 1 + MOST_LOOKED_AT);
        for (int i = -at - 1; i < end && keys[i].text().startsWith(beginning); i++) {
            found.set(keys[i].query());
        }
    }

    /** From each word on, from each Chinese character on, and all it may be typed as. */
    private static Set<String> keysOf(String words) {
        var text = normal(words);
        var keys = new LinkedHashSet<String>();
        for (int i = 0; i < text.length(); i++) {
            if (i == 0 || Han.is(text.charAt(i)) || text.startsWith(SPACE, i - 1)) {
                keys.add(text.substring(i));
            }
        }
        keys.addAll(Sounds.of(text));
        return keys;
    }

    private static String normal(String text) {
        var simple = new StringBuilder();
        text.strip()
                .toLowerCase(Locale.ROOT)
                .chars()
                .forEach(character -> simple.append(Han.simplified((char) character)));
        return simple.toString();
    }
}
