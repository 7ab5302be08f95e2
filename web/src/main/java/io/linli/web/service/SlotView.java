package io.linli.web.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.linli.fulfillment.schedule.Slot;

/**
 * A free slot: a visit, or a window of arrival where the service is booked by windows.
 *
 * @param free how many could come then
 * @param technicians who they are; none where only their number was asked for
 */
public record SlotView(Instant startsAt, Instant endsAt, int free, List<TechnicianView> technicians) {

    /** A technician by the name residents see. */
    public record TechnicianView(UUID id, String name) {}

    static SlotView counted(Slot slot) {
        return new SlotView(slot.startsAt(), slot.endsAt(), slot.technicianIds().size(), List.of());
    }

    static SlotView named(Slot slot, Map<UUID, TechnicianView> team) {
        return new SlotView(
                slot.startsAt(),
                slot.endsAt(),
                slot.technicianIds().size(),
                slot.technicianIds().stream().map(team::get).toList());
    }
}
