package io.linli.catalog.feed;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.linli.catalog.offer.Handling;
import io.linli.catalog.offer.OfferPart;
import io.linli.catalog.offer.Storage;

class HandlingRulesTest {

    private final List<FeedWarning> warnings = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "ambient,AMBIENT",
        "room temperature,AMBIENT",
        "Dry,AMBIENT",
        "常温,AMBIENT",
        "阴凉干燥,AMBIENT",
        "干燥,AMBIENT",
        "chilled,CHILLED",
        "Refrigerated,CHILLED",
        "cool,CHILLED",
        "冷藏,CHILLED",
        "FROZEN,FROZEN",
        "' frozen ',FROZEN",
        "冷冻,FROZEN"
    })
    void how_goods_are_kept_is_read_in_both_languages(String said, Storage meant) {
        assertThat(read(FeedColumn.STORAGE, said).handling().storage()).isEqualTo(meant);
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1,1",
        "180,180",
        "180 days,180",
        "1 day,1",
        "180天,180",
        "30日,30",
        "6 months,180",
        "1 Month,30",
        "18个月,540",
        "2 years,730",
        "1 year,365",
        "1年,365",
        "3660,3660"
    })
    void how_long_goods_keep_is_read_in_days_months_and_years(String said, int days) {
        assertThat(read(FeedColumn.SHELF_LIFE_DAYS, said).handling().shelfLifeDays())
                .isEqualTo(days);
        assertThat(warnings).isEmpty();
    }

    @Test
    void days_of_delivery_are_read_in_both_languages_and_with_any_mark_between() {
        assertThat(days("mon, wed, fri")).containsExactly(MONDAY, WEDNESDAY, FRIDAY);
        assertThat(days("Tuesday;Thursday")).containsExactly(TUESDAY, THURSDAY);
        assertThat(days("周二、周四")).containsExactly(TUESDAY, THURSDAY);
        assertThat(days("星期六，星期日")).containsExactly(SATURDAY, SUNDAY);
        assertThat(days("周天|星期天 周日")).containsExactly(SUNDAY);
        assertThat(days("1/3/7")).containsExactly(MONDAY, WEDNESDAY, SUNDAY);
        assertThat(days("sat sun")).containsExactly(SATURDAY, SUNDAY);
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mon monday 周一 星期一 1",
                "tue tuesday 周二 星期二 2",
                "wed wednesday 周三 星期三 3",
                "thu thursday 周四 星期四 4",
                "fri friday 周五 星期五 5",
                "sat saturday 周六 星期六 6",
                "sun sunday 周日 周天 星期日 星期天 7"
            })
    void every_word_for_a_day_means_that_day(String words) {
        assertThat(days(words)).hasSize(1);
        for (var word : words.split(" ")) {
            assertThat(days(word)).isEqualTo(days(words));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"daily", "Every Day", "any day", "每天", "每日", "天天", "1,2,3,4,5,6,7", ""})
    void every_day_is_as_if_no_days_were_said(String said) {
        assertThat(days(said)).isEmpty();
        assertThat(warnings).isEmpty();
    }

    @Test
    void nothing_in_a_column_says_that_there_is_none() {
        var read = read(Map.of(FeedColumn.STORAGE, " ", FeedColumn.SHELF_LIFE_DAYS, ""));

        assertThat(read.handling()).isEqualTo(Handling.UNTOLD);
        assertThat(read.leftOut()).isEmpty();
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "STORAGE,warm",
        "STORAGE,冰",
        "SHELF_LIFE_DAYS,0",
        "SHELF_LIFE_DAYS,-3",
        "SHELF_LIFE_DAYS,3661",
        "SHELF_LIFE_DAYS,11 years",
        "SHELF_LIFE_DAYS,long",
        "SHELF_LIFE_DAYS,99999",
        "SHELF_LIFE_DAYS,1.5",
        "DELIVERY_DAYS,someday",
        "DELIVERY_DAYS,mon-fri",
        "DELIVERY_DAYS,8",
        "DELIVERY_DAYS,'mon, ofday'"
    })
    void what_cannot_be_read_is_left_out_with_a_warning(FeedColumn column, String said) {
        var read = read(column, said);

        assertThat(read.handling()).isEqualTo(Handling.UNTOLD);
        assertThat(read.leftOut()).containsExactly(OfferPart.valueOf(column.name()));
        assertThat(warnings).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("handling-invalid");
            assertThat(warning.line()).isEqualTo(5);
            assertThat(warning.supplierSku()).isEqualTo("a-1");
            assertThat(warning.detail()).contains(column.title(), "\"" + said + "\"", "write ");
        });
    }

    @Test
    void a_row_that_is_wrong_in_several_columns_is_warned_of_once() {
        var read = read(Map.of(FeedColumn.STORAGE, "warm", FeedColumn.DELIVERY_DAYS, "someday"));

        assertThat(read.leftOut()).containsExactly(OfferPart.STORAGE, OfferPart.DELIVERY_DAYS);
        assertThat(warnings).singleElement().satisfies(warning -> assertThat(warning.detail())
                .contains("column storage holds \"warm\"", "column delivery_days holds \"someday\""));
    }

    @Test
    void what_is_wrong_in_one_column_leaves_the_others_as_they_are_read() {
        var read = read(Map.of(
                FeedColumn.STORAGE, "frozen",
                FeedColumn.SHELF_LIFE_DAYS, "for ever",
                FeedColumn.DELIVERY_DAYS, "fri"));

        assertThat(read.handling()).isEqualTo(new Handling(Storage.FROZEN, null, Set.of(FRIDAY)));
        assertThat(read.leftOut()).containsExactly(OfferPart.SHELF_LIFE_DAYS);
        assertThat(warnings).hasSize(1);
    }

    private Set<DayOfWeek> days(String said) {
        return read(FeedColumn.DELIVERY_DAYS, said).handling().deliveryDays();
    }

    private HandlingRules.Read read(FeedColumn column, String said) {
        return read(Map.of(column, said));
    }

    private HandlingRules.Read read(Map<FeedColumn, String> said) {
        var texts = new EnumMap<FeedColumn, String>(FeedColumn.class);
        texts.put(FeedColumn.SUPPLIER_SKU, "a-1");
        texts.putAll(said);
        return HandlingRules.read(NamedFields.of(5, texts, List.of()), warnings);
    }
}
