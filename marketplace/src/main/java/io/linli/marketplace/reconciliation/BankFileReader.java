package io.linli.marketplace.reconciliation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.csv.CsvFile;
import io.linli.marketplace.csv.CsvRow;
import io.linli.marketplace.csv.CsvShape;

/**
 * Reads a bank's file: CSV in UTF-8, columns named by the first line in any order, {@code payout_reference, account, amount,
 * currency, value_date}; others are ignored. An amount is in major units, as a bank writes it. Pure.
 */
final class BankFileReader {

    /** Problems told; who sees as many has another file at hand. */
    static final int MOST_PROBLEMS = 100;

    private static final CsvShape SHAPE = new CsvShape(
            "bank-file",
            CsvShape.Encoding.UTF_8,
            List.of("payout_reference", "account", "amount", "currency", "value_date"),
            100_000,
            MOST_PROBLEMS);

    private static final int LONGEST_TEXT = 100;
    private static final long LARGEST = 1_000_000_000_000L;

    private final List<BankLine> lines = new ArrayList<>();
    private final Map<Object, Integer> seen = new HashMap<>();

    private BankFileReader() {}

    /** Equal in all that a bank tells. */
    private record Told(String reference, String account, Money amount, LocalDate valueDate) {}

    /**
     * All rows, or every problem with them. Refuses with: {@code bank-file-empty}, {@code bank-file-not-text},
     * {@code bank-file-columns}, {@code bank-file-too-long}, {@code bank-file-rows}, whose facts name line, column and code.
     */
    static List<BankLine> read(byte[] file) {
        var reader = new BankFileReader();
        var problems = CsvFile.read(file, SHAPE, reader::take);
        if (!problems.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "bank-file-rows",
                    "Nothing was taken in: " + problems.size() + " values cannot be read.",
                    Map.of("problems", problems));
        }
        return reader.lines;
    }

    /** Every value is read, so that all that is wrong with the row is told at once. */
    private void take(CsvRow row) {
        var currency = row.value(
                "currency",
                "currency-unknown",
                code -> CsvRow.parsed(code.toUpperCase(Locale.ROOT), Currency::getInstance));
        var reference = row.requiredWords("payout_reference", LONGEST_TEXT);
        var account = row.requiredWords("account", LONGEST_TEXT);
        var amount = row.amount("amount", currency.orElse(Money.CNY), LARGEST);
        var day = row.day("value_date");
        if (row.isSound()) {
            take(
                    row,
                    new Told(reference.orElseThrow(), account.orElseThrow(), amount.orElseThrow(), day.orElseThrow()));
        }
    }

    private void take(CsvRow row, Told told) {
        lines.add(new BankLine(
                (int) row.line(),
                told.reference(),
                told.account(),
                told.amount(),
                told.valueDate(),
                seen.merge(told, 1, Integer::sum)));
    }
}
