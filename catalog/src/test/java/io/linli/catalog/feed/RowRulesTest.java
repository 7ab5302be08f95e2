package io.linli.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

class RowRulesTest {

    private static final List<String> TITLES = List.of(
            "supplier", "supplier_sku", "name", "category_path", "price", "currency", "category_path_zh", "stock");

    private final RowRules own = new RowRules(FeedHeader.of(TITLES, false), Optional.of("farm"));
    private final RowRules operator = new RowRules(FeedHeader.of(TITLES, true), Optional.empty());

    @Test
    void a_good_row_is_read_as_it_is_meant() {
        var row =
                accepted(own.check(7, List.of("farm", "a-1", "Pear", "Fruit > Pears", "4.50", "CNY", "水果 > 梨", "12")));

        assertThat(row.line()).isEqualTo(7);
        assertThat(row.supplierCode()).isEqualTo("farm");
        assertThat(row.price()).isEqualTo(Money.cny(450));
        assertThat(row.stock()).isEqualTo(12);
        assertThat(row.listPrice()).isNull();
        assertThat(row.category().text()).isEqualTo("Fruit > Pears");
        assertThat(row.category().levels())
                .containsExactly(new LocalizedText("Fruit", "水果"), new LocalizedText("Pears", "梨"));
    }

    @Test
    void a_row_of_another_supplier_is_rejected() {
        assertThat(rejected(own.check(2, row("other"))).code()).isEqualTo("supplier-mismatch");
        assertThat(rejected(own.check(2, row(""))).code()).isEqualTo("supplier-mismatch");
    }

    @Test
    void an_operators_row_says_whose_it_is() {
        assertThat(accepted(operator.check(2, row("other"))).supplierCode()).isEqualTo("other");
        assertThat(rejected(operator.check(2, row(""))).code()).isEqualTo("supplier-missing");
        assertThat(rejected(operator.check(2, row("Two Words"))).code()).isEqualTo("supplier-invalid");
    }

    @Test
    void a_row_with_too_few_or_too_many_columns_is_rejected() {
        assertThat(rejected(own.check(3, List.of("farm", "a-1")))).satisfies(rejection -> {
            assertThat(rejection.code()).isEqualTo("wrong-column-count");
            assertThat(rejection.supplierSku()).isEqualTo("a-1");
            assertThat(rejection.detail()).isEqualTo("The row has 2 columns; the first line names 8.");
        });
        assertThat(rejected(own.check(3, List.of())).supplierSku()).isEmpty();
    }

    @Test
    void chinese_category_names_must_match_level_by_level() {
        var fields = List.of("farm", "a-1", "Pear", "Fruit > Pears", "4.50", "CNY", "水果", "");

        assertThat(rejected(own.check(2, fields)).code()).isEqualTo("category-zh-mismatch");
    }

    @Property
    void any_row_is_accepted_or_rejected_with_its_line(@ForAll @Size(max = 12) List<String> fields) {
        var checked = operator.check(99, fields);

        if (checked instanceof FeedRejection rejection) {
            assertThat(rejection.line()).isEqualTo(99);
            assertThat(rejection.code()).matches("[a-z]+(-[a-z]+)*");
            assertThat(rejection.supplierSku()).hasSizeLessThan(100).doesNotContain("\u0000");
        } else {
            assertThat(accepted(checked).price().isPositive()).isTrue();
        }
    }

    private static List<String> row(String supplier) {
        return List.of(supplier, "a-1", "Pear", "Fruit > Pears", "4.50", "CNY", "", "");
    }

    private static FeedRow accepted(CheckedRow checked) {
        assertThat(checked).isInstanceOf(FeedRow.class);
        return (FeedRow) checked;
    }

    private static FeedRejection rejected(CheckedRow checked) {
        assertThat(checked).isInstanceOf(FeedRejection.class);
        return (FeedRejection) checked;
    }
}
