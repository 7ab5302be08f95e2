package io.linli.search.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HanTest {

    private static final Path RESOURCES = Path.of("src/main/resources/io/linli/search/analysis");

    /** Made anew by {@code -Dhan.update=true}. */
    @Test
    void the_tables_are_icus() throws IOException {
        compare(Han.SIMPLIFIED_TABLE, simplified());
        compare(Han.READINGS_TABLE, readings());
    }

    @ParameterizedTest
    @CsvSource({"臺,台", "灣,湾", "雞,鸡", "電,电", "視,视", "醬,酱", "麵,面", "米,米", "a,a", "，,，"})
    void a_traditional_character_becomes_its_simplified_one(char traditional, char simplified) {
        assertThat(Han.simplified(traditional)).isEqualTo(simplified);
    }

    @Test
    void what_is_simplified_once_stays_so_and_is_read_alike() {
        for (char character = Han.FIRST; character <= Han.LAST; character++) {
            char simple = Han.simplified(character);
            assertThat(Han.simplified(simple)).isEqualTo(simple);
        }
        assertThat(Han.reading('雞')).isEqualTo(Han.reading('鸡')).isEqualTo("ji");
    }

    @Test
    void letters_typed_apart_count_as_typed_together_and_anything_else_is_no_sound() {
        assertThat(Sounds.typed("Wu chang Da mi")).isEqualTo("wuchangdami");
        assertThat(Sounds.typed("xi'an")).isEqualTo("xian");
        assertThat(Sounds.typed("lü dou")).isEqualTo("lvdou");
        assertThat(Sounds.typed("rice 5")).isEmpty();
        assertThat(Sounds.typed("大米")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"五常大米,0,wcdm,4", "五常大米,0,wuch,2", "五常大米,2,dami,2", "五常大米,2,dam,2", "五常大米,0,dami,0", "绿豆,0,lud,2"})
    void typed_letters_stand_for_characters(String characters, int from, String typed, int heard) {
        assertThat(new Sounds.Run(0, characters).heard(from, typed)).isEqualTo(heard);
    }

    private static void compare(String name, String expected) throws IOException {
        if (Boolean.getBoolean("han.update")) {
            Files.writeString(RESOURCES.resolve(name), expected);
        }
        assertThat(Files.readString(RESOURCES.resolve(name), StandardCharsets.UTF_8))
                .isEqualTo(expected);
    }

    /** Pairs on one line: a traditional character and its simplified one. */
    private static String simplified() {
        var icu = Transliterator.getInstance("Traditional-Simplified");
        var pairs = new StringBuilder();
        for (char character = Han.FIRST; character <= Han.LAST; character++) {
            var own = String.valueOf(character);
            var simple = icu.transliterate(own);
            if (simple.length() == 1 && !simple.equals(own) && isKnown(simple.charAt(0))) {
                pairs.append(own).append(last(icu, simple));
            }
        }
        return pairs.append('\n').toString();
    }

    private static String last(Transliterator icu, String simple) {
        var again = icu.transliterate(simple);
        return again.length() == 1 ? again : simple;
    }

    private static String readings() {
        var icu = Transliterator.getInstance("Han-Latin; NFD; [[:Mn:]-[\\u0308]] Remove; NFC");
        Map<String, StringBuilder> characters = new TreeMap<>();
        for (char character = Han.FIRST; character <= Han.LAST; character++) {
            var own = String.valueOf(character);
            var reading = icu.transliterate(own).replace('\u00fc', 'v');
            if (reading.matches("[a-z]+")) {
                characters.computeIfAbsent(reading, none -> new StringBuilder()).append(own);
            }
        }
        var lines = new StringBuilder();
        characters.forEach(
                (reading, all) -> lines.append(reading).append(' ').append(all).append('\n'));
        return lines.toString();
    }

    private static boolean isKnown(char character) {
        return character >= Han.FIRST && character <= Han.LAST;
    }
}
