package io.linli.web.page;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.linli.catalog.kernel.Money;

/** Writes values for people, in their language and the community's time zone. */
final class Formats {

    private static final String MINUS = "\u2212";

    private final Locale locale;
    private final ZoneId zone;

    Formats(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
    }

    Locale locale() {
        return locale;
    }

    /** {@code ¥12.34}, {@code −¥1,200.00}. */
    String money(Money money) {
        String sign = money.isNegative() ? MINUS : "";
        return sign + symbol(money.currency()) + whole(money) + fraction(money);
    }

    /** What stands before the digits. */
    String symbol(Currency currency) {
        return Money.CNY.equals(currency) ? "¥" : currency.getSymbol(locale);
    }

    /** Major units with grouping, without sign. */
    String whole(Money money) {
        return integers().format(money.toMajor().abs().toBigInteger());
    }

    /** {@code .34}; empty for currencies without minor units. */
    String fraction(Money money) {
        String digits = money.toMajor().abs().toPlainString();
        int point = digits.indexOf('.');
        return point < 0 ? "" : digits.substring(point);
    }

    String number(long number) {
        return integers().format(number);
    }

    String date(Instant instant) {
        return date(instant.atZone(zone).toLocalDate());
    }

    String date(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(day);
    }

    /** Hours and minutes, 24-hour clock. */
    String time(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm", locale).format(instant.atZone(zone));
    }

    String dateTime(Instant instant) {
        return date(instant) + " " + time(instant);
    }

    /** Day and month. */
    String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(chinese() ? "M月d日" : "d MMM", locale).format(day);
    }

    String month(LocalDate day) {
        return DateTimeFormatter.ofPattern("MMM", locale).format(day);
    }

    String weekday(LocalDate day) {
        return DateTimeFormatter.ofPattern("EEE", locale).format(day);
    }

    String weekday(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, locale);
    }

    String weekdays(Set<DayOfWeek> days) {
        return days.stream().sorted().map(this::weekday).collect(Collectors.joining(chinese() ? "、" : ", "));
    }

    /** {@code Thu 26 Nov}, {@code 11月26日 周四}. */
    String dayOfWeek(LocalDate day) {
        return chinese() ? day(day) + " " + weekday(day) : weekday(day) + " " + day(day);
    }

    /** Percent of basis points: 850 is {@code 8.5%}. */
    String rate(int basisPoints) {
        String percent = java.math.BigDecimal.valueOf(basisPoints, 2)
                .stripTrailingZeros()
                .toPlainString();
        return percent + "%";
    }

    private boolean chinese() {
        return Locale.CHINESE.getLanguage().equals(locale.getLanguage());
    }

    private DecimalFormat integers() {
        return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(locale));
    }
}
