package io.linli.web.statement;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.statement.Statement;
import io.linli.marketplace.statement.StatementLine;
import io.linli.web.sheet.Csv;

/** Writes a statement's lines as CSV, part by part, with a running balance. One file, one thread. */
final class StatementCsv {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final Statement statement;
    private Money balance;

    StatementCsv(Statement statement) {
        this.statement = statement;
        this.balance = statement.totals().opening();
    }

    /** The head of the table and the opening balance. */
    String head() {
        return Csv.BYTE_ORDER_MARK
                + Csv.written(csv -> {
                    csv.writeRecord(
                            "对账单 Statement",
                            "对象 Party",
                            "序号 No.",
                            "时间 Time",
                            "事项 Fact",
                            "代码 Code",
                            "订单 Order",
                            "订单行 Order line",
                            "凭证 Ledger entry",
                            "币种 Currency",
                            "金额 Amount",
                            "余额 Balance");
                    balance(
                            csv,
                            StatementWords.OPENING,
                            "OPENING",
                            statement.totals().opening());
                });
    }

    String lines(List<StatementLine> lines) {
        return Csv.written(csv -> lines.forEach(line -> line(csv, line)));
    }

    String foot() {
        return Csv.written(csv -> balance(
                csv, StatementWords.CLOSING, "CLOSING", statement.totals().closing()));
    }

    private void line(CsvWriter csv, StatementLine line) {
        balance = balance.plus(line.amount());
        csv.writeRecord(
                statement.number(),
                Csv.text(StatementWords.name(statement)),
                Integer.toString(line.position()),
                TIME.format(line.bookedAt().atZone(statement.zone())),
                StatementWords.of(line.kind()),
                line.kind().name(),
                id(line.orderId()),
                id(line.lineId()),
                line.entryId().toString(),
                statement.currency().getCurrencyCode(),
                number(line.amount()),
                number(balance));
    }

    private void balance(CsvWriter csv, String words, String code, Money amount) {
        csv.writeRecord(
                statement.number(),
                Csv.text(StatementWords.name(statement)),
                "",
                "",
                words,
                code,
                "",
                "",
                "",
                statement.currency().getCurrencyCode(),
                "",
                number(amount));
    }

    private static String number(Money amount) {
        return amount.toMajor().toPlainString();
    }

    private static String id(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }
}
