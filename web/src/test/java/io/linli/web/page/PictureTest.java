package io.linli.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTest {

    @ParameterizedTest
    @CsvSource({
        "Fruit > Oranges, apple",
        "Beauty & Hygiene > Hair Care > Hair Oil & Serum, bottle",
        "Home Cleaning, broom",
        "饮料 > 茶, cup",
        "Nothing we know, basket"
    })
    void goods_without_a_photograph_get_the_icon_of_their_category(String path, String icon) {
        assertThat(Picture.of("", path).icon()).isEqualTo(icon);
    }

    @Test
    void one_root_has_one_ground() {
        assertThat(Picture.of("", "Fruit > Pears").tone())
                .isEqualTo(Picture.of("", "Fruit > Oranges").tone());
    }

    @Test
    void a_photograph_is_shown_over_a_safe_connection_only() {
        assertThat(Picture.of("https://example.com/a.jpg", "Fruit").url()).isEqualTo("https://example.com/a.jpg");
        assertThat(Picture.of("http://example.com/a.jpg", "Fruit").url()).isEmpty();
        assertThat(Picture.of("javascript:alert(1)", "Fruit").url()).isEmpty();
    }
}
