package io.linli.web.page.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.linli.catalog.delivery.Weekdays;
import io.linli.catalog.feed.ImportRun;
import io.linli.catalog.feed.RunChange;
import io.linli.catalog.kernel.Money;
import io.linli.web.page.Frame;

/**
 * One field of a change as its table shows it; the first of a change carries its tick and what it is.
 *
 * @param open it can be chosen
 * @param held code of why a person must look at it, empty where none must
 * @param decision name of what was said, empty where nothing was
 */
public record ChangeLine(
        long line,
        boolean open,
        String sku,
        String kind,
        String held,
        String decision,
        String field,
        String before,
        String after) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> PRICES = Set.of("price", "list_price");
    private static final String DAYS = "delivery_days";
    private static final int LONGEST = 80;

    static List<ChangeLine> of(Frame frame, ImportRun run, RunChange change) {
        boolean waits = run.state() == ImportRun.State.REVIEW || change.held().isPresent() && run.held() > 0;
        var lines = new ArrayList<ChangeLine>();
        fields(change).fields().forEachRemaining(field -> {
            if (change.kind() == RunChange.Kind.CHANGED || field.getKey().equals("price")) {
                var shown = field.getValue();
                lines.add(new ChangeLine(
                        change.line(),
                        waits && change.decision().isEmpty(),
                        change.supplierSku(),
                        change.kind().name(),
                        change.held().orElse(""),
                        change.decision().map(Enum::name).orElse(""),
                        field.getKey(),
                        value(frame, field.getKey(), shown.path(0)),
                        value(frame, field.getKey(), shown.path(1))));
            }
        });
        return lines;
    }

    private static JsonNode fields(RunChange change) {
        try {
            return MAPPER.readTree(change.fields());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the database keeps objects only", broken);
        }
    }

    static String value(Frame frame, String field, JsonNode value) {
        if (field.equals(DAYS) && value.isNumber()) {
            return frame.weekdays(Weekdays.of(value.asInt()));
        }
        if (value.isNull() || value.isMissingNode()) {
            return "–";
        }
        if (PRICES.contains(field)) {
            return frame.money(Money.cny(value.asLong()));
        }
        var text = value.isTextual() ? value.asText() : value.toString();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
