package io.linli.search.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.elasticsearch.plugin.NamedComponent;
import org.junit.jupiter.api.Test;

/** What the server reads to find the components agrees with the components. */
class NamedComponentsTest {

    private static final Pattern ENTRY = Pattern.compile("\"(linli_\\w+)\": \"([\\w.]+)\"");

    @Test
    void each_listed_component_exists_under_its_name() throws Exception {
        var listed = ENTRY.matcher(resource("named_components.json"));
        int seen = 0;
        while (listed.find()) {
            var component = Class.forName(listed.group(2));
            assertThat(component.getAnnotation(NamedComponent.class).value()).isEqualTo(listed.group(1));
            assertThat(component.getConstructor().newInstance()).isNotNull();
            seen++;
        }
        assertThat(seen).isEqualTo(6);
    }

    @Test
    void the_descriptor_names_the_versions_it_was_built_for() throws Exception {
        var descriptor = new Properties();
        descriptor.load(new java.io.StringReader(resource("stable-plugin-descriptor.properties")));

        assertThat(descriptor.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        List.of("name", "description", "version", "elasticsearch.version", "java.version"));
        assertThat(descriptor.getProperty("elasticsearch.version")).startsWith("8.19.");
    }

    private String resource(String name) throws IOException {
        try (var in = getClass().getResourceAsStream("/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
