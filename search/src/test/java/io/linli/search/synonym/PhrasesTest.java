package io.linli.search.synonym;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A query in other words. */
class PhrasesTest {

    private final Phrases phrases = Phrases.of(Stream.of(
                    List.of("laptop", "notebook", "笔记本电脑"),
                    List.of("notebook", "exercise book"),
                    List.of("olive oil", "橄榄油"),
                    List.of("oil", "油脂"),
                    List.of("organic", "有机"),
                    List.of("rice", "大米"))
            .map(words -> new SynonymSet(UUID.randomUUID(), words, 1))
            .toList());

    @Test
    void each_word_of_a_set_stands_for_the_others() {
        assertThat(phrases.others("laptop")).containsExactly("notebook", "笔记本电脑");
        assertThat(phrases.others("笔记本电脑")).containsExactly("laptop", "notebook");
    }

    @Test
    void what_stands_beside_it_stays() {
        assertThat(phrases.others("gaming Laptops 15")).contains("gaming notebook 15", "gaming 笔记本电脑 15");
        assertThat(phrases.others("特级橄榄油1升")).containsExactly("特级 olive oil 1升");
    }

    @Test
    void the_longer_phrase_is_meant_where_one_lies_within_another() {
        assertThat(phrases.others("olive oil")).containsExactly("橄榄油");
        assertThat(phrases.others("oil")).containsExactly("油脂");
    }

    @Test
    void a_word_of_several_sets_means_all_of_them() {
        assertThat(phrases.others("notebook")).containsExactlyInAnyOrder("laptop", "笔记本电脑", "exercise book");
    }

    @Test
    void part_of_a_word_is_not_meant() {
        assertThat(phrases.others("price")).isEmpty();
        assertThat(phrases.others("boil")).isEmpty();
        assertThat(phrases.others("riceberry")).isEmpty();
    }

    @Test
    void several_phrases_are_said_in_the_other_language_together() {
        assertThat(phrases.others("有机橄榄油")).startsWith("organic olive oil");
        assertThat(phrases.others("organic rice")).startsWith("有机 大米");
    }

    @Test
    void traditional_characters_and_capitals_are_the_same() {
        assertThat(phrases.others("有機")).containsExactly("organic");
        assertThat(phrases.others("RICE")).containsExactly("大米");
    }

    @Test
    void a_query_in_no_set_has_no_other_words_and_there_are_never_many() {
        assertThat(phrases.others("")).isEmpty();
        assertThat(phrases.others("toothpaste")).isEmpty();
        assertThat(phrases.others("laptop notebook olive oil organic rice")).hasSizeLessThanOrEqualTo(6);
    }
}
