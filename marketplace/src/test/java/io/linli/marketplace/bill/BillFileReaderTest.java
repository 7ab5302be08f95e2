package io.linli.marketplace.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;

class BillFileReaderTest {

    private static final String HEADER = "unit,kind,period,amount,due_date,text\n";
    private static final BillDraft FEE = new BillDraft(
            BillKind.MANAGEMENT_FEE,
            "",
            Optional.of(YearMonth.of(2026, 11)),
            Money.cny(12_850),
            LocalDate.of(2026, 12, 10));

    @Test
    void a_row_is_read_with_its_line() {
        var read = read(HEADER + "3-A-502,management_fee,2026-11,128.50,2026-12-10,\n");

        assertThat(read.lines()).containsExactly(new BillLine(2, "3-A-502", FEE));
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void columns_may_come_in_any_order_and_kinds_in_the_words_of_the_bill() {
        var read = read("amount,text,kind,due_date,more,unit,period\n"
                + "128.5,,物业费,2026-12-10,x,3-A-502,2026-11\n"
                + "300,Place 12,Parking,2026-12-10,,3-A-502,\n");

        assertThat(read.lines().get(0).terms()).isEqualTo(FEE);
        assertThat(read.lines().get(1).terms().kind()).isEqualTo(BillKind.PARKING);
        assertThat(read.lines().get(1).terms().period()).isEmpty();
        assertThat(read.lines().get(1).terms().text()).isEqualTo("Place 12");
    }

    @Test
    void a_chinese_excels_file_is_read_like_one_in_utf_8() {
        var text = HEADER + "3-A-502,停车费,2026-11,300,2026-12-10,地下车位\n";

        var excels = BillFileReader.read(text.getBytes(Charset.forName("GB18030")));

        assertThat(excels.lines()).isEqualTo(read(text).lines());
        assertThat(excels.lines().get(0).terms().text()).isEqualTo("地下车位");
    }

    @Test
    void each_bad_row_is_told_by_line_column_and_reason_and_the_good_ones_are_read() {
        var read = read(HEADER
                + "3-A-501,management_fee,2026-11,128.50,2026-12-10,\n"
                + ",parking,2026-11,1,2026-12-10,\n"
                + "3-A-502,rent,2026-11,1,2026-12-10,\n"
                + "3-A-502,parking,11/2026,1,2026-12-10,\n"
                + "3-A-502,parking,2026-11,a lot,2026-12-10,\n"
                + "3-A-502,parking,2026-11,1.005,2026-12-10,\n"
                + "3-A-502,parking,2026-11,1,soon,\n"
                + "3-A-502,parking,2026-11,0,2026-12-10,\n"
                + "3-A-502,parking,2026-11,1,1926-12-10,\n"
                + "3-A-503,parking,2026-11,1,2026-12-10,\n");

        assertThat(read.lines()).extracting(BillLine::number).containsExactly(2L, 11L);
        assertThat(read.problems())
                .extracting(problem -> problem.line() + " " + problem.column() + " " + problem.code())
                .containsExactly(
                        "3 unit missing",
                        "4 kind kind-unknown",
                        "5 period not-a-month",
                        "6 amount not-a-number",
                        "7 amount too-precise",
                        "8 due_date not-a-date",
                        "9 amount not-positive",
                        "10 due_date due-date-out-of-range");
        assertThat(read.problems()).allMatch(problem -> problem.reason().endsWith("."));
    }

    @Test
    void all_that_is_wrong_with_a_row_is_told_at_once() {
        var read = read(HEADER
                + ",rent,11/2026,1e30,soon," + "x".repeat(101) + "\n"
                + "%s,parking,1926-11,1000000.01,2126-12-10,\n".formatted("x".repeat(61)));

        assertThat(read.lines()).isEmpty();
        assertThat(read.problems())
                .extracting(problem -> problem.line() + " " + problem.column() + " " + problem.code())
                .containsExactly(
                        "2 unit missing",
                        "2 kind kind-unknown",
                        "2 period not-a-month",
                        "2 amount too-high",
                        "2 due_date not-a-date",
                        "2 text too-long",
                        "3 unit too-long",
                        "3 period period-out-of-range",
                        "3 amount too-high",
                        "3 due_date due-date-out-of-range");
        assertThat(read.problems()).allMatch(problem -> problem.reason().endsWith("."));
    }

    @Test
    void a_bill_may_be_for_a_million_yuan() {
        var read = read(HEADER + "3-A-502,parking,,1000000.00,2026-12-10,\n");

        assertThat(read.lines().get(0).terms().amount()).isEqualTo(Money.cny(BillDraft.MOST));
    }

    @Test
    void a_file_without_rows_or_columns_is_refused_as_a_whole() {
        assertThat(refusal("")).isEqualTo("bill-file-empty");
        assertThat(refusal(HEADER)).isEqualTo("bill-file-empty");
        assertThat(refusal("unit,kind,amount\n3-A-502,parking,1\n")).isEqualTo("bill-file-columns");
    }

    @Test
    void what_columns_are_missing_is_told() {
        assertThatThrownBy(() -> read("unit,kind,amount\n3-A-502,parking,1\n"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.facts())
                        .isEqualTo(Map.of("missing", java.util.List.of("period", "due_date", "text"))));
    }

    @Test
    void a_row_more_than_a_file_may_have_is_refused() {
        var row = "3-A-502,parking,,1,2026-12-10,\n";

        assertThat(read(HEADER + row.repeat(BillFileReader.MOST_ROWS)).lines()).hasSize(BillFileReader.MOST_ROWS);
        assertThat(refusal(HEADER + row.repeat(BillFileReader.MOST_ROWS + 1))).isEqualTo("bill-file-too-long");
    }

    private static BillFileReader.Read read(String text) {
        return BillFileReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(String text) {
        try {
            read(text);
            return "none";
        } catch (Refusal refusal) {
            return refusal.code();
        }
    }
}
