package io.linli.marketplace.reconciliation;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;

/**
 * Reads a bank's file: CSV in UTF-8, columns named by the first line in any order, {@code payout_reference, account, amount,
 * currency, value_date}; others are ignored. An amount is in major units, as a bank writes it. Pure.
 */
final class BankFileReader {

    static final List<String> COLUMNS = List.of("payout_reference", "account", "amount", "currency", "value_date");

    static final int MOST_ROWS = 100_000;

    /** Problems told; who sees as many has another file at hand. */
    static final int MOST_PROBLEMS = 100;

    private static final int LONGEST_TEXT = 100;
    private static final BigDecimal LARGEST = new BigDecimal("1000000000000");
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final List<BankLine> lines = new ArrayList<>();
    private final List<BankFileProblem> problems = new ArrayList<>();
    private final Map<Object, Integer> seen = new HashMap<>();

    private BankFileReader() {}

    /** Equal in all that a bank tells. */
    private record Told(String reference, String account, Money amount, LocalDate valueDate) {}

    private static final class Unreadable extends RuntimeException {
        private final transient String column;
        private final transient String code;

        Unreadable(String column, String code) {
            super(code, null, false, false);
            this.column = column;
            this.code = code;
        }
    }

    /**
     * All rows, or every problem with them. Refuses with: {@code bank-file-empty}, {@code bank-file-not-text},
     * {@code bank-file-columns}, {@code bank-file-too-long}, {@code bank-file-rows}, whose facts name line, column and code.
     */
    static List<BankLine> read(byte[] file) {
        var reader = new BankFileReader();
        reader.readAll(text(file));
        if (!reader.problems.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "bank-file-rows",
                    "Nothing was taken in: " + reader.problems.size() + " values cannot be read.",
                    Map.of("problems", List.copyOf(reader.problems)));
        }
        if (reader.lines.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "bank-file-empty", "The file has no rows.");
        }
        return reader.lines;
    }

    private void readAll(String text) {
        try (var csv = CsvReader.builder().skipEmptyLines(true).ofNamedCsvRecord(text)) {
            for (var row : csv) {
                requireColumns(row);
                requireRoom();
                take(row);
                if (problems.size() >= MOST_PROBLEMS) {
                    return;
                }
            }
        } catch (CsvParseException broken) {
            problems.add(new BankFileProblem(lines.size() + 2L, "", "broken-quotes"));
        } catch (java.io.IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Every value of the row is read, so that all that is wrong with it is told at once. */
    private void take(NamedCsvRecord row) {
        var currency = read(row, () -> currency(field(row, "currency")));
        var reference = read(row, () -> words(row, "payout_reference"));
        var account = read(row, () -> words(row, "account"));
        var amount = read(row, () -> amount(field(row, "amount"), currency.orElse(Money.CNY)));
        var day = read(row, () -> day(field(row, "value_date")));
        if (currency.isPresent()
                && reference.isPresent()
                && account.isPresent()
                && amount.isPresent()
                && day.isPresent()) {
            take(row, new Told(reference.get(), account.get(), amount.get(), day.get()));
        }
    }

    private void take(NamedCsvRecord row, Told told) {
        lines.add(new BankLine(
                (int) row.getStartingLineNumber(),
                told.reference(),
                told.account(),
                told.amount(),
                told.valueDate(),
                seen.merge(told, 1, Integer::sum)));
    }

    private <T> Optional<T> read(NamedCsvRecord row, Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (Unreadable problem) {
            problems.add(new BankFileProblem(row.getStartingLineNumber(), problem.column, problem.code));
            return Optional.empty();
        }
    }

    private void requireRoom() {
        if (lines.size() >= MOST_ROWS) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE, "bank-file-too-long", "A file has at most " + MOST_ROWS + " rows.");
        }
    }

    private static void requireColumns(NamedCsvRecord row) {
        var missing = COLUMNS.stream()
                .filter(column -> !Set.copyOf(row.getHeader()).contains(column))
                .toList();
        if (!missing.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "bank-file-columns",
                    "The first line must name these columns, too: " + String.join(", ", missing) + ".",
                    Map.of("missing", missing));
        }
    }

    private static String field(NamedCsvRecord row, String column) {
        var value = row.findField(column).map(String::strip).orElse("");
        if (value.isEmpty()) {
            throw new Unreadable(column, "missing");
        }
        return value;
    }

    private static String words(NamedCsvRecord row, String column) {
        var value = field(row, column);
        if (value.length() > LONGEST_TEXT || value.chars().anyMatch(Character::isISOControl)) {
            throw new Unreadable(column, "too-long");
        }
        return value;
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new Unreadable("currency", "currency-unknown");
        }
    }

    private static Money amount(String text, Currency currency) {
        try {
            var minor = new BigDecimal(text).movePointRight(Math.max(0, currency.getDefaultFractionDigits()));
            if (minor.signum() <= 0) {
                throw new Unreadable("amount", "not-positive");
            }
            if (minor.compareTo(LARGEST) > 0) {
                throw new Unreadable("amount", "too-high");
            }
            return new Money(minor.longValueExact(), currency);
        } catch (NumberFormatException unreadable) {
            throw new Unreadable("amount", "not-a-number");
        } catch (ArithmeticException fraction) {
            throw new Unreadable("amount", "too-precise");
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            throw new Unreadable("value_date", "not-a-date");
        }
    }

    private static String text(byte[] file) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw new Refusal(Refusal.Kind.INVALID, "bank-file-not-text", "The file is not CSV in UTF-8.");
        }
    }
}
