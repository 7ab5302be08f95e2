package io.linli.marketplace.payout;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.Party;

/**
 * What a party is paid at once.
 *
 * @param number for people, without gaps in a year: {@code PO-2026-000123}
 * @param shares of lines that were released
 * @param owed taken off, because the party owes it
 * @param amount shares less what is owed
 * @param recalled of that, what was asked back since and not refused
 * @param providerTransfer the provider's id, once sent
 * @param failure of the last try, in the provider's words
 * @param releasedBefore shares released from then on are left for the next
 * @param finishedAt when it was sent or failed
 */
public record Payout(
        UUID id,
        String number,
        Party party,
        Money shares,
        Money owed,
        Money amount,
        Money recalled,
        PayoutState state,
        Optional<String> providerTransfer,
        Optional<String> failure,
        Instant releasedBefore,
        Instant createdAt,
        Optional<Instant> finishedAt) {

    /** The ledger's reference of what was set aside for a payout. */
    public static String reference(UUID payoutId) {
        return "payout:" + payoutId;
    }

    /** The ledger's reference of its transfer. */
    public static String transferReference(UUID payoutId) {
        return "transfer:" + payoutId;
    }
}
