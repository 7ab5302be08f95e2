package io.linli.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColorTest {

    @Test
    void black_on_white_has_the_greatest_contrast() {
        assertThat(Color.BLACK.contrast(Color.WHITE)).isEqualTo(21.0);
        assertThat(Color.WHITE.contrast(Color.WHITE)).isEqualTo(1.0);
    }

    @Test
    void a_color_that_can_be_read_stays_as_it_is() {
        assertThat(Color.of("0f766e").readableOn(Color.WHITE)).isEqualTo(Color.of("0f766e"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffff00", "ff8800", "00ffff", "ffffff", "8fd14f", "1d6b57"})
    void whatever_a_company_chooses_can_be_read(String hex) {
        var css = ThemePage.css(Color.of(hex));
        var brand = Color.of(value(css, "--brand"));
        var strong = Color.of(value(css, "--brand-strong"));
        var tint = Color.of(value(css, "--brand-tint"));

        assertThat(Color.WHITE.contrast(brand)).isGreaterThanOrEqualTo(Color.READABLE);
        assertThat(brand.contrast(Color.PAPER)).isGreaterThanOrEqualTo(Color.READABLE);
        assertThat(strong.contrast(tint)).isGreaterThanOrEqualTo(Color.READABLE);
    }

    private static String value(String css, String name) {
        int start = css.indexOf(name + ":#") + name.length() + 2;
        return css.substring(start, start + 6);
    }
}
