package io.linli.search.mark;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarksTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // The beginning of a word, several words, numbers apart from their units.
                "ric | Wuchang Rice 5kg | Wuchang [Ric]e 5kg",
                "5 kg ri | Wuchang Rice 5kg | Wuchang [Ri]ce [5kg]",
                "5kg | Rice 5 kg, 25 kg | Rice [5] [kg], 25 [kg]",
                "ice | Rice Ice | Rice [Ice]",
                // Another inflection, case, accent.
                "tomatoes | Cherry Tomato | Cherry [Tomato]",
                "cherries | Cherry Tomato | [Cherry] Tomato",
                "creme | Café Crème | Café [Crème]",
                // Chinese: all together, otherwise the pairs; traditional as simplified.
                "大米 | 五常大米5公斤 | 五常[大米]5公斤",
                "五常香大米 | 五常大米 | [五常大米]",
                "米 | 大米米糠 | 大[米米]糠",
                "電視 | 电视机 | [电视]机",
                "鸡蛋 | 雞蛋麵 | [雞蛋]麵",
                // By sound.
                "wcdm | 五常大米5公斤 | [五常大米]5公斤",
                "dami | 五常大米 | 五常[大米]",
                "wu chang d | 五常大米 | [五常大]米",
                "wuch | 五常大米 | [五常]大米",
                // Mistyped, where nothing matched better.
                "coker | Rice Cooker 3L | Rice [Cooker] 3L",
                "rcie | Rice Cooker | [Rice] Cooker",
                // Nothing.
                "tea | Rice Cooker | Rice Cooker",
            })
    void these_parts_of_a_name_matched(String typed, String name, String marked) {
        assertThat(shown(name, Marks.of(typed))).isEqualTo(marked);
    }

    @Test
    void all_words_must_be_in_it_or_it_must_sound_so() {
        assertThat(Marks.of("gre te").all("Green Tea")).isTrue();
        assertThat(Marks.of("green coffee").all("Green Tea")).isFalse();
        assertThat(Marks.of("lvch").all("绿茶")).isTrue();
        assertThat(Marks.of("").all("绿茶")).isFalse();
    }

    @Property
    void ranges_lie_within_the_text_in_order_and_apart(@ForAll String typed, @ForAll String text) {
        int last = -1;
        for (var range : Marks.of(typed).in(text)) {
            assertThat(range.start()).isGreaterThan(last);
            assertThat(range.end()).isGreaterThan(range.start()).isLessThanOrEqualTo(text.length());
            last = range.end();
        }
    }

    private static String shown(String name, Marks marks) {
        var shown = new StringBuilder(name);
        var ranges = marks.in(name);
        for (int i = ranges.size() - 1; i >= 0; i--) {
            shown.insert(ranges.get(i).end(), ']').insert(ranges.get(i).start(), '[');
        }
        return shown.toString();
    }
}
