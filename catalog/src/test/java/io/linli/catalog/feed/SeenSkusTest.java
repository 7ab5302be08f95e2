package io.linli.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SeenSkusTest {

    @Property
    void it_remembers_what_a_map_would(@ForAll @Size(max = 200) List<@IntRange(max = 60) Integer> skus) {
        var seen = new SeenSkus();
        Map<Integer, Long> expected = new HashMap<>();

        for (int index = 0; index < skus.size(); index++) {
            long line = index + 2;
            var first = expected.merge(skus.get(index), line, Math::min);
            assertThat(seen.firstLine("farm", "sku-" + skus.get(index), line)).isEqualTo(first);
        }
        assertThat(seen.size()).isEqualTo(expected.size());
    }

    @Test
    void it_grows_and_forgets_nothing() {
        var seen = new SeenSkus();
        for (int number = 1; number <= 50_000; number++) {
            assertThat(seen.firstLine("farm", "sku-" + number, number)).isEqualTo(number);
        }
        for (int number = 1; number <= 50_000; number++) {
            assertThat(seen.firstLine("farm", "sku-" + number, 99_999)).isEqualTo(number);
        }
    }

    @Test
    void suppliers_may_use_the_same_sku() {
        var seen = new SeenSkus();

        assertThat(seen.firstLine("one", "a", 2)).isEqualTo(2);
        assertThat(seen.firstLine("two", "a", 3)).isEqualTo(3);
    }
}
