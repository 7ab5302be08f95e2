package io.linli.web.page.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.linli.catalog.kernel.Refusal;

class AttributeLinesTest {

    @Test
    void a_line_is_a_name_and_a_text_a_number_or_yes_and_no() {
        assertThat(AttributeLines.read("Colour: red\n\n 重量：500 \nOrganic: true\nModel: \"007\"\nPack: 1.50"))
                .isEqualTo("{\"Colour\":\"red\",\"重量\":500,\"Organic\":true,\"Model\":\"007\",\"Pack\":1.50}");
        assertThat(AttributeLines.read(" \n ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Colour\":\"red\",\"Weight\":500,\"Organic\":true,\"Share\":1.50}",
                "{\"Year\":\"2024\",\"Yes\":\"true\",\"Blank\":\" a \",\"Two\":\"one\\ntwo\",\"Quote\":\"\\\"in\\\"\"}",
                "{\"a:b\":\"c:d\",\"\\\"q\\\"\":\"e\",\"尺寸：长\":\"3：4\"}"
            })
    void what_is_written_out_reads_as_it_was(String json) {
        assertThat(AttributeLines.read(AttributeLines.write(json))).isEqualTo(json);
    }

    @Test
    void what_is_no_object_is_shown_as_it_is() {
        assertThat(AttributeLines.write("[1]")).isEqualTo("[1]");
        assertThat(AttributeLines.write("{")).isEqualTo("{");
        assertThat(AttributeLines.write("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no colon", ": nothing before it", "\"half: 1"})
    void a_line_that_names_nothing_is_refused(String line) {
        var refusal = catchThrowableOfType(Refusal.class, () -> AttributeLines.read(line));

        assertThat(refusal.code()).isEqualTo("attribute-line-invalid");
    }
}
