package io.linli.search.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Settings and mappings of the index as this version of the product wants them; an index says which it was made by. */
final class IndexDefinition {

    /** Where an index says it. */
    static final String META = "definition";

    private static final String FILE = "offers.json";

    private final ObjectNode json;
    private final String version;

    private IndexDefinition(ObjectNode json, String version) {
        this.json = json;
        this.version = version;
    }

    static IndexDefinition read(ObjectMapper mapper) {
        try (var in = IndexDefinition.class.getResourceAsStream(FILE)) {
            byte[] bytes = in.readAllBytes();
            var json = (ObjectNode) mapper.readTree(bytes);
            var version = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            mappings(json).putObject("_meta").put(META, version);
            return new IndexDefinition(json, version);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Differs as soon as anything in it does. */
    String version() {
        return version;
    }

    StringReader whole(int replicas) {
        var whole = json.deepCopy();
        ((ObjectNode) whole.get("settings")).put("number_of_replicas", replicas);
        return new StringReader(whole.toString());
    }

    /** What can be added to an index that was made by an older definition: fields, and that it has them now. */
    StringReader additions() {
        var additions = json.objectNode();
        JsonNode mappings = mappings(json);
        additions.set("properties", mappings.get("properties"));
        return new StringReader(additions.toString());
    }

    private static ObjectNode mappings(ObjectNode json) {
        return (ObjectNode) json.get("mappings");
    }
}
