package io.linli.web.statement;

import io.quarkus.qute.TemplateData;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.statement.DayTotal;
import io.linli.marketplace.statement.Statement;
import io.linli.marketplace.statement.StatementCategory;
import io.linli.marketplace.statement.StatementLine;

/**
 * What stands on a statement's paper, every value written already.
 *
 * @param totals opening balance, categories, closing balance
 * @param standing where the closing balance stands
 * @param lines empty where {@code days} are there instead
 */
@TemplateData
record StatementSheet(
        String number,
        String partyKind,
        String party,
        String period,
        String issued,
        String currency,
        String digest,
        int lineCount,
        List<Figure> totals,
        List<Figure> standing,
        List<Row> lines,
        List<Day> days) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /** @param strong whether it is a balance */
    @TemplateData
    record Figure(String name, String amount, boolean strong) {}

    @TemplateData
    record Row(int position, String time, String fact, String order, String amount, String balance) {}

    @TemplateData
    record Day(String day, long lines, String in, String out, String sum, String balance) {}

    static StatementSheet ofLines(Statement statement, List<StatementLine> lines) {
        return of(statement, rows(statement, lines), List.of());
    }

    static StatementSheet ofDays(Statement statement, List<DayTotal> days) {
        return of(statement, List.of(), dayRows(statement, days));
    }

    private static StatementSheet of(Statement statement, List<Row> lines, List<Day> days) {
        return new StatementSheet(
                statement.number(),
                StatementWords.of(statement.party().kind()),
                StatementWords.name(statement),
                statement.month().toString(),
                time(statement, statement.issuedAt()) + " " + statement.zone(),
                statement.currency().getCurrencyCode(),
                statement.digest(),
                statement.lines(),
                totals(statement),
                standing(statement),
                lines,
                days);
    }

    private static List<Figure> totals(Statement statement) {
        var totals = statement.totals();
        var figures = new ArrayList<Figure>();
        figures.add(new Figure(StatementWords.OPENING, amount(totals.opening()), true));
        Arrays.stream(StatementCategory.values())
                .map(category -> new Figure(StatementWords.of(category), amount(totals.of(category)), false))
                .forEach(figures::add);
        figures.add(new Figure(StatementWords.CLOSING, amount(totals.closing()), true));
        return figures;
    }

    private static List<Figure> standing(Statement statement) {
        var standing = statement.standing();
        return List.of(
                new Figure(StatementWords.PENDING, amount(standing.pending()), false),
                new Figure(StatementWords.PAYABLE, amount(standing.payable()), false),
                new Figure(StatementWords.RECEIVABLE, amount(standing.receivable()), false),
                new Figure(StatementWords.IN_TRANSIT, amount(standing.inTransit()), false));
    }

    private static List<Row> rows(Statement statement, List<StatementLine> lines) {
        var rows = new ArrayList<Row>();
        var balance = statement.totals().opening();
        for (var line : lines) {
            balance = balance.plus(line.amount());
            rows.add(new Row(
                    line.position(),
                    time(statement, line.bookedAt()),
                    StatementWords.of(line.kind()),
                    line.orderId() == null ? "–" : line.orderId().toString(),
                    amount(line.amount()),
                    amount(balance)));
        }
        return rows;
    }

    private static List<Day> dayRows(Statement statement, List<DayTotal> days) {
        var rows = new ArrayList<Day>();
        var balance = statement.totals().opening();
        for (var day : days) {
            balance = balance.plus(day.sum());
            rows.add(new Day(
                    day.day().toString(),
                    day.lines(),
                    amount(day.in()),
                    amount(day.out()),
                    amount(day.sum()),
                    amount(balance)));
        }
        return rows;
    }

    private static String time(Statement statement, Instant moment) {
        return TIME.format(moment.atZone(statement.zone()));
    }

    private static String amount(Money money) {
        int digits = money.currency().getDefaultFractionDigits();
        String pattern = digits == 0 ? "#,##0" : "#,##0." + "0".repeat(digits);
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(money.toMajor());
    }
}
