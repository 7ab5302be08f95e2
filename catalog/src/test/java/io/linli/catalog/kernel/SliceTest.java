package io.linli.catalog.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SliceTest {

    @Test
    void one_row_more_than_wanted_says_that_there_is_a_next_page_behind_the_last_shown() {
        var slice = Slice.of(List.of("a", "b", "c"), 2, "behind "::concat);

        assertThat(slice.items()).containsExactly("a", "b");
        assertThat(slice.next()).contains("behind b");
    }

    @Test
    void no_more_rows_than_wanted_are_the_last_page() {
        assertThat(Slice.of(List.of("a", "b"), 2, "behind "::concat).next()).isEmpty();
        assertThat(Slice.of(List.of("a", "b"), 2, "behind "::concat).items()).containsExactly("a", "b");
    }

    @Test
    void shown_differently_it_is_the_same_page() {
        var slice = Slice.of(List.of("a", "bb", "c"), 2, "behind "::concat).map(String::length);

        assertThat(slice.items()).containsExactly(1, 2);
        assertThat(slice.next()).contains("behind bb");
    }
}
