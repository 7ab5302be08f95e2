package io.linli.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Message;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a person reads is there in both languages. */
class BundlesTest {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final Path MAIN = Path.of("src/main/java");
    private static final Pattern BUNDLE = Pattern.compile("@MessageBundle\\(\"(\\w+)\"\\)");
    private static final Pattern REFUSAL = Pattern.compile("Refusal\\.Kind\\.\\w+,\\s*\"([a-z-]+)\"");

    @ParameterizedTest
    @MethodSource("bundles")
    void every_message_is_there_in_chinese_with_the_same_values(String name, Class<?> bundle) throws IOException {
        var chinese = properties("messages/" + name + "_zh.properties");
        var english = Arrays.stream(bundle.getDeclaredMethods())
                .collect(Collectors.toMap(method -> method.getName(), method -> method.getAnnotation(Message.class)
                        .value()));

        assertThat(chinese.stringPropertyNames()).isEqualTo(english.keySet());
        english.forEach((key, text) -> {
            assertThat(text).as(key).isNotBlank();
            assertThat(chinese.getProperty(key)).as(key).isNotBlank();
            assertThat(parameters(chinese.getProperty(key))).as(key).isEqualTo(parameters(text));
        });
    }

    /** Every interface of the sources that is a bundle: its name, and itself. */
    static List<Arguments> bundles() throws Exception {
        var bundles = new ArrayList<Arguments>();
        try (var files = Files.walk(MAIN)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var name = BUNDLE.matcher(Files.readString(file));
                if (name.find()) {
                    var type = MAIN.relativize(file)
                            .toString()
                            .replace(".java", "")
                            .replace('/', '.');
                    bundles.add(Arguments.of(name.group(1), Class.forName(type)));
                }
            }
        }
        assertThat(bundles).hasSizeGreaterThan(20);
        return bundles;
    }

    @Test
    void every_notice_is_there_in_both_languages() throws IOException {
        var english = properties("messages/notices_en.properties");
        var chinese = properties("messages/notices_zh.properties");

        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(chinese.values()).noneMatch(text -> text.toString().isBlank());
    }

    /** Reads the sources: a refusal that nobody put into words would be shown as "that could not be done". */
    @Test
    void every_refusal_that_a_page_can_show_is_put_into_words() throws IOException {
        var known = properties("messages/notices_en.properties").stringPropertyNames();
        var unspoken = new TreeSet<String>();
        for (var module : Set.of("../marketplace", "../fulfillment", "src/main/java/io/linli/web/page")) {
            try (var files = Files.walk(Path.of(module))) {
                for (var file : files.filter(path -> path.toString().matches(".*/(main/java|page)/.*\\.java"))
                        .toList()) {
                    REFUSAL.matcher(Files.readString(file))
                            .results()
                            .map(found -> found.group(1))
                            .filter(code -> !known.contains("refused." + code))
                            .forEach(unspoken::add);
                }
            }
        }

        assertThat(unspoken).isEmpty();
    }

    private static Set<String> parameters(String text) {
        return PARAMETER.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Properties properties(String name) throws IOException {
        var properties = new Properties();
        try (var stream = BundlesTest.class.getClassLoader().getResourceAsStream(name)) {
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
