package io.linli.search.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of single Chinese characters: the simplified one of a traditional one, and how it is read, without tones and
 * with {@code v} for ü. From two tables that are ICU's, so that neither the server nor the product carries the whole of it.
 */
public final class Han {

    static final String SIMPLIFIED_TABLE = "simplified.txt";
    static final String READINGS_TABLE = "readings.txt";

    /** Characters outside of this are no Chinese ones, or too rare to be on a label. */
    static final char FIRST = '\u3400';

    static final char LAST = '\u9fff';

    /** Where names of goods read a character otherwise than ICU does, or in two ways: the usual reading first. */
    private static final Map<Character, String[]> OTHERWISE = Map.ofEntries(
            either('\u957f', "chang", "zhang"), // 长
            either('\u8304', "qie", "jia"), // 茄
            either('\u91cd', "zhong", "chong"), // 重
            either('\u8c03', "tiao", "diao"), // 调
            either('\u53c2', "shen", "can"), // 参
            either('\u4e50', "le", "yue"), // 乐
            either('\u884c', "xing", "hang"), // 行
            either('\u85cf', "cang", "zang"), // 藏
            either('\u8584', "bao", "bo"), // 薄
            either('\u58f3', "ke", "qiao"), // 壳
            either('\u4fbf', "bian", "pian"), // 便
            either('\u671d', "chao", "zhao"), // 朝
            either('\u5f39', "dan", "tan"), // 弹
            either('\u90fd', "dou", "du"), // 都
            either('\u76db', "sheng", "cheng"), // 盛
            either('\u8840', "xue", "xie"), // 血
            either('\u524a', "xue", "xiao"), // 削
            either('\u89d2', "jiao", "jue"), // 角
            either('\u7c98', "nian", "zhan"), // 粘
            either('\u5730', "di", "de"), // 地
            either('\u5361', "ka", "qia"), // 卡
            either('\u4ed4', "zi", "zai"), // 仔
            either('\u5496', "ka", "ga"), // 咖
            either('\u5708', "quan", "juan"), // 圈
            either('\u67cf', "bai", "bo"), // 柏
            either('\u8272', "se", "shai"), // 色
            either('\u9732', "lu", "lou"), // 露
            either('\u8513', "man", "wan"), // 蔓
            either('\u82a5', "jie", "gai"), // 芥
            either('\u812f', "fu", "pu"), // 脯
            either('\u6252', "pa", "ba"), // 扒
            either('\u70ae', "pao", "bao"), // 炮
            either('\u86e4', "ge", "ha"), // 蛤
            either('\u6298', "zhe", "she"), // 折
            either('\u4ec0', "shen", "shi"), // 什
            either('\u8f66', "che", "ju"), // 车
            either('\u8721', "la", "zha"), // 蜡
            either('\u5bbf', "su", "xiu"), // 宿
            either('\u8bc6', "shi", "zhi"), // 识
            either('\u964d', "jiang", "xiang"), // 降
            either('\u79cd', "zhong", "chong"), // 种
            either('\u6570', "shu", "shuo")); // 数

    private static final char[] SIMPLIFIED = new char[LAST - FIRST + 1];
    private static final @Nullable String[] READINGS = new String[LAST - FIRST + 1];

    static {
        var pairs = table(SIMPLIFIED_TABLE).strip();
        for (int i = 0; i < pairs.length(); i += 2) {
            SIMPLIFIED[pairs.charAt(i) - FIRST] = pairs.charAt(i + 1);
        }
        table(READINGS_TABLE).lines().forEach(Han::learn);
    }

    private Han() {}

    public static boolean is(char character) {
        return character >= FIRST && character <= LAST && READINGS[character - FIRST] != null;
    }

    /** The simplified character of a traditional one; every other character as it is. */
    public static char simplified(char character) {
        if (character < FIRST || character > LAST) {
            return character;
        }
        char simple = SIMPLIFIED[character - FIRST];
        return simple == 0 ? character : simple;
    }

    /** How it is usually read. Only of what {@link #is} one. */
    public static String reading(char character) {
        var known = OTHERWISE.get(simplified(character));
        return known == null ? own(character) : known[0];
    }

    /** How it may be read or typed as well; its usual reading where there is no other way. */
    public static String otherReading(char character) {
        var known = OTHERWISE.get(simplified(character));
        return known == null ? own(character).replace('v', 'u') : known[1];
    }

    private static String own(char character) {
        return Objects.requireNonNull(READINGS[character - FIRST]);
    }

    /** A line is a reading and, after a blank, all characters read so. */
    private static void learn(String line) {
        int blank = line.indexOf(' ');
        var reading = line.substring(0, blank);
        line.substring(blank + 1).chars().forEach(character -> READINGS[character - FIRST] = reading);
    }

    private static String table(String name) {
        try (InputStream in = Han.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Map.Entry<Character, String[]> either(char character, String usual, String other) {
        return Map.entry(character, new String[] {usual, other});
    }
}
