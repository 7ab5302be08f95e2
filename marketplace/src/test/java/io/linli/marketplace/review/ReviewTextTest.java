package io.linli.marketplace.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.linli.catalog.kernel.Refusal;

/** What may be written, and what others see of a name. */
class ReviewTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call 13800138000",
                "电话 138 0013 8000",
                "138-0013-8000",
                "+86 (138) 0013.8000",
                "１３８００１３８０００",
                "me@example.org please"
            })
    void what_leads_to_a_person_is_refused(String text) {
        assertThatThrownBy(() -> ReviewText.checked(text))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("review-text-personal"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Came at 9:30, gone by 11:00. 5 stars!", "2 rooms, 85 m², 120 yuan", "很干净，谢谢"})
    void what_does_not_is_taken(String text) {
        assertThat(ReviewText.checked(text)).isEqualTo(text);
    }

    @Test
    void a_thousand_characters_are_taken_and_one_more_is_not() {
        assertThat(ReviewText.checked("好".repeat(1_000))).hasSize(1_000);
        assertThatThrownBy(() -> ReviewText.checked("好".repeat(1_001)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("review-text-too-long"));
        assertThat(ReviewText.checked(null)).isEmpty();
        assertThat(ReviewText.checked(" two\r\n\tlines ")).isEqualTo("two lines");
    }

    @ParameterizedTest
    @CsvSource({"Mei Lin,Mei", "Chen,Chen", "林美,林**", "欧阳 修,欧**", "' Jun  Zhao ',Jun"})
    void others_see_a_first_name_or_a_first_character(String name, String seen) {
        assertThat(ReviewText.byline(name)).isEqualTo(seen);
    }
}
