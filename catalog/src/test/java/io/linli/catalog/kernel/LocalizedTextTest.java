package io.linli.catalog.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class LocalizedTextTest {

    private static final LocalizedText RICE = new LocalizedText("rice", "大米");

    @Test
    void every_chinese_is_read_in_chinese_and_everything_else_in_english() {
        assertThat(RICE.in(Locale.forLanguageTag("zh-CN"))).isEqualTo("大米");
        assertThat(RICE.in(Locale.forLanguageTag("zh-Hant-HK"))).isEqualTo("大米");
        assertThat(RICE.in(Locale.UK)).isEqualTo("rice");
        assertThat(RICE.in(Locale.FRENCH)).isEqualTo("rice");
    }

    @Test
    void where_one_is_known_both_hold_it() {
        assertThat(LocalizedText.same("OK")).isEqualTo(new LocalizedText("OK", "OK"));
    }
}
