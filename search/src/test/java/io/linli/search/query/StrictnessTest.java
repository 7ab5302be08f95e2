package io.linli.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When a query is relaxed. */
class StrictnessTest {

    @Test
    void where_the_words_find_enough_nothing_else_is_tried() {
        assertThat(Strictness.AT_ITS_WORD.next(10, true)).isEmpty();
        assertThat(Strictness.AT_ITS_WORD.next(3, false)).isEmpty();
    }

    @Test
    void where_they_find_little_what_is_alike_comes_below() {
        assertThat(Strictness.AT_ITS_WORD.next(9, true)).contains(Strictness.ALIKE);
        assertThat(Strictness.AT_ITS_WORD.next(3, true)).contains(Strictness.ALIKE);
        assertThat(Strictness.ALIKE.next(9, true)).isEmpty();
    }

    @Test
    void where_they_find_next_to_nothing_words_may_be_mistyped_and_then_missing() {
        assertThat(Strictness.AT_ITS_WORD.next(2, true)).contains(Strictness.MOST_WORDS);
        assertThat(Strictness.MOST_WORDS.next(1, true)).isEmpty();
        assertThat(Strictness.MOST_WORDS.next(0, false)).contains(Strictness.ANY_WORD);
        assertThat(Strictness.ANY_WORD.next(0, false)).isEmpty();
    }
}
