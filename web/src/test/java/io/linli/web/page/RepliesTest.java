package io.linli.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepliesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "elsewhere", ""})
    void nobody_is_led_to_another_site(String address) {
        assertThat(Replies.local(address, "/home")).isEqualTo("/home");
    }

    @ParameterizedTest
    @CsvSource({"/campaigns/1, /campaigns/1", "/search?q=tea, /search?q=tea"})
    void pages_of_ours_are_come_back_to(String address, String expected) {
        assertThat(Replies.local(address, "/home")).isEqualTo(expected);
    }
}
