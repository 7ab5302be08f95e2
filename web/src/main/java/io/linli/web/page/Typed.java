package io.linli.web.page;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;

/** What people typed into forms. */
public final class Typed {

    private Typed() {}

    /** {@code 12.50} as money. Refuses with: {@code amount-unreadable}. */
    public static Money yuan(@Nullable String text) {
        try {
            return Money.cny(new BigDecimal(text == null ? "" : text.strip())
                    .movePointRight(Money.CNY.getDefaultFractionDigits())
                    .longValueExact());
        } catch (ArithmeticException | NumberFormatException unreadable) {
            throw new Refusal(Refusal.Kind.INVALID, "amount-unreadable", "An amount is written like 12.50.");
        }
    }

    /** So many minor units of a currency, as a page's own forms send it. Refuses with: {@code amount-unreadable}. */
    public static Money money(long amount, @Nullable String currency) {
        try {
            return Money.of(amount, currency == null ? "" : currency);
        } catch (IllegalArgumentException unknown) {
            throw new Refusal(Refusal.Kind.INVALID, "amount-unreadable", "A currency is written like CNY.");
        }
    }

    /** {@code 3}. Refuses with: {@code quantity-unreadable}. */
    public static long quantity(@Nullable String text) {
        try {
            return Long.parseLong(text == null ? "" : text.strip());
        } catch (NumberFormatException unreadable) {
            throw new Refusal(Refusal.Kind.INVALID, "quantity-unreadable", "A quantity is a whole number.");
        }
    }

    /** {@code 2026-05-31T20:00}. Refuses with: {@code time-unreadable}. */
    public static LocalDateTime time(@Nullable String text) {
        try {
            return LocalDateTime.parse(text == null ? "" : text.strip());
        } catch (DateTimeParseException malformed) {
            throw new Refusal(Refusal.Kind.INVALID, "time-unreadable", "A time is written like 2026-05-31T20:00.");
        }
    }

    /** {@code 2026-05-31T08:00:00Z}, as a page's own forms send it. Refuses with: {@code visit-time-invalid}. */
    public static Instant moment(@Nullable String text) {
        try {
            return Instant.parse(text == null ? "" : text);
        } catch (DateTimeParseException malformed) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "visit-time-invalid", "A time is written like 2026-05-31T08:00:00Z.");
        }
    }

    /** {@code 2026-05-31}, as an address asks for it; empty where it is no day, or none of a year of four digits. */
    public static Optional<LocalDate> day(@Nullable String text) {
        try {
            return words(text).map(LocalDate::parse).filter(day -> day.getYear() > 0 && day.getYear() < 10_000);
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }

    /** Empty where nothing was typed. */
    public static Optional<String> words(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(words -> !words.isEmpty());
    }
}
