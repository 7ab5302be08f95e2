package io.linli.local.mail;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A mail that was taken.
 *
 * @param to whom it was handed in for, whatever its header says
 * @param headers by lower-case name, decoded; the first of each
 * @param text the plain part, or empty
 * @param html the part for a browser, or empty
 */
record Mail(
        String id,
        Instant receivedAt,
        String from,
        List<String> to,
        Map<String, String> headers,
        String text,
        String html) {

    String subject() {
        return headers.getOrDefault("subject", "");
    }
}
