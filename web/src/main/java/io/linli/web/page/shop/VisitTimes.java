package io.linli.web.page.shop;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

import io.linli.fulfillment.schedule.Slot;

/**
 * The day of a group buy of visits, as its page shows it.
 *
 * @param free what can be had that day, in order of time
 * @param buildings whose households may join, by name; empty for all
 * @param admitted whether the visitor's may, as far as that is known
 * @param own when the visitor is visited; null where the visitor has no part in it
 */
@TemplateData
public record VisitTimes(
        LocalDate day, int minutes, List<Slot> free, List<String> buildings, boolean admitted, @Nullable Instant own) {

    public String buildingNames() {
        return String.join(" · ", buildings);
    }
}
