package io.linli.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Refusal;

class FeedHeaderTest {

    private static final List<String> LEAST = List.of("supplier_sku", "name", "category_path", "price", "currency");

    @Test
    void the_least_header_is_enough_for_a_supplier() {
        var header = FeedHeader.of(LEAST, false, ColumnUses.NONE);

        assertThat(header.width()).isEqualTo(5);
        assertThat(header.texts(List.of("s", "n", "c", "9.50", "CNY")))
                .containsEntry(FeedColumn.PRICE, "9.50")
                .doesNotContainKey(FeedColumn.BRAND);
    }

    @Test
    void an_operator_must_say_whose_each_row_is() {
        assertThat(wrong(LEAST, true).facts()).containsEntry("missing", List.of("supplier"));
    }

    @Property
    void columns_may_stand_in_any_order(@ForAll("orders") List<String> titles) {
        var header = FeedHeader.of(titles, true, ColumnUses.NONE);

        for (var column : FeedColumn.values()) {
            assertThat(titles.get(header.positions().get(column).get(0))).isEqualTo(column.title());
        }
    }

    @Provide
    Arbitrary<List<String>> orders() {
        return Arbitraries.shuffle(
                Arrays.stream(FeedColumn.values()).map(FeedColumn::title).toList());
    }

    @Test
    void upper_case_and_blanks_do_not_matter() {
        var titles = List.of("Supplier_SKU ", " NAME", "category_path", "Price", "currency");

        assertThat(FeedHeader.of(titles, false, ColumnUses.NONE).positions()).containsKey(FeedColumn.SUPPLIER_SKU);
    }

    @Test
    void missing_unknown_and_repeated_columns_are_named() {
        var refused = wrong(List.of("supplier_sku", "name", "name", "prize", "currency"), false);

        assertThat(refused.code()).isEqualTo("wrong-header");
        assertThat(refused.getMessage())
                .contains("Missing: category_path, price.")
                .contains("Not known: prize.")
                .contains("More than once: name.");
    }

    @Test
    void a_semicolon_between_the_columns_is_guessed() {
        assertThat(wrong(List.of("supplier_sku;name;price"), false).getMessage())
                .contains("separated by commas?");
    }

    @Test
    void a_header_of_rubbish_is_answered_shortly() {
        var refused = wrong(
                IntStream.range(0, 5_000)
                        .mapToObj(n -> "\u0000" + "x".repeat(500) + n)
                        .toList(),
                false);

        assertThat(refused.getMessage()).hasSizeLessThan(1_500).doesNotContain("\u0000");
    }

    private static Refusal wrong(List<String> titles, boolean operator) {
        var refused = catchThrowableOfType(Refusal.class, () -> FeedHeader.of(titles, operator, ColumnUses.NONE));
        assertThat(refused).as("the header is refused").isNotNull();
        return refused;
    }
}
