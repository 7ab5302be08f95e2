package io.linli.search.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    private final Analyzer indexed = new IndexedWords().create();
    private final Analyzer asked = new AskedWords().create();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tomatoes | tomato",
                "Hair Oils & Serums | hair oil serum",
                "dresses, batteries, potatoes | dress battery potato",
                "Baby's Shampoo | baby shampoo",
                "Crème Brûlée | creme brulee",
                "JALAPEÑO | jalapeno",
                "the Best of the Batteries | best battery",
                "500ml | 500 ml",
                "2.5kg bag | 2.5 kg bag",
                "1,000mg | 1,000 mg",
                "Vitamin B12 | vitamin b12",
                "ＡＢＣ１２３ | abc123",
                "五常大米 | 五常 常大 大米",
                "米 | 米",
                "五常大米5公斤 | 五常 常大 大米 5 公斤",
                "iPhone手机壳 | iphone 手机 机壳",
                "臺灣雞蛋 | 台湾 湾鸡 鸡蛋",
                "電視機 | 电视 视机",
                "洗发水, 沐浴露 | 洗发 发水 沐浴 浴露",
            })
    void what_is_asked_becomes_these_words(String text, String words) {
        assertThat(String.join(" ", words(asked, text))).isEqualTo(words);
    }

    @Test
    void what_is_indexed_also_holds_single_characters() {
        assertThat(words(indexed, "五常大米")).containsExactlyInAnyOrder("五", "五常", "常", "常大", "大", "大米", "米");
        assertThat(words(indexed, "Basmati rice 5kg")).containsExactly("basmati", "rice", "5", "kg");
    }

    @Test
    void nothing_but_function_words_is_nothing() {
        assertThat(words(asked, "the of and")).isEmpty();
    }

    @Test
    void a_quantity_written_apart_or_together_has_the_same_positions() {
        assertThat(positions(asked, "milk 500ml bottle")).isEqualTo(positions(asked, "milk 500 ml bottle"));
    }

    @Test
    void beginnings_of_words_are_indexed_for_what_is_being_typed() {
        var prefixes = new IndexedPrefixes().create();
        var typed = new TypedPrefixes().create();

        assertThat(words(prefixes, "Olive Öl")).containsExactly("o", "ol", "oli", "oliv", "olive", "o", "ol");
        assertThat(words(typed, "OLIV ö")).containsExactly("oliv", "o");
        assertThat(words(prefixes, "大米")).containsExactly("大", "米");
        assertThat(words(typed, "大")).containsExactly("大");
        assertThat(words(prefixes, "antidisestablishmentarianism"))
                .hasSize(PrefixAnalyzer.LONGEST_PREFIX + 1)
                .contains("antidisestablish", "antidisestablishmentarianism");
    }

    @Test
    void chinese_is_found_by_its_sound_and_initials_from_each_character_on() {
        var sounds = new IndexedSounds().create();

        assertThat(words(sounds, "五常大米"))
                .containsExactly("wuchangdami", "wcdm", "changdami", "cdm", "dami", "dm", "mi", "m");
        assertThat(words(sounds, "Wuchang rice 大米 5kg 新")).containsExactly("dami", "dm", "mi", "m", "xin", "x");
        assertThat(words(sounds, "雞蛋")).contains("jidan", "jd");
    }

    @ParameterizedTest
    @CsvSource({"绿豆,lvdou", "绿豆,ludou", "长粒香,changlixiang", "重庆,chongqing", "番茄,fanqie", "咖喱,gali", "女鞋,nvxie"})
    void a_character_of_two_readings_is_found_by_either(String text, String typed) {
        assertThat(words(new IndexedSounds().create(), text)).contains(typed);
    }

    @Test
    void a_long_run_is_listened_to_for_its_first_twelve_characters() {
        var spelled = words(new IndexedSounds().create(), "大".repeat(40));

        assertThat(spelled).hasSize(2 * Sounds.LONGEST_RUN).contains("da".repeat(12), "d".repeat(12));
    }

    @Property
    void sounds_never_fail_and_their_offsets_lie_within_the_text(@ForAll String text) {
        var ends = read(new IndexedSounds().create(), text, stream -> stream.getAttribute(OffsetAttribute.class)
                .endOffset());

        assertThat(ends).isSorted().allMatch(end -> end <= text.length());
    }

    /** Every word somebody asks for is found in a text that is the question itself. */
    @Property
    void a_text_is_found_by_itself(@ForAll String text) {
        assertThat(words(indexed, text)).containsAll(words(asked, text));
    }

    @Property
    void offsets_lie_within_the_text_and_never_go_back(@ForAll String text) {
        var starts = read(indexed, text, stream -> stream.getAttribute(OffsetAttribute.class)
                .startOffset());

        assertThat(starts).isSorted().allMatch(start -> start >= 0 && start <= text.length());
    }

    private static List<String> words(Analyzer analyzer, String text) {
        return read(analyzer, text, stream -> stream.getAttribute(CharTermAttribute.class)
                .toString());
    }

    private static List<Integer> positions(Analyzer analyzer, String text) {
        return read(analyzer, text, stream -> stream.getAttribute(PositionIncrementAttribute.class)
                .getPositionIncrement());
    }

    private static <T> List<T> read(Analyzer analyzer, String text, Function<TokenStream, T> attribute) {
        var read = new ArrayList<T>();
        try (var stream = analyzer.tokenStream("name", text)) {
            stream.reset();
            while (stream.incrementToken()) {
                read.add(attribute.apply(stream));
            }
            stream.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return read;
    }
}
