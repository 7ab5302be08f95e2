package io.linli.marketplace.quote;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A household asks a provider what something would cost.
 *
 * @param wish in the household's words
 * @param quoted what the provider said
 * @param note of the provider, also where it says no
 * @param bookingId where it was accepted: the visit
 */
public record QuoteRequest(
        UUID id,
        UUID companyId,
        UUID communityId,
        UUID householdId,
        UUID residentId,
        UUID supplierId,
        UUID serviceItemId,
        String wish,
        State state,
        Instant askedAt,
        Optional<Quoted> quoted,
        String note,
        Optional<UUID> bookingId) {

    /** Asked until the provider says a price or refuses; then accepted or declined. Withdrawn by who asked. */
    public enum State {
        ASKED,
        QUOTED,
        ACCEPTED,
        DECLINED,
        REFUSED,
        WITHDRAWN
    }

    /** Whether its price cannot be had any more. */
    public boolean expired(Instant now) {
        return state == State.QUOTED
                && quoted.map(quote -> !quote.validUntil().isAfter(now)).orElse(true);
    }

    /** Whether the provider is to answer, or may answer otherwise. */
    public boolean open() {
        return state == State.ASKED || state == State.QUOTED;
    }
}
