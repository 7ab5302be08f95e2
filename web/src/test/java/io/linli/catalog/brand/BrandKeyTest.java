package io.linli.catalog.brand;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.search.analysis.Han;
import io.linli.web.LinliStack;

/** What spellings of one brand have in common. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class BrandKeyTest {

    /** The characters of Chinese; others are no business of the table. */
    private static final int FIRST = 0x3400;

    private static final int LAST = 0x9fff;

    @Inject
    DataSource database;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Haday | haday",
                "HA DAY | haday",
                "Coca-Cola™ | cocacola",
                "coca cola® | cocacola",
                "Kellogg's | kelloggs",
                "KELLOGG’S | kelloggs",
                "Nescafé | nescafe",
                "L'Oréal Paris | lorealparis",
                "ＳＯＮＹ | sony",
                "Head & Shoulders | headshoulders",
                "7-Up | 7up",
                "海天 | 海天",
                "海 天 | 海天",
                "·海天· | 海天",
                "【海天】 | 海天",
                "華為 | 华为",
                "资生堂 | 资生堂",
                "資生堂 | 资生堂",
                "Haday（海天） | haday海天",
                "ブランド | ブランド",
                "ﾌﾞﾗﾝﾄﾞ | ブランド",
                "々木 | 々木",
                "Пятёрочка | пятерочка",
                "ПЯТЁРОЧКА | пятерочка",
            })
    void case_width_blanks_punctuation_accents_and_traditional_characters_are_no_matter(String spelling, String key)
            throws SQLException {
        assertThat(key(spelling)).isEqualTo(Normalizer.normalize(key, Normalizer.Form.NFKD));
    }

    @ParameterizedTest
    @CsvSource({"-", "—", "!?", "😀", "™"})
    void what_has_no_letter_is_no_brand(String spelling) throws SQLException {
        assertThat(key(spelling)).isEmpty();
    }

    @Test
    void a_key_is_its_own_key() throws SQLException {
        for (var spelling : List.of("Coca-Cola™", "華為 Huawei", "L'Oréal", "ﾌﾞﾗﾝﾄﾞ")) {
            assertThat(key(key(spelling))).isEqualTo(key(spelling));
        }
    }

    /** The database has the same table of characters as search: nothing is found by the one and told apart by the other. */
    @Test
    void every_traditional_character_is_the_simplified_one_that_search_takes_it_for() throws SQLException {
        var all =
                IntStream.rangeClosed(FIRST, LAST).mapToObj(Character::toString).collect(joining());
        var simplified = all.chars()
                .mapToObj(character -> Character.toString(Han.simplified((char) character)))
                .collect(joining());

        assertThat(read("SELECT catalog.simplified(?)", all)).isEqualTo(simplified);
    }

    private String key(String spelling) throws SQLException {
        return read("SELECT catalog.brand_key(?)", spelling);
    }

    private String read(String sql, String parameter) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (var found = statement.executeQuery()) {
                assertThat(found.next()).isTrue();
                return found.getString(1);
            }
        }
    }
}
