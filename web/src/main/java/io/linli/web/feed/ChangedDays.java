package io.linli.web.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.linli.catalog.delivery.Weekdays;

/** Changed fields as JSON, the days of delivery by their names instead of the bits that they are kept as. */
final class ChangedDays {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String FIELD = "delivery_days";

    private ChangedDays() {}

    /** @param fields name to before and after */
    static String named(String fields) {
        if (!fields.contains(FIELD)) {
            return fields;
        }
        try {
            var all = MAPPER.readTree(fields);
            return all instanceof ObjectNode object && object.get(FIELD) instanceof ArrayNode both
                    ? named(object, both)
                    : fields;
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the database keeps objects only", broken);
        }
    }

    private static String named(ObjectNode all, ArrayNode both) throws JsonProcessingException {
        for (int side = 0; side < both.size(); side++) {
            both.set(side, names(both.get(side)));
        }
        return MAPPER.writeValueAsString(all);
    }

    private static JsonNode names(JsonNode bits) {
        return bits.isNull() ? bits : MAPPER.valueToTree(Weekdays.of(bits.asInt()));
    }
}
