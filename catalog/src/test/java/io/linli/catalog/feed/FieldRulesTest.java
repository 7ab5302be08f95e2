package io.linli.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;

class FieldRulesTest {

    @Property
    void every_price_in_fen_is_read_back_exactly(@ForAll @LongRange(min = 1, max = 1_000_000_000) long fen) {
        assertThat(FieldRules.price(FeedColumn.PRICE, Money.cny(fen).toMajor().toPlainString()))
                .isEqualTo(Money.cny(fen));
    }

    @Property
    void a_price_is_read_or_refused_and_never_rounded(
            @ForAll @NumericChars @StringLength(min = 1, max = 60) String whole,
            @ForAll @NumericChars @StringLength(max = 4) String fraction) {
        var text = fraction.isEmpty() ? whole : whole + '.' + fraction;
        try {
            var read = FieldRules.price(FeedColumn.PRICE, text);
            assertThat(read.toMajor()).isEqualByComparingTo(new BigDecimal(text));
        } catch (Refusal refused) {
            assertThat(refused.code()).isIn("price-too-precise", "price-not-positive", "price-too-high");
        }
    }

    @Property
    void whatever_stands_in_a_field_is_read_or_refused_for_a_person(@ForAll String anything) {
        for (var column : FeedColumn.values()) {
            try {
                FieldRules.line(column, anything, FieldRules.LONGEST_NAME);
                FieldRules.price(column, anything);
                FieldRules.stock(anything);
                FieldRules.levels(column, anything);
                FieldRules.imageUrl(anything);
            } catch (Refusal refused) {
                assertThat(refused.code()).matches("[a-z]+(-[a-z]+)*");
                assertThat(refused.getMessage()).isNotBlank().doesNotContainPattern("\\p{Cntrl}");
            }
        }
    }

    @Property
    void a_clean_text_stays_as_it_is(@ForAll @StringLength(max = 500) @AlphaChars String text) {
        assertThat(FieldRules.line(FeedColumn.NAME, text, 500)).isEqualTo(text);
    }

    @Property
    void category_levels_come_back_in_their_order(@ForAll @IntRange(min = 1, max = 8) int depth) {
        var levels = IntStream.rangeClosed(1, depth)
                .mapToObj(level -> "Level " + level)
                .toList();

        assertThat(FieldRules.levels(FeedColumn.CATEGORY_PATH, String.join(" > ", levels)))
                .isEqualTo(levels);
    }

    @ParameterizedTest
    @CsvSource({
        "'',            price-missing",
        "' ',           price-missing",
        "abc,           price-invalid",
        "'1,50',        price-invalid",
        "1e3,           price-invalid",
        "¥5,            price-invalid",
        "+5,            price-invalid",
        ".50,           price-invalid",
        "5.,            price-invalid",
        "５.00,          price-invalid",
        "1.005,         price-too-precise",
        "1.000,         price-too-precise",
        "0,             price-not-positive",
        "0.00,          price-not-positive",
        "-12.50,        price-not-positive",
        "10000000.01,   price-too-high",
        "99999999999999999999999999999999999999999999999999999999, price-too-high",
        "-9999999999999999999999999999999999999999999999999999999, price-not-positive",
    })
    void a_wrong_price_is_refused_with_its_reason(String text, String code) {
        assertThat(refusal(() -> FieldRules.price(FeedColumn.PRICE, text)).code())
                .isEqualTo(code);
    }

    @Test
    void a_huge_number_costs_no_time_and_is_shown_short() {
        var refused = refusal(() -> FieldRules.price(FeedColumn.PRICE, "9".repeat(1_000_000)));

        assertThat(refused.code()).isEqualTo("price-too-high");
        assertThat(refused.getMessage()).hasSizeLessThan(200);
    }

    @Test
    void the_list_price_has_codes_of_its_own_and_may_be_left_out() {
        assertThat(FieldRules.optionalPrice(FeedColumn.LIST_PRICE, " ")).isNull();
        assertThat(refusal(() -> FieldRules.optionalPrice(FeedColumn.LIST_PRICE, "-1"))
                        .code())
                .isEqualTo("list-price-not-positive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD", "cny", "RMB", "人民币"})
    void other_currencies_are_refused(String currency) {
        assertThat(refusal(() -> FieldRules.currency(currency)).code()).isEqualTo("currency-unsupported");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u0007b", "a\nb", "a\tb", "a\u007fb", "a\u202eb", "a\u2066b"})
    void invisible_characters_in_a_line_are_refused(String text) {
        var refused = refusal(() -> FieldRules.line(FeedColumn.NAME, text, 500));

        assertThat(refused.code()).isEqualTo("control-character");
        assertThat(refused.getMessage()).contains("position 2");
    }

    @Test
    void a_description_may_go_over_several_lines_but_holds_no_other_control_character() {
        assertThat(FieldRules.paragraphs(FeedColumn.DESCRIPTION, "one\r\ntwo\tthree", 100))
                .isEqualTo("one\r\ntwo\tthree");
        assertThat(refusal(() -> FieldRules.paragraphs(FeedColumn.DESCRIPTION, "a\u0000b", 100))
                        .code())
                .isEqualTo("control-character");
    }

    @Test
    void what_a_wrong_conversion_left_is_removed() {
        assertThat(FieldRules.line(FeedColumn.NAME, "Men\u0080\u0099s shirt\u0085", 500))
                .isEqualTo("Mens shirt");
    }

    @Test
    void joined_emoji_are_text() {
        assertThat(FieldRules.line(FeedColumn.NAME, "👨‍👩‍👧 set", 500)).isEqualTo("👨‍👩‍👧 set");
    }

    @Test
    void blanks_around_a_text_and_doubled_ones_within_are_removed() {
        assertThat(FieldRules.line(FeedColumn.NAME, "  Green \u00a0 tea\u3000\u3000绿茶 ", 500))
                .isEqualTo("Green tea 绿茶");
    }

    @Test
    void ten_thousand_characters_are_too_long_for_a_name() {
        assertThat(refusal(() -> FieldRules.requiredLine(FeedColumn.NAME, "x".repeat(10_000), FieldRules.LONGEST_NAME)))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("name-too-long");
                    assertThat(refused.getMessage()).contains("10000").contains("500");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "'',                       category-missing",
        "A > > B,                  category-invalid",
        "> A,                      category-invalid",
        "A >,                      category-invalid",
        "1>2>3>4>5>6>7>8>9,        category-too-deep",
    })
    void a_wrong_category_is_refused_with_its_reason(String path, String code) {
        assertThat(refusal(() -> FieldRules.levels(FeedColumn.CATEGORY_PATH, path))
                        .code())
                .isEqualTo(code);
    }

    @Test
    void blanks_around_the_signs_of_a_path_do_not_matter() {
        assertThat(FieldRules.levels(FeedColumn.CATEGORY_PATH, "A>B  >   C")).isEqualTo(List.of("A", "B", "C"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "ftp://x/y.jpg", "//x/y.jpg", "https://x/\"onload=", "https://x/a b"})
    void an_image_that_is_no_web_address_is_refused(String url) {
        assertThat(refusal(() -> FieldRules.imageUrl(url)).code()).isEqualTo("image-url-invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "many", "1000000001", "99999999999"})
    void a_stock_that_cannot_be_is_refused(String stock) {
        assertThat(refusal(() -> FieldRules.stock(stock)).code()).isEqualTo("stock-invalid");
    }

    @Test
    void a_stock_may_be_left_out_or_none() {
        assertThat(FieldRules.stock("")).isNull();
        assertThat(FieldRules.stock("0")).isZero();
    }

    @Test
    void the_reason_of_a_currency_refusal_can_be_read() {
        assertThatThrownBy(() -> FieldRules.currency("USD"))
                .hasMessage("The currency is \"USD\"; prices must be in CNY.");
    }

    private static Refusal refusal(ThrowingCallable rule) {
        var refused = catchThrowableOfType(Refusal.class, rule);
        assertThat(refused).as("the rule refuses").isNotNull();
        return refused;
    }
}
