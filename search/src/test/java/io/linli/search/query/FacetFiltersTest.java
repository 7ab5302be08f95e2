package io.linli.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.catalog.delivery.Arrival;

class FacetFiltersTest {

    private static final UUID ONE = UUID.randomUUID();
    private static final UUID ANOTHER = UUID.randomUUID();
    private static final UUID THIRD = UUID.randomUUID();

    @Test
    void where_nobody_comes_in_time_nothing_is_found() {
        assertThat(filters(List.of()).all().toString()).isEqualTo("{\"bool\":{\"filter\":[{\"match_none\":{}}]}}");
    }

    @Test
    void suppliers_of_the_same_days_are_asked_for_together() {
        var friday = Set.of(DayOfWeek.FRIDAY);
        var ways = filters(List.of(
                        new Arrival(ONE, friday, true),
                        new Arrival(ANOTHER, friday, true),
                        new Arrival(THIRD, friday, false)))
                .all()
                .at("/bool/filter/0/bool/should");

        assertThat(ways).hasSize(2);
        assertThat(ways.get(0).at("/bool/filter/0/terms/supplierId"))
                .extracting(id -> UUID.fromString(id.asText()))
                .containsExactly(ONE, ANOTHER);
        assertThat(ways.get(0).at("/bool/should")).hasSize(2);
        assertThat(ways.get(1).at("/bool/should")).hasSize(1);
    }

    @Test
    void nothing_asked_for_filters_nothing() {
        var filters = FacetFilters.of(SearchRequest.of("tea"), List.of());

        assertThat(filters.none()).isTrue();
        assertThat(filters(List.of()).without("category").none()).isFalse();
    }

    private static FacetFilters filters(List<Arrival> arrivals) {
        return FacetFilters.of(
                new SearchRequest(
                        "",
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        3,
                        UUID.randomUUID(),
                        Sort.RELEVANCE,
                        1,
                        24,
                        true,
                        true),
                arrivals);
    }
}
