package io.linli.search.placement;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import io.linli.catalog.kernel.Refusal;
import io.linli.search.analysis.Han;

/**
 * One offer put in its place for one query.
 *
 * <p>Refuses with: {@code placement-query} (empty, or of more than 200 characters), {@code placement-position} (not 1 to 10).
 *
 * @param query as it is compared: small letters, simplified characters, single blanks
 * @param position 1 is the first of those that stand above; means nothing of those below
 */
public record Placement(UUID id, String query, UUID offerId, Kind kind, int position) {

    public static final int LAST = 10;
    private static final int LONGEST = 200;
    private static final Pattern BLANKS = Pattern.compile("[\\s\u3000]+");

    /** Where it stands. */
    public enum Kind {
        /** Above all that is found, even where its words do not match. */
        PIN,
        /** Below all that is found. */
        BURY
    }

    public Placement {
        query = key(query);
        refuseIf(query.isEmpty() || query.length() > LONGEST, "placement-query", "Say for which query.", LONGEST);
        refuseIf(position < 1 || position > LAST, "placement-position", "Places are numbered from 1 to 10.", LAST);
    }

    /** Both say where one offer stands for one query. */
    boolean isOfTheSame(Placement other) {
        return query.equals(other.query) && offerId.equals(other.offerId);
    }

    /** How queries are compared. */
    static String key(String query) {
        var simple = new StringBuilder(query.length());
        query.chars().forEach(unit -> simple.append(Han.simplified((char) unit)));
        return BLANKS.matcher(simple.toString().strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    private static void refuseIf(boolean wrong, String code, String message, int limit) {
        if (wrong) {
            throw new Refusal(Refusal.Kind.UNPROCESSABLE, code, message, Map.of("limit", limit));
        }
    }
}
