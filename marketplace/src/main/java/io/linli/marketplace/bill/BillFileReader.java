package io.linli.marketplace.bill;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;

/**
 * Reads a file of bills: CSV in UTF-8 or, as a Chinese Excel saves it, GB18030; columns named by the first line in any order:
 * {@code unit, kind, period, amount, due_date, text}; others are ignored. {@code period} and {@code text} may be empty. An
 * amount is in yuan. Pure.
 */
final class BillFileReader {

    static final List<String> COLUMNS = List.of("unit", "kind", "period", "amount", "due_date", "text");

    static final int MOST_ROWS = 20_000;

    private static final int LONGEST_UNIT = 60;
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final Map<String, String> WORDS = Map.of(
            "missing", "The value is missing.",
            "kind-unknown", "The kind is none of management_fee, parking, energy, other.",
            "not-a-month", "A month is written like 2026-11.",
            "not-a-number", "An amount is written like 128.50.",
            "too-precise", "An amount has at most two decimals.",
            "not-a-date", "A day is written like 2026-12-10.",
            "too-long", "The value is too long.",
            "broken-quotes", "The quotes of this row, or of one before, are not closed.");

    private final List<BillLine> lines = new ArrayList<>();
    private final List<BillProblem> problems = new ArrayList<>();

    private BillFileReader() {}

    /** @param lines that can be read; @param problems of those that cannot */
    record Read(List<BillLine> lines, List<BillProblem> problems) {}

    private static final class Unreadable extends RuntimeException {
        private final transient String column;

        Unreadable(String column, String code) {
            super(code, null, false, false);
            this.column = column;
        }
    }

    /** Refuses with: {@code bill-file-empty}, {@code bill-file-not-text}, {@code bill-file-columns}, {@code bill-file-too-long}. */
    static Read read(byte[] file) {
        var reader = new BillFileReader();
        reader.readAll(text(file));
        if (reader.lines.isEmpty() && reader.problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "bill-file-empty", "The file has no rows.");
        }
        return new Read(List.copyOf(reader.lines), List.copyOf(reader.problems));
    }

    private void readAll(String text) {
        try (var csv = CsvReader.builder().skipEmptyLines(true).ofNamedCsvRecord(text)) {
            for (var row : csv) {
                requireColumns(row);
                requireRoom();
                take(row);
            }
        } catch (CsvParseException broken) {
            problems.add(problem(lines.size() + problems.size() + 2L, "", "broken-quotes"));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void take(NamedCsvRecord row) {
        long number = row.getStartingLineNumber();
        try {
            lines.add(new BillLine(number, unit(row), terms(row)));
        } catch (Unreadable value) {
            problems.add(problem(number, value.column, value.getMessage()));
        } catch (Refusal senseless) {
            problems.add(new BillProblem(number, "", senseless.code(), senseless.getMessage()));
        }
    }

    private void requireRoom() {
        if (lines.size() + problems.size() >= MOST_ROWS) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE, "bill-file-too-long", "A file has at most " + MOST_ROWS + " rows.");
        }
    }

    private static String unit(NamedCsvRecord row) {
        var unit = required(row, "unit");
        if (unit.length() > LONGEST_UNIT) {
            throw new Unreadable("unit", "too-long");
        }
        return unit;
    }

    private static BillDraft terms(NamedCsvRecord row) {
        return new BillDraft(
                kind(required(row, "kind")),
                value(row, "text"),
                Optional.of(value(row, "period"))
                        .filter(month -> !month.isEmpty())
                        .map(BillFileReader::month),
                amount(required(row, "amount")),
                day(required(row, "due_date")));
    }

    private static BillKind kind(String text) {
        return BillKind.of(text).orElseThrow(() -> new Unreadable("kind", "kind-unknown"));
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException malformed) {
            throw new Unreadable("period", "not-a-month");
        }
    }

    private static Money amount(String text) {
        try {
            return Money.cny(new BigDecimal(text)
                    .movePointRight(Money.CNY.getDefaultFractionDigits())
                    .longValueExact());
        } catch (NumberFormatException unreadable) {
            throw new Unreadable("amount", "not-a-number");
        } catch (ArithmeticException fraction) {
            throw new Unreadable("amount", "too-precise");
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException malformed) {
            throw new Unreadable("due_date", "not-a-date");
        }
    }

    private static String required(NamedCsvRecord row, String column) {
        var value = value(row, column);
        if (value.isEmpty()) {
            throw new Unreadable(column, "missing");
        }
        return value;
    }

    private static String value(NamedCsvRecord row, String column) {
        return row.findField(column).map(String::strip).orElse("");
    }

    private static void requireColumns(NamedCsvRecord row) {
        var named = Set.copyOf(row.getHeader());
        var missing = COLUMNS.stream().filter(column -> !named.contains(column)).toList();
        if (!missing.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "bill-file-columns",
                    "The first line must name these columns, too: " + String.join(", ", missing) + ".",
                    Map.of("missing", missing));
        }
    }

    private static BillProblem problem(long line, String column, String code) {
        return new BillProblem(line, column, code, WORDS.getOrDefault(code, code));
    }

    private static String text(byte[] file) {
        for (var charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try {
                var text = charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
                return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
            } catch (CharacterCodingException another) {
                // then it is the other one, or none
            }
        }
        throw new Refusal(Refusal.Kind.INVALID, "bill-file-not-text", "The file is not CSV in UTF-8 or GB18030.");
    }
}
