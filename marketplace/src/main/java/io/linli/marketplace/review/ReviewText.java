package io.linli.marketplace.review;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;

/** What may be written, and what is shown of a name. Pure. */
final class ReviewText {

    static final int MOST = 1_000;
    private static final int LONGEST_BYLINE = 40;
    private static final int LONGEST_REASON = 300;

    /** Seven digits and more, however they are set apart: telephone numbers, cards, ids. */
    private static final Pattern NUMBER = Pattern.compile("(?:[0-9０-９][\\s.()+/-]{0,2}){7,}");

    private static final Pattern EMAIL = Pattern.compile("\\S+@\\S+\\.\\S+");

    private ReviewText() {}

    /** Refuses with: {@code review-text-too-long}, {@code review-text-personal}. */
    static String checked(@Nullable String text) {
        var stripped = text == null ? "" : text.strip().replaceAll("\\p{Cntrl}+", " ");
        if (stripped.codePointCount(0, stripped.length()) > MOST) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "review-text-too-long", "A text has at most a thousand characters.");
        }
        if (NUMBER.matcher(stripped).find() || EMAIL.matcher(stripped).find()) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "review-text-personal",
                    "Please leave out telephone numbers and addresses: everybody reads it.");
        }
        return stripped;
    }

    /** Refuses with: {@code reply-empty} and as above. */
    static String reply(@Nullable String text) {
        var reply = checked(text);
        if (reply.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "reply-empty", "A reply says something.");
        }
        return reply;
    }

    /** Why somebody reports or hides a review. Refuses with: {@code reason-missing}. */
    static String reason(@Nullable String reason) {
        var why = reason == null ? "" : reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new Refusal(Refusal.Kind.INVALID, "reason-missing", "Say why, in at most three hundred characters.");
        }
        return why;
    }

    /** The first name of one that has several words; of a Chinese one the first character. */
    static String byline(String displayName) {
        var first = displayName.strip().split("\\s+", 2)[0];
        if (first.isEmpty()) {
            return "–";
        }
        boolean chinese = first.codePoints().anyMatch(Character::isIdeographic);
        var shown = chinese ? Character.toString(first.codePointAt(0)) + "**" : first;
        return shown.length() <= LONGEST_BYLINE ? shown : shown.substring(0, LONGEST_BYLINE);
    }
}
