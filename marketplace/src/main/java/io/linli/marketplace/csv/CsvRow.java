package io.linli.marketplace.csv;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.linli.catalog.kernel.Money;

/**
 * One row. A value that cannot be read is told and empty; the others are read all the same. The row may be used where it {@link
 * #isSound}.
 */
public final class CsvRow {

    /** Longer ones are no amount that anybody writes. */
    private static final int LONGEST_NUMBER = 40;

    private final NamedCsvRecord row;
    private final List<CsvProblem> problems;
    private final int before;

    CsvRow(NamedCsvRecord row, List<CsvProblem> problems) {
        this.row = row;
        this.problems = problems;
        this.before = problems.size();
    }

    /** From 1, the line of the column names. */
    public long line() {
        return row.getStartingLineNumber();
    }

    /** Whether nothing was wrong with what was read of it so far. */
    public boolean isSound() {
        return problems.size() == before;
    }

    /** What may be left out; then it is empty. */
    public String text(String column) {
        return row.findField(column).map(String::strip).orElse("");
    }

    /** Tells {@code missing}. */
    public Optional<String> required(String column) {
        var text = text(column);
        return text.isEmpty() ? tell(column, "missing") : Optional.of(text);
    }

    /** Tells {@code too-long}, also of what is not on one line. */
    public String words(String column, int longest) {
        var text = text(column);
        if (text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            tell(column, "too-long");
        }
        return text;
    }

    /** Tells {@code missing} and {@code too-long}. */
    public Optional<String> requiredWords(String column, int longest) {
        return required(column).map(present -> words(column, longest));
    }

    /** Tells {@code missing} and {@code not-a-date}. */
    public Optional<LocalDate> day(String column) {
        return value(column, "not-a-date", text -> parsed(text, LocalDate::parse));
    }

    /**
     * In major units, as people write it. Tells {@code missing}, {@code not-a-number}, {@code not-positive}, {@code too-high} and
     * {@code too-precise}.
     *
     * @param most in minor units
     */
    public Optional<Money> amount(String column, Currency currency, long most) {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        return value(column, "not-a-number", CsvRow::number)
                .flatMap(major -> bounded(column, major, BigDecimal.valueOf(most, digits)))
                .flatMap(major -> exact(column, major, digits))
                .map(minor -> new Money(minor, currency));
    }

    /**
     * A required value of the feature's own kind. Tells {@code missing}, and the given code where the reading finds nothing.
     */
    public <T> Optional<T> value(String column, String code, Function<String, Optional<T>> reading) {
        var text = required(column);
        return text.flatMap(reading).or(() -> text.isEmpty() ? Optional.empty() : tell(column, code));
    }

    /** Tells what only the feature knows to be wrong. */
    public <T> Optional<T> tell(String column, String code) {
        problems.add(new CsvProblem(line(), column, code));
        return Optional.empty();
    }

    /** What the library's own reading gives; empty where it throws. */
    public static <T> Optional<T> parsed(String text, Function<String, T> reading) {
        try {
            return Optional.of(reading.apply(text));
        } catch (DateTimeException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> number(String text) {
        return text.length() > LONGEST_NUMBER ? Optional.empty() : parsed(text, BigDecimal::new);
    }

    /** Compared as it is, before anything is computed of it: {@code 1e999999999} has that many digits. */
    private Optional<BigDecimal> bounded(String column, BigDecimal major, BigDecimal most) {
        if (major.signum() <= 0) {
            return tell(column, "not-positive");
        }
        return major.compareTo(most) > 0 ? tell(column, "too-high") : Optional.of(major);
    }

    private Optional<Long> exact(String column, BigDecimal major, int digits) {
        return major.stripTrailingZeros().scale() > digits
                ? tell(column, "too-precise")
                : Optional.of(major.movePointRight(digits).longValueExact());
    }
}
