package io.linli.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Refusal;

/** What buyers of several offers get together. */
class DivisionTest {

    private static final UUID RICE = new UUID(0, 1);
    private static final UUID OIL = new UUID(0, 2);

    @Test
    void who_asks_later_for_the_same_offer_gets_of_what_the_earlier_left() {
        var wanted = List.of(portions(RICE, 9, 1, 2, 3), portions(RICE, 9, 4, 5));

        var divided = Division.of(wanted, Map.of(RICE, shelf(RICE, 4)));

        assertThat(divided.reserved().made()).containsExactlyInAnyOrder(buyer(1), buyer(2), buyer(3), buyer(4));
        assertThat(divided.emptied()).containsExactly(RICE);
    }

    @Test
    void a_limit_of_one_does_not_bind_the_others() {
        var wanted = List.of(portions(RICE, 1, 1, 2), portions(RICE, 9, 3, 4));

        var divided = Division.of(wanted, Map.of(RICE, shelf(RICE, 9)));

        assertThat(divided.reserved().made()).containsExactlyInAnyOrder(buyer(1), buyer(3), buyer(4));
        assertThat(divided.emptied()).isEmpty();
    }

    @Test
    void what_is_withdrawn_or_unknown_is_refused_and_the_rest_is_had() {
        var wanted = List.of(portions(RICE, 9, 1), portions(OIL, 9, 2), portions(new UUID(0, 3), 9, 3));
        var shelves =
                Map.of(RICE, new Shelf(RICE, true, Optional.of(9L)), OIL, new Shelf(OIL, false, Optional.empty()));

        var reserved = Division.of(wanted, shelves).reserved();

        assertThat(reserved.made()).containsExactly(buyer(2));
        assertThat(reserved.refused().get(RICE)).extracting(Refusal::code).isEqualTo("offer-withdrawn");
        assertThat(reserved.refused().get(new UUID(0, 3)))
                .extracting(Refusal::code)
                .isEqualTo("offer-not-found");
    }

    /** One unit for each. */
    private static Portions portions(UUID offer, long most, int... buyers) {
        var units = new LinkedHashMap<UUID, Long>();
        for (int number : buyers) {
            units.put(buyer(number), 1L);
        }
        return new Portions(offer, units, most);
    }

    private static Shelf shelf(UUID offer, long units) {
        return new Shelf(offer, false, Optional.of(units));
    }

    private static UUID buyer(int number) {
        return new UUID(1, number);
    }
}
