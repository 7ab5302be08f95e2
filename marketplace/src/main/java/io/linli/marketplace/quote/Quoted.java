package io.linli.marketplace.quote;

import java.time.Instant;
import java.util.Currency;
import java.util.List;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.service.Quote;

/**
 * What a provider asks for.
 *
 * @param total of the lines, positive
 * @param minutes the visit takes
 */
public record Quoted(List<Quote.Line> lines, Money total, int minutes, Instant validUntil) {

    private static final int MOST_LINES = 20;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_MINUTES = 24 * 60;
    private static final long MOST_AMOUNT = 100_000_000;

    /** Refuses with: {@code quote-lines-invalid}, {@code quote-minutes-invalid}. */
    public static Quoted of(List<Quote.Line> lines, int minutes, Instant validUntil) {
        if (minutes < 5 || minutes > LONGEST_MINUTES || minutes % 5 != 0) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "quote-minutes-invalid", "A visit takes 5 minutes to a day, in steps of 5.");
        }
        return new Quoted(List.copyOf(lines), total(lines), minutes, validUntil);
    }

    /** The sum of lines people may be asked to pay. Refuses with: {@code quote-lines-invalid}. */
    public static Money total(List<Quote.Line> lines) {
        boolean sound = !lines.isEmpty()
                && lines.size() <= MOST_LINES
                && lines.stream().allMatch(Quoted::sound)
                && lines.stream()
                                .map(line -> line.amount().currency())
                                .distinct()
                                .count()
                        == 1;
        if (!sound) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "quote-lines-invalid",
                    "One to " + MOST_LINES + " lines, each with a name and an amount above nothing.");
        }
        return lines.stream().map(Quote.Line::amount).reduce(Money::plus).orElseThrow();
    }

    /** Refuses with: {@code quote-lines-invalid}. */
    public static void requireCurrency(Money total, Currency currency) {
        if (!total.currency().equals(currency)) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "quote-lines-invalid",
                    "The price of this visit is in " + currency.getCurrencyCode() + ".");
        }
    }

    Quote.Priced priced() {
        return new Quote.Priced(total, minutes, lines);
    }

    private static boolean sound(Quote.Line line) {
        return !line.name().en().isBlank()
                && line.name().en().length() <= LONGEST_NAME
                && line.amount().isPositive()
                && line.amount().amount() <= MOST_AMOUNT;
    }
}
