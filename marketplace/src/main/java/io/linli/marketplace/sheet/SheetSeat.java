package io.linli.marketplace.sheet;

import java.util.Optional;
import java.util.UUID;

import io.linli.marketplace.campaign.Otherwise;
import io.linli.marketplace.campaign.SeatHold;

/**
 * A seat on the order sheet.
 *
 * @param number in the order of paying, from 1; empty for one that was paid after the campaign had failed, to be bought alone
 * @param resident the name the resident goes by; empty where it was erased
 * @param quantity units wanted
 * @param upTo units at most
 * @param had units in the end; empty until that is decided
 * @param otherwise what the member chose for its failure
 */
public record SheetSeat(
        UUID id,
        Optional<Long> number,
        Dwelling dwelling,
        String resident,
        UUID itemId,
        long quantity,
        long upTo,
        Optional<Long> had,
        Otherwise otherwise,
        SeatHold.State state) {}
