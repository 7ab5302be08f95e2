package io.linli.catalog.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void ids_are_version_7_of_the_ietf_variant_and_carry_the_time() {
        long before = System.currentTimeMillis();

        UUID id = Ids.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isBetween(before - 1, System.currentTimeMillis() + 1000);
    }

    @Test
    void a_later_id_sorts_later_even_within_a_millisecond() {
        var ids = Stream.generate(Ids::next).limit(20_000).map(UUID::toString).toList();

        assertThat(ids).isSorted();
    }

    @Test
    void threads_never_get_the_same_id() {
        var ids =
                IntStream.range(0, 50_000).parallel().mapToObj(i -> Ids.next()).toList();

        assertThat(new HashSet<>(ids)).hasSize(50_000);
    }
}
