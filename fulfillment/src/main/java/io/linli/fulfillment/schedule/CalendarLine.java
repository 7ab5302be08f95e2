package io.linli.fulfillment.schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A content line of an iCalendar file. Source: RFC 5545, section 3.1.
 *
 * @param name in capitals
 * @param parameters by their names in capitals, without quotes
 */
record CalendarLine(String name, Map<String, String> parameters, String value) {

    /** All lines of a file; those that were folded become one again. */
    static List<CalendarLine> read(String text) {
        var unfolded = new ArrayList<StringBuilder>();
        for (var line : text.split("\r\n|\n|\r")) {
            boolean goesOn = line.startsWith(" ") || line.startsWith("\t");
            if (goesOn && !unfolded.isEmpty()) {
                unfolded.get(unfolded.size() - 1).append(line, 1, line.length());
            } else if (!line.isBlank()) {
                unfolded.add(new StringBuilder(line));
            }
        }
        return unfolded.stream().map(line -> of(line.toString())).toList();
    }

    Optional<String> parameter(String parameter) {
        return Optional.ofNullable(parameters.get(parameter));
    }

    boolean is(String name, String value) {
        return this.name.equals(name) && this.value.equalsIgnoreCase(value);
    }

    /** @throws IllegalArgumentException where it is no content line */
    private static CalendarLine of(String line) {
        int colon = unquoted(line, ':', 0);
        if (colon < 0) {
            throw new IllegalArgumentException("a line without a colon");
        }
        var parameters = new HashMap<String, String>();
        int semicolon = unquoted(line, ';', 0);
        int nameEnds = semicolon >= 0 && semicolon < colon ? semicolon : colon;
        for (int at = nameEnds; at < colon; ) {
            int next = unquoted(line, ';', at + 1);
            int ends = next >= 0 && next < colon ? next : colon;
            addParameter(parameters, line.substring(at + 1, ends));
            at = ends;
        }
        return new CalendarLine(
                line.substring(0, nameEnds).strip().toUpperCase(Locale.ROOT), parameters, line.substring(colon + 1));
    }

    private static void addParameter(Map<String, String> parameters, String text) {
        int equals = text.indexOf('=');
        if (equals > 0) {
            parameters.put(
                    text.substring(0, equals).toUpperCase(Locale.ROOT),
                    text.substring(equals + 1).replace("\"", ""));
        }
    }

    private static int unquoted(String line, char wanted, int from) {
        boolean quoted = false;
        for (int at = from; at < line.length(); at++) {
            if (line.charAt(at) == '"') {
                quoted = !quoted;
            } else if (!quoted && line.charAt(at) == wanted) {
                return at;
            }
        }
        return -1;
    }
}
