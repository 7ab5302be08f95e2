package io.linli.catalog.feed;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.catalog.kernel.Refusal;

/** A supplier's own columns: what they usually mean, what may be said of them, and what comes of a row. */
class ColumnUsesTest {

    private static final List<String> TITLES = List.of("货号", "品名", "大类", "小类", "单价", "产地", "备注");
    private static final ColumnUses USES = new ColumnUses(Map.ofEntries(
            entry("货号", "supplier_sku"),
            entry("品名", "name"),
            entry("大类", "category_path"),
            entry("小类", "category_path"),
            entry("单价", "price"),
            entry("产地", ColumnUses.PROPERTY),
            entry("备注", ColumnUses.IGNORED)));

    @ParameterizedTest
    @CsvSource({
        "货号, supplier_sku",
        "商品名称, name",
        "Product Name, name",
        "' Price ', price",
        "单价（元）, price",
        "Unit price (CNY), price",
        "条形码, gtin",
        "库存, stock",
        "小类, category_path",
        "list price, list_price",
        "备注, ignored",
        "supplier, ignored"
    })
    void usual_titles_are_known(String title, String use) {
        assertThat(ColumnUses.guessed(List.of(title)).of(title)).contains(use);
    }

    @Test
    void of_two_columns_for_one_thing_the_first_is_proposed() {
        var guessed = ColumnUses.guessed(List.of("价格", "售价", "大类", "小类"));

        assertThat(guessed.of("价格")).contains("price");
        assertThat(guessed.of("售价")).contains("ignored");
        assertThat(guessed.of("小类")).contains("category_path");
    }

    @Test
    void a_row_is_read_as_was_said() {
        var header = FeedHeader.of(TITLES, false, USES);

        assertThat(header.texts(List.of("A-1", "五常大米", "粮油", "大米", "59.90", "黑龙江", "热销")))
                .containsOnly(
                        entry(FeedColumn.SUPPLIER_SKU, "A-1"),
                        entry(FeedColumn.NAME, "五常大米"),
                        entry(FeedColumn.CATEGORY_PATH, "粮油 > 大米"),
                        entry(FeedColumn.PRICE, "59.90"),
                        entry(FeedColumn.ATTRIBUTES, "{\"产地\":\"黑龙江\"}"),
                        entry(FeedColumn.CURRENCY, "CNY"));
        assertThat(header.texts(List.of("A-1", "五常大米", "粮油", " ", "59.90", "", "")))
                .containsEntry(FeedColumn.CATEGORY_PATH, "粮油");
    }

    @Test
    void upper_case_and_blanks_around_a_title_do_not_matter() {
        var uses = new ColumnUses(Map.of(
                "Item No ",
                "supplier_sku",
                "Title",
                "name",
                "Group",
                "category_path",
                "EUR?",
                "price",
                "Cur",
                "currency"));

        var header = FeedHeader.of(List.of("ITEM NO", "title", "group ", "eur?", "cur"), false, uses);

        assertThat(header.texts(List.of("1", "n", "c", "2", "USD"))).containsEntry(FeedColumn.CURRENCY, "USD");
    }

    @Test
    void a_column_nobody_spoke_of_is_not_passed_over_in_silence() {
        var titles = new java.util.ArrayList<>(TITLES);
        titles.add("优惠价");

        var refused = catchThrowableOfType(Refusal.class, () -> FeedHeader.of(titles, false, USES));

        assertThat(refused.code()).isEqualTo("wrong-header");
        assertThat(refused.facts()).containsEntry("unknown", List.of("优惠价"));
    }

    @Test
    void properties_and_a_column_of_attributes_are_not_mixed() {
        var uses = new HashMap<>(USES.uses());
        uses.put("备注", "attributes");

        var refused = catchThrowableOfType(Refusal.class, () -> FeedHeader.of(TITLES, false, new ColumnUses(uses)));

        assertThat(refused.facts()).containsEntry("repeated", List.of("attributes"));
    }

    @ParameterizedTest
    @CsvSource({
        "单价, ignored, columns-missing",
        "备注, price, columns-twice",
        "备注, supplier, columns-unknown",
        "备注, nonsense, columns-unknown"
    })
    void what_cannot_be_is_refused(String title, String use, String code) {
        var uses = new HashMap<>(USES.uses());
        uses.put(title, use);

        var refused = catchThrowableOfType(Refusal.class, () -> new ColumnUses(uses).checked());

        assertThat(refused.code()).isEqualTo(code);
    }

    @Test
    void what_is_kept_is_what_is_read() {
        assertThat(ColumnUsesJson.read(ColumnUsesJson.write(USES))).isEqualTo(USES);
        assertThat(ColumnUsesJson.read("{}").isNone()).isTrue();
    }
}
