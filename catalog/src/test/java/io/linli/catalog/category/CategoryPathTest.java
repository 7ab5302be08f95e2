package io.linli.catalog.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.LocalizedText;

class CategoryPathTest {

    @Test
    void a_path_is_known_by_its_english_names() {
        var path = new CategoryPath(List.of(new LocalizedText("Fruit", "水果"), new LocalizedText("Pears", "梨")));

        assertThat(path.text()).isEqualTo("Fruit > Pears");
        assertThat(path.name()).isEqualTo(new LocalizedText("Pears", "梨"));
        assertThat(path.parent()).contains(new CategoryPath(List.of(new LocalizedText("Fruit", "水果"))));
    }

    @Test
    void the_way_from_the_root_ends_with_the_path_itself() {
        assertThat(CategoryPath.of(List.of("A", "B", "C")).fromRoot())
                .extracting(CategoryPath::text)
                .containsExactly("A", "A > B", "A > B > C");
        assertThat(CategoryPath.of(List.of("A")).parent()).isEmpty();
    }

    @Test
    void a_path_has_one_to_eight_levels() {
        assertThat(CategoryPath.of(Collections.nCopies(8, "x")).depth()).isEqualTo(8);
        assertThatThrownBy(() -> CategoryPath.of(Collections.nCopies(9, "x")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CategoryPath.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
