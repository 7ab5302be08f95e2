package io.linli.marketplace.announcement;

import java.util.Map;

import io.linli.catalog.kernel.Refusal;

/**
 * What may be announced. Pure.
 *
 * <p>Refuses with: {@code announcement-empty}, {@code announcement-too-long}, {@code announcement-characters}.
 *
 * @param text on one line, without blanks around it, at most {@value #LONGEST} characters
 */
record AnnouncementText(String text) {

    static final int LONGEST = 500;

    AnnouncementText {
        text = text.strip();
        if (text.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "announcement-empty", "An announcement says something.");
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "announcement-too-long",
                    "An announcement has at most " + LONGEST + " characters.",
                    Map.of("most", LONGEST));
        }
        if (text.codePoints().anyMatch(AnnouncementText::isForbidden)) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "announcement-characters",
                    "An announcement is plain text on one line, without control characters.");
        }
    }

    /** Also what turns the direction of writing around, and half of a character. */
    private static boolean isForbidden(int character) {
        return Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE
                || character >= 0x202A && character <= 0x202E
                || character >= 0x2066 && character <= 0x2069
                || character == 0x2028
                || character == 0x2029;
    }
}
