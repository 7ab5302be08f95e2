package io.linli.fulfillment.schedule;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.service.ServiceItem;
import io.linli.marketplace.booking.VisitNeeds;

/**
 * Which slots are looked for.
 *
 * @param duration of the visit, with what was chosen
 * @param needs who may come, and where to
 * @param technicianId the only one asked; null for any
 * @param zone of the community: days and windows are in its local time
 * @param from first day, in that zone; days that are over have no slots
 */
public record SlotSearch(
        UUID supplierId,
        Duration duration,
        VisitNeeds needs,
        @Nullable UUID technicianId,
        ZoneId zone,
        LocalDate from,
        int days) {

    /** A visit as it is offered first, wherever it may be, by anybody. */
    static SlotSearch anywhere(ServiceItem item, ZoneId zone, LocalDate from, int days) {
        return new SlotSearch(
                item.supplierId(),
                Duration.ofMinutes(item.durationMinutes()),
                new VisitNeeds(item.visit(), null, null),
                null,
                zone,
                from,
                days);
    }

    SlotSearch within(LocalDate first, int left) {
        return new SlotSearch(supplierId, duration, needs, technicianId, zone, first, left);
    }
}
