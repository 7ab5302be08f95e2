package io.linli.catalog.attribute;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;

/** What things are measured in, however it is written. Pound and ounce: NIST Handbook 44; 斤 and 两: GB 3100, 500 and 50 grams. */
public enum Unit {
    GRAM(null, "1", "g", "克", "gm", "gms", "gr", "gram", "grams"),
    KILOGRAM(GRAM, "1000", "kg", "千克", "kgs", "kilo", "kilos", "kilogram", "kilograms", "公斤"),
    JIN(GRAM, "500", "jin", "斤", "市斤"),
    LIANG(GRAM, "50", "liang", "两"),
    MILLIGRAM(GRAM, "0.001", "mg", "毫克"),
    POUND(GRAM, "453.59237", "lb", "磅", "lbs"),
    OUNCE(GRAM, "28.349523125", "oz", "盎司"),
    MILLILITRE(null, "1", "ml", "毫升", "millilitre", "millilitres", "milliliter", "milliliters"),
    CENTILITRE(MILLILITRE, "10", "cl", "厘升"),
    LITRE(MILLILITRE, "1000", "L", "升", "lt", "ltr", "litre", "litres", "liter", "liters", "公升"),
    FLUID_OUNCE(MILLILITRE, "29.5735", "fl oz", "液体盎司"),
    MILLIMETRE(null, "1", "mm", "毫米", "millimetre", "millimetres"),
    CENTIMETRE(MILLIMETRE, "10", "cm", "厘米", "centimetre", "centimetres", "公分"),
    METRE(MILLIMETRE, "1000", "m", "米", "metre", "metres", "meter", "meters"),
    INCH(MILLIMETRE, "25.4", "in", "英寸", "inch", "inches"),
    WATT(null, "1", "W", "瓦", "watt", "watts"),
    KILOWATT(WATT, "1000", "kW", "千瓦"),
    MILLIAMPERE_HOUR(null, "1", "mAh", "毫安时", "毫安"),
    DAY(null, "1", "days", "天", "day", "日"),
    MONTH(null, "1", "months", "个月", "month", "月"),
    YEAR(MONTH, "12", "years", "年", "year"),
    PIECE(null, "1", "pieces", "件", "piece", "pc", "pcs", "count", "个", "只", "枚", "片", "粒"),
    PERCENT(null, "1", "%", "%", "percent");

    /** More digits than any label has. */
    private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_UP);

    private static final Pattern BETWEEN = Pattern.compile("[\\s.]");

    private static final Map<String, Unit> BY_SPELLING = Arrays.stream(values())
            .flatMap(unit -> unit.spellings().map(spelling -> Map.entry(plain(spelling), unit)))
            .distinct()
            .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final @Nullable Unit base;
    private final BigDecimal factor;
    private final LocalizedText symbol;
    private final List<String> others;

    Unit(@Nullable Unit base, String factor, String en, String zh, String... others) {
        this.base = base;
        this.factor = new BigDecimal(factor);
        this.symbol = new LocalizedText(en, zh);
        this.others = List.of(others);
    }

    /** However it is written, in either language; empty where it is none. */
    public static Optional<Unit> written(String text) {
        return Optional.ofNullable(BY_SPELLING.get(plain(text)));
    }

    /** As it is written behind a number. */
    public LocalizedText symbol() {
        return symbol;
    }

    /** The unit by which all of its kind are reckoned: grams for kilograms. */
    public Unit base() {
        return base == null ? this : base;
    }

    /** Whether one can be said in the other. */
    public boolean measuresLike(Unit other) {
        return base() == other.base();
    }

    /** So many of these in their {@link #base}, exactly. */
    public BigDecimal inBase(BigDecimal number) {
        return number.multiply(factor);
    }

    /** So many of these in another unit of the kind; what has no end is rounded half up to twelve digits. */
    public BigDecimal in(Unit other, BigDecimal number) {
        if (!measuresLike(other)) {
            throw new IllegalArgumentException(this + " cannot be said in " + other);
        }
        return this == other ? number : Plain.number(inBase(number).divide(other.factor, DIGITS));
    }

    /** Every way to write it, not yet {@link #plain}. */
    Stream<String> spellings() {
        return Stream.concat(Stream.of(symbol.en(), symbol.zh()), others.stream());
    }

    private static String plain(String text) {
        var normal = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return BETWEEN.matcher(normal).replaceAll("");
    }

    /** Numbers as people write them. */
    static final class Plain {
        private Plain() {}

        static BigDecimal number(BigDecimal number) {
            var plain = number.stripTrailingZeros();
            return plain.scale() < 0 ? plain.setScale(0) : plain;
        }
    }
}
