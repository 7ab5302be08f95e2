package io.linli.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Refusal;

class FeedReaderTest {

    private static final String HEADER = "supplier_sku,name,category_path,price,currency,description\n";

    @Test
    void rows_come_in_batches_and_the_last_one_says_so() {
        var batches = batches(HEADER + rows(5), 2);

        assertThat(batches).extracting(FeedBatch::read).containsExactly(2, 2, 1);
        assertThat(batches).extracting(FeedBatch::last).containsExactly(false, false, true);
    }

    @Test
    void a_feed_with_nothing_but_a_header_has_one_empty_batch() {
        assertThat(batches(HEADER, 10)).singleElement().satisfies(batch -> {
            assertThat(batch.read()).isZero();
            assertThat(batch.last()).isTrue();
        });
    }

    @Test
    void an_empty_feed_is_refused() {
        assertThat(catchThrowableOfType(Refusal.class, () -> open("\n\n", 10)).code())
                .isEqualTo("feed-empty");
    }

    @Test
    void the_first_row_of_a_sku_wins_and_the_others_are_told_its_line() {
        var read = read(HEADER + "a,First,C,1,CNY,\nb,Other,C,1,CNY,\na,Second,C,2,CNY,\na,Third,C,3,CNY,\n");

        assertThat(read.rows()).extracting(FeedRow::name).containsExactly("First", "Other");
        assertThat(read.rejections()).extracting(FeedRejection::line).containsExactly(4L, 5L);
        assertThat(read.rejections()).allSatisfy(rejection -> {
            assertThat(rejection.code()).isEqualTo("repeated-sku");
            assertThat(rejection.detail()).contains("line 2");
        });
    }

    @Test
    void a_rejected_row_does_not_count_as_the_first_of_its_sku() {
        var read = read(HEADER + "a,Free,C,0,CNY,\na,Fine,C,1,CNY,\n");

        assertThat(read.rows()).extracting(FeedRow::name).containsExactly("Fine");
    }

    @Test
    void a_quoted_text_may_hold_commas_quotes_and_line_breaks() {
        var read = read(HEADER + "a,\"Tea, \"\"green\"\"\",C,1,CNY,\"one\r\ntwo\n\nfour\"\r\nb,Next,C,1,CNY,\r\n");

        assertThat(read.rejections()).isEmpty();
        assertThat(read.rows()).extracting(FeedRow::name).containsExactly("Tea, \"green\"", "Next");
        assertThat(read.rows().get(0).description()).isEqualTo("one\ntwo\n\nfour");
        assertThat(read.rows()).extracting(FeedRow::line).containsExactly(2L, 6L);
    }

    @Test
    void a_quote_that_is_never_closed_costs_its_own_line_only() {
        var read = read(HEADER + rows(3) + "x,\"Open,C,1,CNY,\n" + rows(3, 50));

        assertThat(read.rows()).hasSize(51);
        assertThat(read.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.line()).isEqualTo(5);
            assertThat(rejection.code()).isEqualTo("broken-quotes");
        });
    }

    @Test
    void a_quote_closed_by_a_later_rows_quote_costs_its_own_line_only() {
        var read = read(HEADER + "x,\"Open,C,1,CNY,\na,\"Fine, really\",C,1,CNY,\nb,Fine,C,1,CNY,\n");

        assertThat(read.rows()).extracting(FeedRow::supplierSku).containsExactly("a", "b");
        assertThat(read.rejections()).extracting(FeedRejection::line).containsExactly(2L);
    }

    @Test
    void a_quote_that_swallows_rows_up_to_a_matching_one_is_found_by_the_column_count() {
        var read = read(HEADER + "x,\"Open,C,1,CNY,\na,Fine,C,1,CNY,\nb,Fine\",C,1,CNY,extra,\nc,Fine,C,1,CNY,\n");

        assertThat(read.rows()).extracting(FeedRow::supplierSku).containsExactly("a", "c");
        assertThat(read.rejections())
                .extracting(FeedRejection::code)
                .containsExactly("broken-quotes", "wrong-column-count");
    }

    @Test
    void a_row_with_too_few_or_too_many_columns_is_rejected_by_its_sku() {
        var read = read(HEADER + "a-1,Pear\nb-1,Fig,C,1,CNY,,more\n");

        assertThat(read.rejections()).extracting(FeedRejection::code).containsOnly("wrong-column-count");
        assertThat(read.rejections()).extracting(FeedRejection::supplierSku).containsExactly("a-1", "b-1");
        assertThat(read.rejections())
                .extracting(FeedRejection::detail)
                .containsExactly(
                        "The row has 2 columns; the first line names 6.",
                        "The row has 7 columns; the first line names 6.");
    }

    @Test
    void a_quotation_mark_inside_an_unquoted_text_is_an_inch() {
        assertThat(read(HEADER + "a,Pipe 12\" long,C,1,CNY,\n").rows())
                .extracting(FeedRow::name)
                .containsExactly("Pipe 12\" long");
    }

    @Test
    void a_line_without_end_is_rejected_and_not_held() {
        var read = read(HEADER + "a," + "x".repeat(5_000_000) + ",C,1,CNY,\nb,Fine,C,1,CNY,\n");

        assertThat(read.rejections()).extracting(FeedRejection::code).containsExactly("row-too-long");
        assertThat(read.rows()).extracting(FeedRow::line).containsExactly(3L);
    }

    @Test
    void empty_lines_are_no_rows_but_count_as_lines() {
        var read = read(HEADER + "\n\r\na,Fine,C,1,CNY,\n   \n");

        assertThat(read.rows()).extracting(FeedRow::line).containsExactly(4L);
        assertThat(read.rejections()).isEmpty();
    }

    @Property(tries = 300)
    void skipping_what_was_applied_leaves_exactly_the_rest(
            @ForAll @Size(max = 40) List<@IntRange(max = 9) Integer> skus,
            @ForAll @IntRange(max = 40) int applied,
            @ForAll @IntRange(min = 1, max = 7) int batchRows)
            throws IOException {
        var text = HEADER + skus.stream().map(sku -> sku + ",Name,C,1,CNY,\n").collect(Collectors.joining());
        var whole = flat(batches(text, 1_000));

        var reader = open(text, batchRows);
        reader.skip(Math.min(applied, skus.size()));
        var rest = flat(drain(reader));

        assertThat(rest).isEqualTo(whole.subList(Math.min(applied, skus.size()), whole.size()));
    }

    @Property(tries = 500)
    void every_line_of_any_text_is_a_row_a_rejection_or_part_of_one(
            @ForAll @Size(max = 20) List<@StringLength(max = 30) String> lines) {
        var batches = batches(HEADER + String.join("\n", lines), 3);

        assertThat(batches.stream().mapToInt(FeedBatch::read).sum())
                .isLessThanOrEqualTo((int) String.join("\n", lines).lines().count());
        assertThat(flat(batches)).isSortedAccordingTo((one, other) -> Long.compare(line(one), line(other)));
    }

    private static List<CheckedRow> flat(List<FeedBatch> batches) {
        var all = new ArrayList<CheckedRow>();
        batches.forEach(batch -> {
            var rows = new ArrayList<CheckedRow>(batch.rows());
            rows.addAll(batch.rejections());
            rows.sort((one, other) -> Long.compare(line(one), line(other)));
            all.addAll(rows);
        });
        return all;
    }

    private static long line(CheckedRow checked) {
        return checked instanceof FeedRow row ? row.line() : ((FeedRejection) checked).line();
    }

    private static String rows(int count) {
        return rows(0, count - 1);
    }

    private static String rows(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(n -> "sku-" + n + ",Name,C,1,CNY,\n")
                .collect(Collectors.joining());
    }

    private static FeedBatch read(String text) {
        var batches = batches(text, 10_000);
        assertThat(batches).hasSize(1);
        return batches.get(0);
    }

    private static List<FeedBatch> batches(String text, int batchRows) {
        try {
            return drain(open(text, batchRows));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static FeedReader open(String text, int batchRows) throws IOException {
        return new FeedReader(
                CsvSource.open(new StringReader(text), false, ColumnUses.NONE), Optional.of("farm"), batchRows);
    }

    private static List<FeedBatch> drain(FeedReader reader) {
        var batches = new ArrayList<FeedBatch>();
        do {
            batches.add(reader.next());
        } while (!batches.get(batches.size() - 1).last());
        return batches;
    }
}
