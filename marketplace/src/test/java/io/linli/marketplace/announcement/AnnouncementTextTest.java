package io.linli.marketplace.announcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.linli.catalog.kernel.Refusal;

class AnnouncementTextTest {

    @Test
    void blanks_around_it_are_dropped() {
        assertThat(new AnnouncementText("  五点到货，请带袋子 🛍️ \n").text()).isEqualTo("五点到货，请带袋子 🛍️");
    }

    @Test
    void five_hundred_characters_are_accepted_and_one_more_is_not() {
        assertThat(new AnnouncementText("货".repeat(500)).text()).hasSize(500);
        assertThat(new AnnouncementText("🍊".repeat(500)).text()).hasSize(1_000);

        assertThat(codeOf("货".repeat(501))).isEqualTo("announcement-too-long");
        assertThat(codeOf("🍊".repeat(501))).isEqualTo("announcement-too-long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t", "\u3000"})
    void what_says_nothing_is_refused(String text) {
        assertThat(codeOf(text)).isEqualTo("announcement-empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"two\nlines", "a\tb", "a\u0000b", "a\u0085b", "a\u2028b", "a\u202Eb", "a\u2066b", "a\uD83Cb"})
    void control_characters_and_halves_of_characters_are_refused(String text) {
        assertThat(codeOf(text)).isEqualTo("announcement-characters");
    }

    private static String codeOf(String text) {
        return assertThrows(Refusal.class, () -> new AnnouncementText(text)).code();
    }
}
