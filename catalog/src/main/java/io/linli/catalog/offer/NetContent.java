package io.linli.catalog.offer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.linli.catalog.attribute.Unit;

/**
 * How much is in a package, however it is written: {@code 5kg}, {@code 5 公斤}, {@code 10斤} and {@code 5,000 g} are the same. What a
 * name says in two ways must agree; what is not certain is not said.
 *
 * @param amount in grams or millilitres, above zero
 */
public record NetContent(Measure measure, BigDecimal amount) {

    private static final String NUMBER = "(\\d{1,3}(?:,\\d{3})+|\\d+(?:[.,]\\d+)?)";
    private static final String UNIT =
            "\\s*(fl\\.?\\s*oz|kilos?|kgs?|公斤|千克|斤|两|grams?|gms?|gr?|克|lbs?|oz|ml|毫升|cl|litres?|liters?|ltr?|l|升)(?![a-z])";
    private static final String BEGINNING = "(?<![\\w.,-])";
    private static final String TIMES = "\\s*[x×*]\\s*";

    private static final Pattern SINGLE = Pattern.compile(BEGINNING + NUMBER + UNIT, Pattern.CASE_INSENSITIVE);
    private static final Pattern COUNT_FIRST =
            Pattern.compile(BEGINNING + "(\\d{1,3})[^\\d\\s]?" + TIMES + NUMBER + UNIT, Pattern.CASE_INSENSITIVE);
    private static final Pattern COUNT_LAST =
            Pattern.compile(BEGINNING + NUMBER + UNIT + TIMES + "(\\d{1,3})(?![\\d.,])", Pattern.CASE_INSENSITIVE);

    /** Several things in one, or a size that it is made for. */
    private static final Pattern UNCERTAIN = Pattern.compile(
            "\\+|\\d\\s*(?:-|–|~|to|至|到)\\s*\\d+(?:[.,]\\d+)?" + UNIT
                    + "|\\beach\\b|\\bup\\s?to\\b|\\bfree\\b|\\bcombo\\b|\\d\\s*g\\s+(?:whey\\s+)?protein\\b",
            Pattern.CASE_INSENSITIVE);

    /** Nobody knows whether the amount is of each or of all. Behind how often how much they say nothing new: {@code 500g*2袋}. */
    private static final Pattern PACKAGES = Pattern.compile(
            "(?:pack|set|box|case)\\s+of\\s+\\d|\\d\\s*-?\\s*(?:packs?|pcs|pieces|count|袋|包|盒|瓶|罐|听|支|条|箱)",
            Pattern.CASE_INSENSITIVE);

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final BigDecimal LEAST = BigDecimal.ONE;
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    /** Rounded on the label: {@code 1 kg / 2.2 lb}. */
    private static final BigDecimal AGREES = new BigDecimal("0.02");

    private static final int LONGEST = 1_000;

    /** What a name says is in it; empty where it says nothing, or nothing certain. */
    public static Optional<NetContent> in(String name) {
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        var several = new ArrayList<NetContent>();
        var rest = without(
                COUNT_FIRST, name, several, match -> times(amount(match.group(2), match.group(3)), match.group(1)));
        rest = without(
                COUNT_LAST, rest, several, match -> times(amount(match.group(1), match.group(2)), match.group(3)));
        if (UNCERTAIN.matcher(rest).find()
                || several.isEmpty() && PACKAGES.matcher(rest).find()) {
            return Optional.empty();
        }
        var said = new ArrayList<>(several);
        without(SINGLE, rest, said, match -> amount(match.group(1), match.group(2)));
        return agreed(said).filter(NetContent::isUsual);
    }

    /** As labels say it: {@code 500 g}, {@code 5 kg}, {@code 1.5 L}. */
    public String shown() {
        boolean large = amount.compareTo(THOUSAND) >= 0;
        var number = (large ? amount.movePointLeft(3) : amount).stripTrailingZeros();
        var unit =
                switch (measure) {
                    case MASS -> large ? "kg" : "g";
                    case VOLUME -> large ? "L" : "ml";
                };
        return number.toPlainString() + " " + unit;
    }

    private interface Reading {
        NetContent of(MatchResult match);
    }

    /** The text without what was read of it. */
    private static String without(Pattern pattern, String text, List<NetContent> read, Reading reading) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            read.add(reading.of(matcher.toMatchResult()));
        }
        return pattern.matcher(text).replaceAll(" ");
    }

    private static Optional<NetContent> agreed(List<NetContent> said) {
        if (said.isEmpty()) {
            return Optional.empty();
        }
        var first = said.get(0);
        return said.stream().allMatch(first::agrees) ? Optional.of(first) : Optional.empty();
    }

    private boolean agrees(NetContent other) {
        var difference = amount.subtract(other.amount).abs();
        return measure == other.measure && difference.compareTo(amount.multiply(AGREES)) <= 0;
    }

    private boolean isUsual() {
        return amount.compareTo(LEAST) >= 0 && amount.compareTo(MOST) <= 0;
    }

    private static NetContent amount(String number, String unit) {
        var plain = number.matches("\\d{1,3}(,\\d{3})+") ? number.replace(",", "") : number.replace(',', '.');
        var one = Unit.written(unit).orElseThrow();
        var measure = one.base() == Unit.GRAM ? Measure.MASS : Measure.VOLUME;
        return new NetContent(measure, one.inBase(new BigDecimal(plain)));
    }

    private static NetContent times(NetContent one, String count) {
        return new NetContent(one.measure, one.amount.multiply(new BigDecimal(count)));
    }
}
