package io.linli.marketplace.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.csv.CsvProblem;

/** A bank's file is read as a whole, or each value that cannot be read is named. */
class BankFileReaderTest {

    private static final String HEADER = "payout_reference,account,amount,currency,value_date\n";

    @Test
    void rows_are_read_in_major_units_and_counted_where_they_are_equal() {
        var lines = read("\ufeff" + HEADER + "PO-2026-000001,acct_1,20.5,CNY,2026-11-20\n"
                + "PO-2026-000001,acct_1,20.50,cny,2026-11-20\n\"PO,2\",acct_2,1000,JPY,2026-11-21\n");

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .isEqualTo(
                        new BankLine(2, "PO-2026-000001", "acct_1", Money.cny(2_050), LocalDate.of(2026, 11, 20), 1));
        assertThat(lines.get(1).occurrence()).isEqualTo(2);
        assertThat(lines.get(2).amount()).isEqualTo(Money.of(1_000, "JPY"));
        assertThat(lines.get(2).payoutReference()).isEqualTo("PO,2");
    }

    @Test
    void columns_may_stand_in_any_order_among_others() {
        var lines = read("bank,value_date,currency,amount,account,payout_reference\nX,2026-11-20,CNY,1,acct_1,tr_1\n");

        assertThat(lines.get(0).payoutReference()).isEqualTo("tr_1");
    }

    @Test
    void every_value_that_cannot_be_read_is_named_with_its_line() {
        var refusal = assertThrows(
                Refusal.class,
                () -> read(HEADER + "a,acct_1,1,CNY,2026-11-20\n,acct_1,1,CNY,2026-11-20\na,acct_1,ten,CNY,2026-11-20\n"
                        + "a,acct_1,1.001,CNY,2026-11-20\na,acct_1,-1,CNY,2026-11-20\na,acct_1,1,ZZZ,2026-11-20\n"
                        + "a,acct_1,1,CNY,20.11.2026\n"));

        assertThat(refusal.code()).isEqualTo("bank-file-rows");
        assertThat(refusal.facts().get("problems"))
                .isEqualTo(List.of(
                        new CsvProblem(3, "payout_reference", "missing"),
                        new CsvProblem(4, "amount", "not-a-number"),
                        new CsvProblem(5, "amount", "too-precise"),
                        new CsvProblem(6, "amount", "not-positive"),
                        new CsvProblem(7, "currency", "currency-unknown"),
                        new CsvProblem(8, "value_date", "not-a-date")));
    }

    @Test
    void all_that_is_wrong_with_a_row_is_told_and_reading_stops_after_a_hundred_problems() {
        var bad = ",,1e30,ZZZ,soon\n";

        var two = assertThrows(Refusal.class, () -> read(HEADER + bad));
        var many = assertThrows(Refusal.class, () -> read(HEADER + bad.repeat(1_000)));

        assertThat(two.facts().get("problems"))
                .isEqualTo(List.of(
                        new CsvProblem(2, "currency", "currency-unknown"),
                        new CsvProblem(2, "payout_reference", "missing"),
                        new CsvProblem(2, "account", "missing"),
                        new CsvProblem(2, "amount", "too-high"),
                        new CsvProblem(2, "value_date", "not-a-date")));
        assertThat((List<?>) many.facts().get("problems")).hasSize(BankFileReader.MOST_PROBLEMS);
    }

    @Test
    void the_largest_amount_and_the_longest_word_are_read_and_one_more_is_not() {
        var word = "a".repeat(100);
        var line =
                read(HEADER + word + ",acct_1,10000000000.00,CNY,2026-11-20\n").get(0);

        assertThat(line.payoutReference()).isEqualTo(word);
        assertThat(line.amount()).isEqualTo(Money.cny(1_000_000_000_000L));
        var refusal = assertThrows(
                Refusal.class,
                () -> read(HEADER + word + "a,acct_1,1,CNY,2026-11-20\na,acct_1,10000000000.01,CNY,2026-11-20\n"
                        + "a,acct_1,0,CNY,2026-11-20\n"));
        assertThat(refusal.facts().get("problems"))
                .isEqualTo(List.of(
                        new CsvProblem(2, "payout_reference", "too-long"),
                        new CsvProblem(3, "amount", "too-high"),
                        new CsvProblem(4, "amount", "not-positive")));
    }

    @Test
    void what_is_no_such_file_is_refused_by_name() {
        assertThat(codeOf("")).isEqualTo("bank-file-empty");
        assertThat(codeOf(HEADER)).isEqualTo("bank-file-empty");
        assertThat(codeOf("account,amount\nacct_1,1\n")).isEqualTo("bank-file-columns");
        assertThat(codeOf(HEADER + "\"a,acct_1,1,CNY,2026-11-20\n")).isEqualTo("bank-file-rows");
        assertThat(assertThrows(Refusal.class, () -> BankFileReader.read(new byte[] {(byte) 0xff, 0x41}))
                        .code())
                .isEqualTo("bank-file-not-text");
        assertThat(codeOf(HEADER + "a,acct_1,1,CNY,2026-11-20\n".repeat(100_001)))
                .isEqualTo("bank-file-too-long");
    }

    private static String codeOf(String text) {
        return assertThrows(Refusal.class, () -> read(text)).code();
    }

    private static List<BankLine> read(String text) {
        return BankFileReader.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
