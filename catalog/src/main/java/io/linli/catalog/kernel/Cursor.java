package io.linli.catalog.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Opaque positions in a list: the values of the last row that was shown, made unreadable so that nobody builds on them. */
public final class Cursor {

    private static final String SEPARATOR = "\u001f";
    private static final int LONGEST = 1_000;

    private Cursor() {}

    /** @param values of the last row, in the order of the list's sorting; none contains a control character */
    public static String of(Object... values) {
        var joined = String.join(
                SEPARATOR, List.of(values).stream().map(Object::toString).toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The values that {@link #of} was given. Refuses with: {@code bad-cursor}.
     *
     * @param count how many values a cursor of this list has
     */
    public static List<String> values(String cursor, int count) {
        if (cursor.length() > LONGEST) {
            throw bad();
        }
        try {
            var joined = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var values = List.of(joined.split(SEPARATOR, -1));
            if (values.size() == count) {
                return values;
            }
        } catch (IllegalArgumentException notBase64) {
            throw bad();
        }
        throw bad();
    }

    /** The single id that {@link #of} was given. Refuses with: {@code bad-cursor}. */
    public static UUID id(String cursor) {
        try {
            return UUID.fromString(values(cursor, 1).get(0));
        } catch (IllegalArgumentException notAnId) {
            throw bad();
        }
    }

    private static Refusal bad() {
        return new Refusal(
                Refusal.Kind.INVALID, "bad-cursor", "The cursor is not one that this list gave; start without one.");
    }
}
