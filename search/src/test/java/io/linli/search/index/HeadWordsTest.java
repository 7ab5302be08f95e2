package io.linli.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a name says the thing is. */
class HeadWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // The last word of a compound.
                "Targus Laptop Case | case",
                "Kensington Mouse Wrist Pillow. Black | pillow",
                "Garlic Oil - Vegetarian Capsule 500 mg | oil capsule mg",
                // Phrases end at colours, numbers and little words.
                "HP Compaq 6530b Notebook Black 35.8 cm | compaq notebook cm",
                "Holder for iPhone | holder iphone",
                "Motorola Edge smartphone 17 cm | smartphone cm",
                // How much of it is sold is beside the point.
                "HP 530 Notebook PC | hp pc notebook",
                "Tea Set, white | set tea",
                // Chinese ends with what it is as well; a unit after a number is none of it.
                "五常大米5公斤 | 大米",
                "苹果手机壳 | 机壳",
                "洗发水 500毫升 | 发水",
            })
    void a_name_says_what_the_thing_is_with_the_last_word_of_its_phrases(String name, String heads) {
        assertThat(HeadWords.of(name)).isEqualTo(List.of(heads.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({"''", "12345", "'--- ,, ®'"})
    void a_name_without_words_says_nothing(String name) {
        assertThat(HeadWords.of(name)).isEmpty();
    }
}
