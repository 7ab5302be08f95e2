package io.linli.catalog.schedule;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.listing.OfferChange;

/**
 * What is to change about an offer, or did.
 *
 * @param until when it is put back; empty where it stays so
 * @param code why it was refused, where it was
 * @param leftAlone what was not put back at its end, as somebody had changed it meanwhile
 * @param editId to put it back by, once it was made
 * @param askedBy what who asked for it is called
 */
public record ScheduledChange(
        UUID id,
        UUID offerId,
        String supplierSku,
        LocalizedText name,
        OfferChange change,
        Instant at,
        Optional<Instant> until,
        State state,
        Optional<String> code,
        Set<Field> leftAlone,
        Optional<UUID> editId,
        String askedBy,
        Instant askedAt) {

    /** Where a change stands. */
    public enum State {
        PENDING,
        /** It is so now, and ends. */
        IN_FORCE,
        DONE,
        /** Its time went by while nobody could make it: nothing was changed. */
        MISSED,
        REFUSED,
        CANCELLED;

        public boolean isOver() {
            return this != PENDING && this != IN_FORCE;
        }
    }

    /** What of an offer can be put back at an end. */
    public enum Field {
        PRICE,
        LIST_PRICE,
        SHELF
    }
}
