package io.linli.web.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** The open catalogue of electronics as a supplier's feed, where the folder with it is there. */
public final class IcecatFile {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private IcecatFile() {}

    /** One row a product; skips the test where there is no such file. */
    public static String ndjson() throws IOException {
        var file = Path.of(System.getProperty("shared.data", "../../shared/data"), "icecat-19k.jsonl.gz");
        Assumptions.assumeTrue(Files.exists(file), "no real catalogue at " + file.toAbsolutePath());
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines().map(IcecatFile::row).collect(Collectors.joining("\n"));
        }
    }

    private static String row(String line) {
        try {
            return row(MAPPER.readTree(line)).toString();
        } catch (IOException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    private static ObjectNode row(JsonNode product) {
        var row = MAPPER.createObjectNode();
        row.put("supplier", "icecat");
        row.put("supplier_sku", product.get("id").asText());
        row.put("name", product.get("title").asText());
        row.put("brand", product.path("supplier").asText());
        row.put(
                "category_path",
                "Electronics > "
                        + product.path("attr_t_product_type").asText("Other").replace('>', ' '));
        row.put("price", BigDecimal.valueOf(product.path("price").asLong(), 2));
        row.put("currency", "CNY");
        row.put("description", product.path("short_description").asText());
        row.put("image_url", product.path("img_500x500").asText());
        row.put("gtin", product.path("ean").path(0).asText());
        var attributes = row.putObject("attributes");
        product.fields().forEachRemaining(field -> {
            if (field.getKey().startsWith("attr_")) {
                attributes.set(field.getKey(), field.getValue());
            }
        });
        return row;
    }
}
