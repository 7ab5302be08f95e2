package io.linli.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.web.LinliStack;

/** Which offers lead, query by query. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class RelevanceTest {

    @Inject
    SearchShelf shelf;

    @BeforeEach
    void a_filled_shelf() {
        shelf.fill();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // A name at its word.
                "wuchang rice | rice-wuchang",
                "basmati | rice-basmati",
                "rice cooker | rice-cooker",
                "whole milk | milk-whole",
                "oat milk | milk-oat",
                "corn flakes | flakes-k flakes-s",
                "phone case | phone-case",
                "green tea | tea",
                // In another inflection, case or accent.
                "tomato | tomatoes ketchup",
                "cherry tomatoes | tomatoes",
                "SHAMPOOS | shampoo-herbal shampoo-anti",
                "rechargeable battery | battery",
                "cafe creme | cafe",
                // Words of different fields.
                "kelloggs flakes | flakes-k",
                "anker cable | cable",
                "parachute oil | hair-oil",
                "midea cookers | rice-cooker",
                // Quantities written together or apart.
                "rice 5 kg | rice-wuchang",
                "shampoo 500ml | shampoo-herbal shampoo-anti",
                "大米5公斤 | rice-wuchang",
                // Chinese.
                "大米 | rice-wuchang",
                "五常大米 | rice-wuchang",
                "洗发水 | shampoo-herbal shampoo-anti",
                "牛奶 | milk-whole",
                "洗衣液 | detergent",
                "电饭煲 | rice-cooker",
                "绿茶 | tea",
                "茶 | tea",
                "手机壳 | phone-case",
                // Both languages in one.
                "Anker 手机壳 | phone-case",
                "usb-c 充电线 | cable",
                // Mistyped, begun, or with a word that is nowhere.
                "shampo | shampoo-herbal shampoo-anti",
                "basmti rice | rice-basmati",
                "tomatto ketchup | ketchup",
                "rice coker | rice-cooker",
                "kelogs corn flakes | flakes-k",
                "rechargable bateries | battery",
                "lavendar landry liquid | detergent",
                "lavender detergent | detergent",
                "choco | milk-chocolate",
                "organic wuchang rice | rice-wuchang",
                "五常香大米 | rice-wuchang",
                // Traditional characters.
                "電飯煲 | rice-cooker",
                "雞蛋麵 | noodles",
                "綠茶 | tea",
                "護髮精油 | hair-oil",
                "充電電池 | battery",
                "燕麥奶 | milk-oat",
                "充電線 | cable",
                "手機殼 | phone-case",
                "番茄醬 | ketchup",
                // By sound: whole readings, written apart, only begun, from the middle of a name.
                "wuchangdami | rice-wuchang",
                "wu chang da mi | rice-wuchang",
                "wuchang da | rice-wuchang",
                "changdami | rice-wuchang",
                "dianfanbao | rice-cooker",
                "xifashui | shampoo-herbal shampoo-anti",
                "yanmainai | milk-oat",
                "lvcha | tea",
                "lucha | tea",
                "lü cha | tea",
                "fanqiejiang | ketchup",
                "shoujike | phone-case",
                "jidanmian | noodles",
                "tudou | potatoes",
                // By initials.
                "wcdm | rice-wuchang",
                "dfb | rice-cooker",
                "xhlj | tea",
                "sjk | phone-case",
                "xyy | detergent",
                // Another character of the same sound.
                "五长大米 | rice-wuchang",
                // Units, in either language.
                "洗发水500毫升 | shampoo-herbal shampoo-anti",
                "basmati 1kg | rice-basmati",
                "laundry 3 kg | detergent",
            })
    void these_lead(String query, String leading) {
        var expected = List.of(leading.split(" "));

        var found = SearchShelf.find(query);

        assertThat(found).hasSizeGreaterThanOrEqualTo(expected.size());
        assertThat(found.subList(0, expected.size())).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void what_is_named_so_is_above_what_only_mentions_it() {
        var found = SearchShelf.find("rice");

        assertThat(found.subList(0, 2)).containsExactlyInAnyOrder("rice-wuchang", "rice-basmati");
        assertThat(found.subList(2, 4)).containsExactlyInAnyOrder("rice-cooker", "rice-oil");
        assertThat(found).element(4).isEqualTo("noodles");
    }

    @Test
    void exact_hits_are_above_mistyped_ones() {
        var found = SearchShelf.find("potatoes");

        assertThat(found).startsWith("potatoes");
    }

    @Test
    void exact_hits_are_above_what_only_sounds_so_and_mistyped_ones() {
        var found = SearchShelf.find("wuchang");

        assertThat(found).first().isEqualTo("rice-wuchang");
        assertThat(SearchShelf.find("tomato ketchup")).first().isEqualTo("ketchup");
    }

    @Test
    void one_chinese_character_finds_what_contains_it() {
        assertThat(SearchShelf.find("米")).contains("rice-wuchang", "rice-basmati", "rice-oil");
    }

    @Test
    void signs_that_mean_something_to_a_query_language_mean_nothing_here() {
        assertThat(SearchShelf.find("rice\" AND (cooker:* OR \\")).startsWith("rice-cooker");
    }
}
