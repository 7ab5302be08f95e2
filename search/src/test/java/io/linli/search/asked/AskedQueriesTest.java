package io.linli.search.asked;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskedQueriesTest {

    private final QueryKeys known = QueryKeys.of(List.of(
            new KnownQuery("rice 5kg", 9),
            new KnownQuery("五常大米", 7),
            new KnownQuery("rice cooker", 5),
            new KnownQuery("雞蛋", 4),
            new KnownQuery("brown rice", 3)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ri | rice 5kg, rice cooker, brown rice",
                "rice c | rice cooker",
                "COOK | rice cooker",
                "五 | 五常大米",
                "大米 | 五常大米",
                "鸡 | 雞蛋",
                "wc | 五常大米",
                "dam | 五常大米",
                "wu ch | 五常大米",
                "jidan | 雞蛋",
                "tea | ''",
            })
    void a_query_is_known_by_the_beginning_of_its_words_and_by_its_sound(String typed, String found) {
        assertThat(String.join(
                        ", ",
                        known.begun(typed, 10).stream().map(KnownQuery::words).toList()))
                .isEqualTo(found);
    }

    @Test
    void the_most_asked_come_first_and_no_more_than_wanted() {
        assertThat(known.begun("r", 2)).extracting(KnownQuery::words).containsExactly("rice 5kg", "rice cooker");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "me@example.com",
                "13800138000",
                "rice 123456",
                "https://example.com",
                "a very long question that tells of a life and more"
            })
    void what_may_be_private_is_not_counted(String query) {
        assertThat(AskedQueries.shareable(query)).isEmpty();
    }

    @Test
    void case_and_blanks_make_no_other_query() {
        assertThat(AskedQueries.shareable("  Rice \t COOKER ")).contains("rice cooker");
    }
}
