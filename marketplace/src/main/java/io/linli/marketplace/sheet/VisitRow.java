package io.linli.marketplace.sheet;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A visit of a group-buy that is to be made, as far as that is known.
 *
 * @param number of its seat, in the order of paying; empty for one that was paid after the group-buy had failed
 * @param resident the name the resident goes by; empty where it was erased
 */
public record VisitRow(
        UUID seatId,
        Optional<Long> number,
        Dwelling dwelling,
        String resident,
        Instant startsAt,
        Instant endsAt,
        UUID technicianId) {}
