package io.linli.web.page.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

import io.linli.web.page.Frame;

/**
 * What publishing would change of a listing.
 *
 * @param field as a feed's column is called
 */
public record DraftDifference(String field, String before, String after) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** @param json name to [before, after] */
    static List<DraftDifference> of(Frame frame, String json) {
        try {
            var found = new ArrayList<DraftDifference>();
            MAPPER.readTree(json)
                    .fields()
                    .forEachRemaining(field -> found.add(new DraftDifference(
                            field.getKey(),
                            ChangeLine.value(
                                    frame, field.getKey(), field.getValue().path(0)),
                            ChangeLine.value(
                                    frame, field.getKey(), field.getValue().path(1)))));
            return found;
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the database gives objects only", broken);
        }
    }
}
