package io.linli.web.statement;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.statement.Statement;
import io.linli.marketplace.statement.StatementCategory;
import io.linli.marketplace.statement.StatementLine;

/**
 * Writes a statement as a workbook of two sheets, page by page: only what is compressed already stays in memory. Blocking; one
 * workbook, one thread at a time.
 */
final class StatementWorkbook {

    private static final String TIME = "yyyy-mm-dd hh:mm:ss";
    private static final int AMOUNT = 6;
    private static final int BALANCE = 7;
    private static final List<String> HEAD = List.of(
            "序号 No.", "时间 Time", "事项 Fact", "订单 Order", "订单行 Order line", "凭证 Ledger entry", "金额 Amount", "余额 Balance");
    private static final List<Integer> WIDTHS = List.of(9, 20, 32, 38, 38, 38, 16, 16);

    private final Statement statement;
    private final String amounts;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Workbook workbook = new Workbook(out, "Linli", "1.0");
    private final Worksheet sheet;
    private Money balance;
    private int row;

    StatementWorkbook(Statement statement) {
        this.statement = statement;
        this.balance = statement.totals().opening();
        this.amounts = format(statement);
        summary();
        this.sheet = workbook.newWorksheet(StatementWords.LINES);
        head();
    }

    StatementWorkbook add(List<StatementLine> lines) {
        lines.forEach(this::line);
        try {
            sheet.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return this;
    }

    byte[] finish() {
        total(StatementWords.CLOSING, statement.totals().closing());
        try {
            workbook.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private void summary() {
        var summary = workbook.newWorksheet(StatementWords.STATEMENT);
        summary.width(0, 34);
        summary.width(1, 44);
        int at = 0;
        texts(summary, at++, StatementWords.STATEMENT, statement.number());
        texts(summary, at++, StatementWords.of(statement.party().kind()), StatementWords.name(statement));
        texts(summary, at++, "期间 Period", statement.month() + " (" + statement.zone() + ")");
        texts(summary, at++, "出具时间 Issued", local(statement.issuedAt()).withNano(0) + " " + statement.zone());
        texts(summary, at++, "币种 Currency", statement.currency().getCurrencyCode());
        at++;
        money(summary, at++, StatementWords.OPENING, statement.totals().opening());
        for (var category : StatementCategory.values()) {
            money(summary, at++, StatementWords.of(category), statement.totals().of(category));
        }
        money(summary, at++, StatementWords.CLOSING, statement.totals().closing());
        at++;
        var standing = statement.standing();
        money(summary, at++, StatementWords.PENDING, standing.pending());
        money(summary, at++, StatementWords.PAYABLE, standing.payable());
        money(summary, at++, StatementWords.RECEIVABLE, standing.receivable());
        money(summary, at++, StatementWords.IN_TRANSIT, standing.inTransit());
        at++;
        texts(summary, at, "摘要 SHA-256", statement.digest());
        finish(summary);
    }

    /** One sheet after the other goes into the file. */
    private static void finish(Worksheet sheet) {
        try {
            sheet.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void head() {
        for (int column = 0; column < HEAD.size(); column++) {
            sheet.width(column, WIDTHS.get(column));
            sheet.value(row, column, HEAD.get(column));
            sheet.style(row, column).bold().set();
        }
        sheet.freezePane(0, 1);
        row++;
        total(StatementWords.OPENING, statement.totals().opening());
    }

    private void line(StatementLine line) {
        balance = balance.plus(line.amount());
        sheet.value(row, 0, line.position());
        sheet.value(row, 1, local(line.bookedAt()));
        sheet.style(row, 1).format(TIME).set();
        sheet.value(row, 2, StatementWords.of(line.kind()));
        sheet.value(row, 3, line.orderId() == null ? "" : line.orderId().toString());
        sheet.value(row, 4, line.lineId() == null ? "" : line.lineId().toString());
        sheet.value(row, 5, line.entryId().toString());
        amount(sheet, row, AMOUNT, line.amount());
        amount(sheet, row, BALANCE, balance);
        row++;
    }

    private void total(String words, Money amount) {
        sheet.value(row, 2, words);
        amount(sheet, row, BALANCE, amount);
        row++;
    }

    private static void texts(Worksheet sheet, int at, String name, String value) {
        sheet.value(at, 0, name);
        sheet.value(at, 1, value);
    }

    private void money(Worksheet sheet, int at, String name, Money amount) {
        sheet.value(at, 0, name);
        amount(sheet, at, 1, amount);
    }

    private void amount(Worksheet sheet, int at, int column, Money amount) {
        sheet.value(at, column, amount.toMajor());
        sheet.style(at, column).format(amounts).set();
    }

    private LocalDateTime local(Instant moment) {
        return LocalDateTime.ofInstant(moment, statement.zone());
    }

    private static String format(Statement statement) {
        int digits = statement.currency().getDefaultFractionDigits();
        return digits == 0 ? "#,##0" : "#,##0." + "0".repeat(digits);
    }
}
