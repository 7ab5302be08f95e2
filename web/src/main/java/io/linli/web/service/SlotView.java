package io.linli.web.service;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A free slot.
 *
 * @param technicians who could come then
 */
public record SlotView(Instant startsAt, Instant endsAt, List<TechnicianView> technicians) {

    /** A technician by the name residents see. */
    public record TechnicianView(UUID id, String name) {}
}
