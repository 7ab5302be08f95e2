package io.linli.catalog.feed;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.linli.catalog.offer.Handling;
import io.linli.catalog.offer.OfferPart;
import io.linli.catalog.offer.Storage;

/** How a row says that goods are kept and when they are brought, in either language. */
final class HandlingRules {

    private static final Map<String, Storage> STORAGES = byWord(Map.of(
            Storage.AMBIENT, List.of("ambient", "room temperature", "dry", "常温", "阴凉干燥", "干燥"),
            Storage.CHILLED, List.of("chilled", "refrigerated", "cool", "冷藏"),
            Storage.FROZEN, List.of("frozen", "冷冻")));

    private static final Map<String, DayOfWeek> DAYS = byWord(Map.of(
            DayOfWeek.MONDAY, List.of("mon", "monday", "周一", "星期一", "1"),
            DayOfWeek.TUESDAY, List.of("tue", "tuesday", "周二", "星期二", "2"),
            DayOfWeek.WEDNESDAY, List.of("wed", "wednesday", "周三", "星期三", "3"),
            DayOfWeek.THURSDAY, List.of("thu", "thursday", "周四", "星期四", "4"),
            DayOfWeek.FRIDAY, List.of("fri", "friday", "周五", "星期五", "5"),
            DayOfWeek.SATURDAY, List.of("sat", "saturday", "周六", "星期六", "6"),
            DayOfWeek.SUNDAY, List.of("sun", "sunday", "周日", "周天", "星期日", "星期天", "7")));

    private static final Set<String> EVERY_DAY = Set.of("daily", "every day", "any day", "每天", "每日", "天天");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;|/、，；]+");
    private static final Pattern SHELF_LIFE =
            Pattern.compile("([0-9]{1,4})\\s?(?:(days?|天|日)|(months?|个月)|(years?|年))?");
    private static final int DAYS_OF_A_MONTH = 30;
    private static final int DAYS_OF_A_YEAR = 365;

    private static final Map<OfferPart, String> EXAMPLES = Map.of(
            OfferPart.STORAGE, "ambient, chilled or frozen",
            OfferPart.SHELF_LIFE_DAYS, "a number of days from 1 to " + Handling.LONGEST_SHELF_LIFE_DAYS,
            OfferPart.DELIVERY_DAYS, "days such as mon, wed, fri");

    private HandlingRules() {}

    /** @param leftOut parts that could not be read: what is known of them stays */
    record Read(Handling handling, Set<OfferPart> leftOut) {}

    /** What cannot be read is no reason not to sell the good: it is left out, with the warning {@code handling-invalid}. */
    static Read read(NamedFields fields, List<FeedWarning> warnings) {
        var leftOut = EnumSet.noneOf(OfferPart.class);
        var storage = part(fields, OfferPart.STORAGE, text -> Optional.ofNullable(STORAGES.get(text)), leftOut);
        var shelfLife = part(fields, OfferPart.SHELF_LIFE_DAYS, HandlingRules::shelfLife, leftOut);
        var days = part(fields, OfferPart.DELIVERY_DAYS, HandlingRules::days, leftOut);
        if (!leftOut.isEmpty()) {
            warnings.add(warning(fields, leftOut));
        }
        return new Read(new Handling(storage.orElse(null), shelfLife.orElse(null), days.orElse(Set.of())), leftOut);
    }

    private static <T> Optional<T> part(
            NamedFields fields, OfferPart part, Function<String, Optional<T>> reading, Set<OfferPart> leftOut) {
        var text = fields.text(column(part)).strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var read = reading.apply(text);
        if (read.isEmpty()) {
            leftOut.add(part);
        }
        return read;
    }

    private static Optional<Integer> shelfLife(String text) {
        var match = SHELF_LIFE.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        int unit = match.group(3) != null ? DAYS_OF_A_MONTH : match.group(4) != null ? DAYS_OF_A_YEAR : 1;
        int days = Integer.parseInt(match.group(1)) * unit;
        return days >= 1 && days <= Handling.LONGEST_SHELF_LIFE_DAYS ? Optional.of(days) : Optional.empty();
    }

    /** Every day is as if nothing was said. */
    private static Optional<Set<DayOfWeek>> days(String text) {
        if (EVERY_DAY.contains(text)) {
            return Optional.of(Set.of());
        }
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var word : BETWEEN.split(text)) {
            var day = DAYS.get(word);
            if (day == null) {
                return Optional.empty();
            }
            days.add(day);
        }
        return Optional.of(days.size() == DayOfWeek.values().length ? Set.of() : days);
    }

    /** One for all of them: a row is warned of once with each code. */
    private static FeedWarning warning(NamedFields fields, Set<OfferPart> leftOut) {
        return new FeedWarning(
                fields.line(),
                FieldRules.shown(fields.text(FeedColumn.SUPPLIER_SKU).strip()),
                "handling-invalid",
                leftOut.stream().map(part -> detail(fields, part)).collect(Collectors.joining(" ")));
    }

    private static String detail(NamedFields fields, OfferPart part) {
        var column = column(part);
        return "The column " + column.title() + " holds \"" + FieldRules.shown(fields.text(column))
                + "\" and was left out; write " + EXAMPLES.get(part) + ".";
    }

    private static FeedColumn column(OfferPart part) {
        return FeedColumn.valueOf(part.name());
    }

    private static <T> Map<String, T> byWord(Map<T, List<String>> words) {
        var byWord = new HashMap<String, T>();
        words.forEach((meaning, all) -> all.forEach(word -> byWord.put(word, meaning)));
        return Map.copyOf(byWord);
    }
}
