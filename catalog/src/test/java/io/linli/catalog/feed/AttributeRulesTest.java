package io.linli.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.catalog.kernel.Refusal;

class AttributeRulesTest {

    @Test
    void text_numbers_and_booleans_are_kept_exactly_and_sorted() {
        var read = AttributeRules.read(
                        """
                {"width_cm": 12.50, "colour": " red ", "pieces": 6.0, "organic": true, "code": "007", "big": 12345678901234567890}""")
                .values();

        assertThat(read.keySet()).containsExactly("big", "code", "colour", "organic", "pieces", "width_cm");
        assertThat(read)
                .containsEntry("big", new BigDecimal("12345678901234567890"))
                .containsEntry("code", "007")
                .containsEntry("colour", "red")
                .containsEntry("organic", true)
                .containsEntry("pieces", 6L)
                .containsEntry("width_cm", new BigDecimal("12.5"));
    }

    @Test
    void what_says_nothing_is_left_out() {
        assertThat(AttributeRules.read("{\"a\": null, \"b\": \"  \", \"c\": \"\"}")
                        .values())
                .isEmpty();
        assertThat(AttributeRules.read(" ").values()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1]|attributes-invalid",
                "red|attributes-invalid",
                "{\"a\": 1|attributes-invalid",
                "{\"a\": 1} {}|attributes-invalid",
                "{\"a\": NaN}|attributes-invalid",
                "{\"a\": [1]}|attribute-nested",
                "{\"a\": {\"b\": 1}}|attribute-nested",
                "{\"a\": 1, \"a \": 2}|attribute-repeated",
                "{\"\": 1}|attribute-name-missing",
                "{\"a\": 1e999}|attribute-number",
                "{\"a\": 1e-999}|attribute-number",
                "{\"a\": \"\\u0000\"}|control-character",
                "{\"\\u0000\": 1}|control-character",
                "{\"a\": \"\\ud800\"}|broken-character",
                "{\"\\udc00x\": 1}|broken-character"
            })
    void each_sort_of_dirt_is_refused_by_its_name(String json, String code) {
        assertThat(refused(json)).isEqualTo(code);
    }

    @Test
    void the_bounds_hold() {
        assertThat(AttributeRules.read(many(400)).values()).hasSize(400);
        assertThat(refused(many(401))).isEqualTo("attributes-too-many");
        assertThat(AttributeRules.read(object("n".repeat(80), "t".repeat(2_000)))
                        .values())
                .hasSize(1);
    }

    @Test
    void what_is_longer_is_left_out_and_named() {
        var name = AttributeRules.read(object("n".repeat(81), "t"));
        var text = AttributeRules.read("{\"kept\": 1, \"n\": \"" + "t".repeat(2_001) + "\"}");

        assertThat(name.values()).isEmpty();
        assertThat(name.tooLong()).hasSize(1);
        assertThat(text.values()).containsOnlyKeys("kept");
        assertThat(text.tooLong()).containsExactly("n");
    }

    @Property
    void any_text_is_read_or_refused(@ForAll String text) {
        try {
            AttributeRules.read(text);
        } catch (Refusal refused) {
            assertThat(refused.code()).matches("[a-z]+(-[a-z]+)+");
        }
    }

    private static String object(String name, String text) {
        return "{\"" + name + "\": \"" + text + "\"}";
    }

    private static String many(int names) {
        return IntStream.range(0, names)
                .mapToObj(n -> "\"a" + n + "\": " + n)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String refused(String json) {
        return catchThrowableOfType(Refusal.class, () -> AttributeRules.read(json))
                .code();
    }
}
