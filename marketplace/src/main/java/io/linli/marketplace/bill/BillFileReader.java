package io.linli.marketplace.bill;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.csv.CsvFile;
import io.linli.marketplace.csv.CsvProblem;
import io.linli.marketplace.csv.CsvRow;
import io.linli.marketplace.csv.CsvShape;

/**
 * Reads a file of bills: CSV in UTF-8 or, as a Chinese Excel saves it, GB18030; columns named by the first line in any order:
 * {@code unit, kind, period, amount, due_date, text}; others are ignored. {@code period} and {@code text} may be empty. An
 * amount is in yuan. Pure.
 */
final class BillFileReader {

    static final int MOST_ROWS = 20_000;

    private static final CsvShape SHAPE = new CsvShape(
            "bill-file",
            CsvShape.Encoding.UTF_8_OR_GB18030,
            List.of("unit", "kind", "period", "amount", "due_date", "text"),
            MOST_ROWS,
            Integer.MAX_VALUE);

    private static final int LONGEST_UNIT = 60;
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("missing", "The value is missing."),
            Map.entry("kind-unknown", "The kind is none of management_fee, parking, energy, other."),
            Map.entry("not-a-month", "A month is written like 2026-11."),
            Map.entry("period-out-of-range", "The month is too far away to be meant."),
            Map.entry("not-a-number", "An amount is written like 128.50."),
            Map.entry("not-positive", "A bill is for more than nothing."),
            Map.entry("too-high", "A bill is for at most a million yuan."),
            Map.entry("too-precise", "An amount has at most two decimals."),
            Map.entry("not-a-date", "A day is written like 2026-12-10."),
            Map.entry("due-date-out-of-range", "The due date is too far away to be meant."),
            Map.entry("too-long", "The value is too long, or not on one line."),
            Map.entry("broken-quotes", "The quotes of this row, or of one before, are not closed."));

    private final List<BillLine> lines = new ArrayList<>();

    private BillFileReader() {}

    /** @param lines that can be read; @param problems of those that cannot, often several of one */
    record Read(List<BillLine> lines, List<BillProblem> problems) {}

    /** Refuses with: {@code bill-file-empty}, {@code bill-file-not-text}, {@code bill-file-columns}, {@code bill-file-too-long}. */
    static Read read(byte[] file) {
        var reader = new BillFileReader();
        var problems = CsvFile.read(file, SHAPE, reader::take);
        return new Read(
                List.copyOf(reader.lines),
                problems.stream().map(BillFileReader::inWords).toList());
    }

    /** Every value is read, so that all that is wrong with the row is told at once. */
    private void take(CsvRow row) {
        var unit = row.requiredWords("unit", LONGEST_UNIT);
        var kind = row.value("kind", "kind-unknown", BillKind::of);
        var period = period(row);
        var amount = row.amount("amount", Money.CNY, BillDraft.MOST);
        var dueOn = dueOn(row);
        var text = row.words("text", BillDraft.LONGEST_TEXT);
        if (row.isSound()) {
            var terms = new BillDraft(kind.orElseThrow(), text, period, amount.orElseThrow(), dueOn.orElseThrow());
            lines.add(new BillLine(row.line(), unit.orElseThrow(), terms));
        }
    }

    private static Optional<YearMonth> period(CsvRow row) {
        if (row.text("period").isEmpty()) {
            return Optional.empty();
        }
        return row.value("period", "not-a-month", text -> CsvRow.parsed(text, YearMonth::parse))
                .flatMap(month -> BillDraft.isSound(month.getYear())
                        ? Optional.of(month)
                        : row.tell("period", "period-out-of-range"));
    }

    private static Optional<LocalDate> dueOn(CsvRow row) {
        return row.day("due_date")
                .flatMap(day -> BillDraft.isSound(day.getYear())
                        ? Optional.of(day)
                        : row.tell("due_date", "due-date-out-of-range"));
    }

    private static BillProblem inWords(CsvProblem problem) {
        return new BillProblem(
                problem.line(), problem.column(), problem.code(), WORDS.getOrDefault(problem.code(), problem.code()));
    }
}
