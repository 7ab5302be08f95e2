package io.linli.catalog.attribute;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what a supplier says of an attribute by its definition. Pure. */
final class ReadValue {

    private static final Set<String> YES = Set.of("yes", "y", "true", "1", "是", "有", "对");
    private static final Set<String> NO = Set.of("no", "n", "false", "0", "否", "无", "没有", "不是");

    /** With or without commas between thousands; a comma before one or two digits is a decimal point. */
    private static final Pattern NUMBER =
            Pattern.compile("([+-]?(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:[.,]\\d+)?))\\s*(\\S(?:.*\\S)?)?");

    private static final Pattern THOUSANDS = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");

    /** More is no amount of a good, and not worth reckoning with. */
    private static final int LONGEST_NUMBER = 40;

    private static final int MOST_DIGITS = 18;

    private ReadValue() {}

    /**
     * @param said text, Long, BigDecimal or Boolean
     * @param named the unit that the attribute was called with, of which a mere number then is
     */
    static AttributeValue read(AttributeDefinition definition, Optional<Unit> named, Object said) {
        return switch (definition.type()) {
            case TEXT -> text(said);
            case NUMBER -> amount(definition.unit(), named, said);
            case BOOLEAN -> flag(said);
            case CHOICE -> choice(definition, said);
        };
    }

    private static AttributeValue text(Object said) {
        return said instanceof Boolean ? new AttributeValue.Unfit(said) : new AttributeValue.Text(written(said));
    }

    private static AttributeValue amount(Optional<Unit> wanted, Optional<Unit> named, Object said) {
        var normal = Normalizer.normalize(written(said), Normalizer.Form.NFKC).strip();
        var found = NUMBER.matcher(normal);
        if (said instanceof Boolean || normal.length() > LONGEST_NUMBER || !found.matches()) {
            return new AttributeValue.Unfit(said);
        }
        var number = number(found.group(1));
        var unit = found.group(2);
        if (number.precision() > MOST_DIGITS || Math.abs(number.scale()) > MOST_DIGITS) {
            return new AttributeValue.Unfit(said);
        }
        if (wanted.isEmpty()) {
            return unit == null
                    ? new AttributeValue.Amount(Unit.Plain.number(number), wanted)
                    : new AttributeValue.Unfit(said);
        }
        return (unit == null ? named.or(() -> wanted) : Unit.written(unit))
                .filter(wanted.get()::measuresLike)
                .<AttributeValue>map(
                        one -> new AttributeValue.Amount(Unit.Plain.number(one.in(wanted.get(), number)), wanted))
                .orElse(new AttributeValue.Unfit(said));
    }

    private static BigDecimal number(String text) {
        var plain = THOUSANDS.matcher(text).matches() ? text.replace(",", "") : text.replace(',', '.');
        return new BigDecimal(plain);
    }

    private static AttributeValue flag(Object said) {
        if (said instanceof Boolean yes) {
            return new AttributeValue.Flag(yes);
        }
        var word = Normalizer.normalize(written(said), Normalizer.Form.NFKC)
                .strip()
                .toLowerCase(Locale.ROOT);
        if (YES.contains(word) || NO.contains(word)) {
            return new AttributeValue.Flag(YES.contains(word));
        }
        return new AttributeValue.Unfit(said);
    }

    private static AttributeValue choice(AttributeDefinition definition, Object said) {
        var plain = AttributeName.plain(written(said));
        return definition.choices().stream()
                .filter(choice ->
                        !(said instanceof Boolean) && choice.plainSpellings().contains(plain))
                .findFirst()
                .<AttributeValue>map(AttributeValue.Chosen::new)
                .orElse(new AttributeValue.Unfit(said));
    }

    private static String written(Object said) {
        return said instanceof BigDecimal number ? number.toPlainString() : said.toString();
    }
}
