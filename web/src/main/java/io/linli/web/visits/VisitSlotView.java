package io.linli.web.visits;

import java.time.Instant;

import io.linli.fulfillment.schedule.Slot;

/**
 * A free time for a visit.
 *
 * @param technicians how many could come then
 */
public record VisitSlotView(Instant startsAt, Instant endsAt, int technicians) {

    static VisitSlotView of(Slot slot) {
        return new VisitSlotView(
                slot.startsAt(), slot.endsAt(), slot.technicianIds().size());
    }
}
