package io.linli.marketplace.bill;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;

/**
 * What a bill says. Pure.
 *
 * <p>Refuses with: {@code amount-out-of-range}, {@code currency-not-billed}, {@code due-date-out-of-range}, {@code
 * period-out-of-range}, {@code text-too-long}.
 *
 * @param text what else the household should know, at most {@value #LONGEST_TEXT} characters; often empty
 * @param period the month it is for
 * @param amount from one fen to a million yuan
 * @param dueOn the last day it is paid in time
 */
public record BillDraft(BillKind kind, String text, Optional<YearMonth> period, Money amount, LocalDate dueOn) {

    public static final int LONGEST_TEXT = 100;

    /** A million yuan, in fen: more is a slip of the keyboard. */
    public static final long MOST = 100_000_000;

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    public BillDraft {
        text = text.strip();
        if (!amount.currency().equals(Money.CNY)) {
            throw invalid(
                    "currency-not-billed",
                    "Bills are in yuan.",
                    Map.of("currency", amount.currency().getCurrencyCode()));
        }
        if (!amount.isPositive() || amount.amount() > MOST) {
            throw invalid(
                    "amount-out-of-range",
                    "A bill is for more than nothing and at most a million yuan.",
                    Map.of("least", 1, "most", MOST));
        }
        if (!isSound(dueOn.getYear())) {
            throw invalid("due-date-out-of-range", "The due date is too far away to be meant.", Map.of());
        }
        if (!period.map(month -> isSound(month.getYear())).orElse(true)) {
            throw invalid("period-out-of-range", "The month is too far away to be meant.", Map.of());
        }
        if (text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw invalid(
                    "text-too-long",
                    "The text has at most " + LONGEST_TEXT + " characters, on one line.",
                    Map.of("most", LONGEST_TEXT));
        }
    }

    /** What it is called where it is paid: its kind, its month and its text. */
    public LocalizedText name() {
        var more = period.map(month -> " " + month).orElse("") + (text.isEmpty() ? "" : " · " + text);
        return new LocalizedText(kind.text().en() + more, kind.text().zh() + more);
    }

    /** Whether a year can be meant. */
    static boolean isSound(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    private static Refusal invalid(String code, String message, Map<String, Object> facts) {
        return new Refusal(Refusal.Kind.INVALID, code, message, facts);
    }
}
