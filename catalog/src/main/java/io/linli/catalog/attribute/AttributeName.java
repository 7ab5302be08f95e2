package io.linli.catalog.attribute;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What feeds call an attribute, without what makes no difference: {@code Colour}, {@code COLOUR:} and {@code attr_t_colour} are one.
 */
final class AttributeName {

    /** What data sheets write before a name to say its type. */
    private static final Pattern FIELD_PREFIX = Pattern.compile("^attr_[a-z]_");

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private AttributeName() {}

    /**
     * A name that ends in a unit: {@code weight_g}, {@code 重量(克)}.
     *
     * @param plain the name without it
     */
    record WithUnit(String plain, Unit unit) {}

    /** Letters and digits, small; empty where it has none. */
    static String plain(String name) {
        return BETWEEN.matcher(normal(name)).replaceAll("");
    }

    static Optional<WithUnit> withUnit(String name) {
        var parts = Arrays.stream(BETWEEN.split(normal(name)))
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.size() < 2) {
            return Optional.empty();
        }
        int last = parts.size() - 1;
        return Unit.written(parts.get(last))
                .map(unit -> new WithUnit(parts.subList(0, last).stream().collect(Collectors.joining()), unit));
    }

    private static String normal(String name) {
        var normal = Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        return FIELD_PREFIX.matcher(normal).replaceFirst("");
    }
}
