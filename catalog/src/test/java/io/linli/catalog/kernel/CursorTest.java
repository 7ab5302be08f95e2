package io.linli.catalog.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void a_cursor_gives_back_what_it_was_made_of() {
        var id = Ids.next();

        assertThat(Cursor.id(Cursor.of(id))).isEqualTo(id);
        assertThat(Cursor.values(Cursor.of("绿茶 > 龙井", 42L), 2)).isEqualTo(List.of("绿茶 > 龙井", "42"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "nonsense", "AAAA", "bm9uc2Vuc2U"})
    void anything_else_is_refused(String cursor) {
        assertThat(catchThrowableOfType(Refusal.class, () -> Cursor.id(cursor)).code())
                .isEqualTo("bad-cursor");
    }

    @Property
    void no_text_makes_it_fail_otherwise(@ForAll String cursor) {
        try {
            assertThat(Cursor.values(cursor, 2)).hasSize(2);
        } catch (Refusal refused) {
            assertThat(refused.code()).isEqualTo("bad-cursor");
        }
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        assertThat(catchThrowableOfType(Refusal.class, () -> Cursor.values(Cursor.of("a", "b"), 1))
                        .code())
                .isEqualTo("bad-cursor");
    }

    @Test
    void a_cursor_longer_than_any_list_gives_is_refused_unread() {
        var longest = Cursor.of("a".repeat(750));

        assertThat(longest).hasSize(1_000);
        assertThat(Cursor.values(longest, 1)).isEqualTo(List.of("a".repeat(750)));
        assertThat(catchThrowableOfType(Refusal.class, () -> Cursor.values(longest + "YWFh", 1))
                        .code())
                .isEqualTo("bad-cursor");
    }
}
