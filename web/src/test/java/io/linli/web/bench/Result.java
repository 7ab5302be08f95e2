package io.linli.web.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a benchmark measured.
 *
 * @param figure of the product, in {@code unit}
 * @param ceiling the same work by bare means, in the same unit
 * @param ratio how far the product is from it; which way is better the benchmark's description says
 * @param details what else was seen
 */
record Result(double figure, String unit, double ceiling, double ratio, Map<String, Object> details) {

    /** The line that is printed last; the same content is written to {@code folder/name.json}. */
    String write(String name, Path folder, String load) throws IOException {
        var content = new LinkedHashMap<String, Object>();
        content.put("name", name);
        content.put("figure", rounded(figure));
        content.put("unit", unit);
        content.put("ceiling", rounded(ceiling));
        content.put("ratio", rounded(ratio));
        content.put("machine", Machine.description());
        content.put("load", load);
        content.put("at", Instant.now().toString());
        content.put("details", details);
        Files.createDirectories(folder);
        var mapper = new ObjectMapper();
        mapper.writerWithDefaultPrettyPrinter()
                .writeValue(folder.resolve(name + ".json").toFile(), content);
        return "bench " + mapper.writeValueAsString(content);
    }

    static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
