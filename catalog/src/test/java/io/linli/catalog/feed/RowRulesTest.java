package io.linli.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.offer.Gtin;
import io.linli.catalog.offer.OfferPart;

class RowRulesTest {

    private static final List<String> TITLES = List.of(
            "supplier", "supplier_sku", "name", "category_path", "price", "currency", "category_path_zh", "stock");

    private final RowRules own = new RowRules(Optional.of("farm"));
    private final RowRules operator = new RowRules(Optional.empty());

    @Test
    void a_good_row_is_read_as_it_is_meant() {
        var row = accepted(
                own.check(named(7, List.of("farm", "a-1", "Pear", "Fruit > Pears", "4.50", "CNY", "水果 > 梨", "12"))));

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
        assertThat(rejected(own.check(named(2, row("other")))).code()).isEqualTo("supplier-mismatch");
        assertThat(rejected(own.check(named(2, row("")))).code()).isEqualTo("supplier-mismatch");
    }

    @Test
    void an_operators_row_says_whose_it_is() {
        assertThat(accepted(operator.check(named(2, row("other")))).supplierCode())
                .isEqualTo("other");
        assertThat(rejected(operator.check(named(2, row("")))).code()).isEqualTo("supplier-missing");
        assertThat(rejected(operator.check(named(2, row("Two Words")))).code()).isEqualTo("supplier-invalid");
    }

    @Test
    void chinese_category_names_must_match_level_by_level() {
        var fields = List.of("farm", "a-1", "Pear", "Fruit > Pears", "4.50", "CNY", "水果", "");

        assertThat(rejected(own.check(named(2, fields))).code()).isEqualTo("category-zh-mismatch");
    }

    @Property
    void any_row_is_accepted_or_rejected_with_its_line(@ForAll @Size(max = 12) List<String> fields) {
        var checked = operator.check(named(99, fields));

        if (checked instanceof FeedRejection rejection) {
            assertThat(rejection.line()).isEqualTo(99);
            assertThat(rejection.code()).matches("[a-z]+(-[a-z]+)*");
            assertThat(rejection.supplierSku()).hasSizeLessThan(100).doesNotContain("\u0000");
        } else {
            assertThat(accepted(checked).price().isPositive()).isTrue();
        }
    }

    @Test
    void a_wrong_gtin_is_left_out_with_a_warning_and_the_good_goes_in() {
        var row = accepted(own.check(fields(Map.of(FeedColumn.GTIN, "6901234567890"))));

        assertThat(row.gtin()).isNull();
        assertThat(row.told()).doesNotContain(OfferPart.GTIN);
        assertThat(row.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("gtin-invalid");
            assertThat(warning.line()).isEqualTo(5);
            assertThat(warning.supplierSku()).isEqualTo("a-1");
        });
    }

    @Test
    void a_right_gtin_is_taken_without_a_word_and_an_empty_one_says_there_is_none() {
        var right = accepted(own.check(fields(Map.of(FeedColumn.GTIN, "0095205603217"))));
        var empty = accepted(own.check(fields(Map.of(FeedColumn.GTIN, " "))));

        assertThat(right.gtin()).isEqualTo(new Gtin("0095205603217"));
        assertThat(right.told()).containsExactly(OfferPart.GTIN);
        assertThat(right.warnings()).isEmpty();
        assertThat(empty.gtin()).isNull();
        assertThat(empty.told()).containsExactly(OfferPart.GTIN);
        assertThat(empty.warnings()).isEmpty();
    }

    @Test
    void a_row_that_does_not_speak_of_a_part_does_not_tell_it() {
        var row = accepted(own.check(fields(Map.of())));

        assertThat(row.told()).isEmpty();
        assertThat(row.attributes()).isEmpty();
    }

    private static NamedFields fields(Map<FeedColumn, String> more) {
        var texts = new EnumMap<FeedColumn, String>(FeedColumn.class);
        texts.put(FeedColumn.SUPPLIER_SKU, "a-1");
        texts.put(FeedColumn.NAME, "Pear");
        texts.put(FeedColumn.CATEGORY_PATH, "Fruit > Pears");
        texts.put(FeedColumn.PRICE, "4.50");
        texts.put(FeedColumn.CURRENCY, "CNY");
        texts.putAll(more);
        return NamedFields.of(5, texts, List.of());
    }

    private static NamedFields named(long line, List<String> fields) {
        var texts = new EnumMap<FeedColumn, String>(FeedColumn.class);
        for (int index = 0; index < Math.min(fields.size(), TITLES.size()); index++) {
            texts.put(FeedColumn.titled(TITLES.get(index)).orElseThrow(), fields.get(index));
        }
        return NamedFields.of(line, texts, List.of());
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
