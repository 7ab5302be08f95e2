package io.linli.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** How what is left is divided among those who want some. */
class ShelfProperties {

    private static final UUID OFFER = new UUID(0, 1);

    @Property
    void nobody_gets_less_than_wanted_and_all_together_no_more_than_there_is(
            @ForAll @LongRange(min = 0, max = 50) long available,
            @ForAll @Size(max = 20) List<@LongRange(min = 1, max = 12) Long> wants) {
        var portions = portions(wants);

        var divided = new Shelf(OFFER, false, Optional.of(available)).divide(portions, Long.MAX_VALUE);

        assertThat(divided).allSatisfy((buyer, units) -> assertThat(units).isEqualTo(portions.get(buyer)));
        assertThat(sum(divided)).isLessThanOrEqualTo(available);
    }

    @Property
    void whoever_was_passed_over_did_not_fit_into_what_was_left_at_their_turn(
            @ForAll @LongRange(min = 0, max = 50) long available,
            @ForAll @Size(max = 20) List<@LongRange(min = 1, max = 12) Long> wants) {
        var portions = portions(wants);

        var divided = new Shelf(OFFER, false, Optional.of(available)).divide(portions, Long.MAX_VALUE);

        long left = available;
        for (var portion : portions.entrySet()) {
            assertThat(divided.containsKey(portion.getKey())).isEqualTo(portion.getValue() <= left);
            left -= divided.getOrDefault(portion.getKey(), 0L);
        }
    }

    @Example
    void what_is_not_counted_is_enough_for_everybody() {
        var portions = portions(List.of(9_999L, 9_999L));

        assertThat(new Shelf(OFFER, false, Optional.empty()).divide(portions, Long.MAX_VALUE))
                .isEqualTo(portions);
    }

    @Example
    void the_last_unit_empties_it() {
        var shelf = new Shelf(OFFER, false, Optional.of(3L));

        assertThat(shelf.isEmptiedBy(portions(List.of(1L, 2L)))).isTrue();
        assertThat(shelf.isEmptiedBy(portions(List.of(1L)))).isFalse();
    }

    private static Map<UUID, Long> portions(List<Long> wants) {
        var portions = new LinkedHashMap<UUID, Long>();
        for (int i = 0; i < wants.size(); i++) {
            portions.put(new UUID(1, i), wants.get(i));
        }
        return portions;
    }

    private static long sum(Map<UUID, Long> units) {
        return units.values().stream().mapToLong(Long::longValue).sum();
    }
}
