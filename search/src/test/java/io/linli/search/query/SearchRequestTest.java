package io.linli.search.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Refusal;

class SearchRequestTest {

    @Test
    void blanks_around_words_do_not_count() {
        assertThat(SearchRequest.of("  rice ").query()).isEqualTo("rice");
    }

    @Test
    void a_query_of_200_characters_is_accepted_and_one_more_refused() {
        assertThatCode(() -> SearchRequest.of("r".repeat(200))).doesNotThrowAnyException();
        assertThat(refusal(() -> SearchRequest.of("r".repeat(201)))).isEqualTo("query-too-long");
    }

    @Test
    void a_negative_price_is_refused() {
        assertThat(refusal(() -> priced(-1L, null))).isEqualTo("price-negative");
        assertThat(refusal(() -> priced(null, -1L))).isEqualTo("price-negative");
    }

    @Test
    void a_range_of_one_price_is_accepted_and_an_empty_one_refused() {
        assertThatCode(() -> priced(500L, 500L)).doesNotThrowAnyException();
        assertThat(refusal(() -> priced(501L, 500L))).isEqualTo("price-range-empty");
    }

    @Test
    void pages_start_at_1_and_reach_10_000_items() {
        assertThat(paged(1, 100).from()).isZero();
        assertThat(paged(100, 100).from()).isEqualTo(9_900);
        assertThat(refusal(() -> paged(0, 24))).isEqualTo("page-out-of-range");
        assertThat(refusal(() -> paged(101, 100))).isEqualTo("page-out-of-range");
        assertThat(refusal(() -> paged(Integer.MAX_VALUE, 100))).isEqualTo("page-out-of-range");
    }

    @Test
    void a_page_has_1_to_100_items() {
        assertThat(refusal(() -> paged(1, 0))).isEqualTo("size-out-of-range");
        assertThat(refusal(() -> paged(1, 101))).isEqualTo("size-out-of-range");
    }

    @Test
    void more_than_50_brands_are_refused() {
        assertThat(refusal(() -> new SearchRequest(
                        "",
                        null,
                        Collections.nCopies(51, "b"),
                        List.of(),
                        null,
                        null,
                        null,
                        Sort.RELEVANCE,
                        1,
                        24,
                        true,
                        true)))
                .isEqualTo("too-many-filters");
    }

    @Test
    void an_unknown_order_is_refused() {
        assertThat(Sort.of("-price")).isEqualTo(Sort.DEAREST);
        assertThat(Sort.of("rating")).isEqualTo(Sort.BEST_RATED);
        assertThat(refusal(() -> Sort.of("cheapest"))).isEqualTo("sort-unknown");
    }

    private static SearchRequest priced(@Nullable Long min, @Nullable Long max) {
        return new SearchRequest("", null, List.of(), List.of(), min, max, null, Sort.RELEVANCE, 1, 24, true, true);
    }

    private static SearchRequest paged(int page, int size) {
        return new SearchRequest(
                "", null, List.of(), List.of(), null, null, null, Sort.RELEVANCE, page, size, true, true);
    }

    private static String refusal(Runnable asking) {
        return assertThrows(Refusal.class, asking::run).code();
    }
}
