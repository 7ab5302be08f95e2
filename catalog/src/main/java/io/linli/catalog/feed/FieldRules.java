package io.linli.catalog.feed;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.category.CategoryPath;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;

/**
 * What each field of a feed may hold. Every method answers with the clean value or refuses with the code that the row's
 * rejection carries; the message is for the person who made the file.
 */
final class FieldRules {

    static final int LONGEST_SKU = 100;
    static final int LONGEST_NAME = 500;
    static final int LONGEST_BRAND = 200;
    static final int LONGEST_LEVEL = 200;
    static final int LONGEST_URL = 2_000;
    static final int LONGEST_DESCRIPTION = 10_000;
    static final long HIGHEST_PRICE_FEN = 1_000_000_000;
    static final long HIGHEST_STOCK = 1_000_000_000;

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,10}");
    private static final Pattern SUPPLIER_CODE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");
    private static final Pattern URL = Pattern.compile("https?://[^\\s\"<>\\\\^`{|}]+");
    private static final Pattern BLANKS = Pattern.compile("[ \\u00a0\\u3000]{2,}");
    private static final int FRACTION_DIGITS = 2;
    private static final int LONGEST_SHOWN = 40;

    private FieldRules() {}

    /**
     * One line of text, blanks around it removed and doubled blanks made one; may be empty. What a wrong conversion left of
     * other characters (U+0080 to U+009F) is removed as well: it shows nowhere and says nothing.
     */
    static String line(FeedColumn column, String raw, int longest) {
        refuseControlCharacters(column, raw, false);
        return notLonger(
                column, withoutDoubledBlanks(withoutConversionRemains(raw).strip()), longest);
    }

    /** One line of text that must be there. */
    static String requiredLine(FeedColumn column, String raw, int longest) {
        var text = line(column, raw, longest);
        if (text.isEmpty()) {
            throw refused(code(column, "missing"), "The column " + column.title() + " is empty.");
        }
        return text;
    }

    /** Text that may go over several lines; may be empty. */
    static String paragraphs(FeedColumn column, String raw, int longest) {
        refuseControlCharacters(column, raw, true);
        return notLonger(column, withoutConversionRemains(raw).strip(), longest);
    }

    /** A decimal number of yuan, exactly in fen, above zero. */
    static Money price(FeedColumn column, String raw) {
        var text = requiredLine(column, raw, Integer.MAX_VALUE);
        if (!DECIMAL.matcher(text).matches()) {
            throw refused(
                    code(column, "invalid"),
                    "The column " + column.title() + " holds \"" + shown(text) + "\"; write a number such as 12.50.");
        }
        int point = text.indexOf('.');
        if (point >= 0 && text.length() - point - 1 > FRACTION_DIGITS) {
            throw refused(
                    code(column, "too-precise"),
                    "The column " + column.title() + " holds " + shown(text) + "; a price has at most two decimals.");
        }
        var fen = new BigDecimal(text.length() > LONGEST_SHOWN ? tooManyDigits(text) : text)
                .movePointRight(FRACTION_DIGITS);
        if (fen.signum() <= 0) {
            throw refused(
                    code(column, "not-positive"),
                    "The column " + column.title() + " holds " + shown(text) + "; a price is above zero.");
        }
        if (fen.compareTo(BigDecimal.valueOf(HIGHEST_PRICE_FEN)) > 0) {
            throw refused(
                    code(column, "too-high"),
                    "The column " + column.title() + " holds " + shown(text) + "; the highest price is "
                            + Money.cny(HIGHEST_PRICE_FEN) + ".");
        }
        return Money.cny(fen.longValueExact());
    }

    /** A price that may be left out. */
    static @Nullable Money optionalPrice(FeedColumn column, String raw) {
        return raw.isBlank() ? null : price(column, raw);
    }

    static void currency(String raw) {
        var text = requiredLine(FeedColumn.CURRENCY, raw, Integer.MAX_VALUE);
        if (!Money.CNY.getCurrencyCode().equals(text)) {
            throw refused("currency-unsupported", "The currency is \"" + shown(text) + "\"; prices must be in CNY.");
        }
    }

    /** Pieces that can be sold; null when left out. */
    static @Nullable Long stock(String raw) {
        var text = line(FeedColumn.STOCK, raw, Integer.MAX_VALUE);
        if (text.isEmpty()) {
            return null;
        }
        if (!WHOLE.matcher(text).matches() || Long.parseLong(text) > HIGHEST_STOCK) {
            throw refused(
                    "stock-invalid",
                    "The column stock holds \"" + shown(text) + "\"; write a whole number from 0 to " + HIGHEST_STOCK
                            + ".");
        }
        return Long.valueOf(text);
    }

    static String imageUrl(String raw) {
        var text = line(FeedColumn.IMAGE_URL, raw, LONGEST_URL);
        if (!text.isEmpty() && !URL.matcher(text).matches()) {
            throw refused(
                    "image-url-invalid",
                    "The column image_url holds \"" + shown(text) + "\"; write an address that starts with https://.");
        }
        return text;
    }

    static String supplierCode(String raw) {
        var text = requiredLine(FeedColumn.SUPPLIER, raw, Integer.MAX_VALUE);
        if (!SUPPLIER_CODE.matcher(text).matches()) {
            throw refused(
                    "supplier-invalid",
                    "The supplier is \"" + shown(text)
                            + "\"; a supplier's code has 1 to 63 lower-case letters, digits, - or _.");
        }
        return text;
    }

    /** The names of a category and all above it, root first. */
    static List<String> levels(FeedColumn column, String raw) {
        var text = requiredLine(column, raw, Integer.MAX_VALUE);
        var levels = Arrays.stream(text.split(">", -1))
                .map(level -> notLonger(column, level.strip(), LONGEST_LEVEL))
                .toList();
        if (levels.size() > CategoryPath.DEEPEST) {
            throw refused(
                    code(column, "too-deep"),
                    "The column " + column.title() + " has " + levels.size() + " levels; at most "
                            + CategoryPath.DEEPEST + " are possible.");
        }
        if (levels.stream().anyMatch(String::isEmpty)) {
            throw refused(
                    code(column, "invalid"),
                    "The column " + column.title() + " holds \"" + shown(text)
                            + "\"; no level between the > signs may be empty.");
        }
        return levels;
    }

    static Refusal refused(String code, String message) {
        return new Refusal(Refusal.Kind.INVALID, code, message);
    }

    /** A text as a message may hold it: short and without anything unprintable. */
    static String shown(String text) {
        return shown(text, LONGEST_SHOWN);
    }

    static String shown(String text, int longest) {
        var printable = text.codePoints()
                .limit(longest)
                .map(point -> isControl(point) || isHalf(point) ? '\ufffd' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return text.codePointCount(0, text.length()) > longest ? printable + "…" : printable;
    }

    private static boolean isHalf(int point) {
        return Character.getType(point) == Character.SURROGATE;
    }

    /** Nearly every text is: nothing in it needs cleaning or refusing. */
    private static boolean isPlain(String text) {
        char before = 0;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            boolean usual = character > ' ' && character < 0x7F || character > 0xA0 && character < 0x2000;
            boolean chinese = character > 0x3000 && character < 0xFFF0;
            if (!usual && !chinese && (character != ' ' || before == ' ')) {
                return false;
            }
            before = character;
        }
        return true;
    }

    private static String withoutConversionRemains(String text) {
        return text.chars().noneMatch(FieldRules::isConversionRemain)
                ? text
                : text.chars()
                        .filter(character -> !isConversionRemain(character))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isConversionRemain(int character) {
        return character >= 0x80 && character <= 0x9F;
    }

    private static String withoutDoubledBlanks(String text) {
        return BLANKS.matcher(text).replaceAll(" ");
    }

    private static String notLonger(FeedColumn column, String text, int longest) {
        if (text.length() > longest) {
            throw refused(
                    code(column, "too-long"),
                    "The column " + column.title() + " has " + text.length() + " characters; at most " + longest
                            + " are possible.");
        }
        return text;
    }

    private static void refuseControlCharacters(FeedColumn column, String text, boolean breaksAllowed) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            boolean lineBreak = character == '\n' || character == '\r' || character == '\t';
            if (Character.isSurrogate(character) && !isPaired(text, index)) {
                throw refused(
                        "broken-character",
                        "The column " + column.title() + " holds half a character at position " + (index + 1) + ".");
            }
            if (isControl(character) && !isConversionRemain(character) && !(breaksAllowed && lineBreak)) {
                throw refused(
                        "control-character",
                        String.format(
                                "The column %s holds the invisible character U+%04X at position %d; remove it.",
                                column.title(), (int) character, index + 1));
            }
        }
    }

    private static boolean isPaired(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
                : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }

    /** Control characters, and those that turn the direction of writing to make a text look like another. */
    private static boolean isControl(int point) {
        return Character.getType(point) == Character.CONTROL
                || point >= 0x202A && point <= 0x202E
                || point >= 0x2066 && point <= 0x2069;
    }

    /** Stands for any number with more digits than it is worth computing with, of the same sign. */
    private static String tooManyDigits(String text) {
        return text.charAt(0) == '-' ? "-1" : String.valueOf(Long.MAX_VALUE);
    }

    private static String code(FeedColumn column, String problem) {
        return switch (column) {
            case SUPPLIER_SKU -> "sku-" + problem;
            case CATEGORY_PATH -> "category-" + problem;
            case CATEGORY_PATH_ZH -> "category-zh-" + problem;
            default -> column.title().replace('_', '-') + "-" + problem;
        };
    }
}
