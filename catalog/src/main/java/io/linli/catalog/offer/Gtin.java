package io.linli.catalog.offer;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number under an article's bar code (GTIN-8, UPC-12, EAN-13 or GTIN-14), its check digit right. One article has one
 * way of being written: a UPC and a GTIN-14 that begins with zero as the EAN-13 they are, whoever left zeros out or put
 * them in.
 *
 * @param digits 8, 13 or 14 of them
 */
public record Gtin(String digits) {

    private static final Pattern SHAPE = Pattern.compile("[0-9]{8}|[0-9]{12,14}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\u00a0-]");
    private static final int SHORT = 8;
    private static final int FULL = 14;

    /** Blanks and hyphens between the digits do not count. Empty for what is no such number. */
    public static Optional<Gtin> of(String text) {
        var digits = BETWEEN.matcher(text).replaceAll("");
        if (!SHAPE.matcher(digits).matches()) {
            return Optional.empty();
        }
        var full = "0".repeat(FULL - digits.length()) + digits;
        return isRight(full) ? Optional.of(new Gtin(shortened(full))) : Optional.empty();
    }

    private static String shortened(String full) {
        if (full.startsWith("000000")) {
            return full.substring(FULL - SHORT);
        }
        return full.charAt(0) == '0' ? full.substring(1) : full;
    }

    /** Every second digit counts threefold; the sum ends in zero. Nothing but zeros is no number. */
    private static boolean isRight(String full) {
        int sum = 0;
        for (int index = 0; index < FULL; index++) {
            sum += (full.charAt(index) - '0') * (index % 2 == 0 ? 3 : 1);
        }
        return sum > 0 && sum % 10 == 0;
    }
}
