package io.linli.marketplace.payout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.marketplace.ledger.Party;

/**
 * Where a party is paid, and when.
 *
 * @param providerAccount the provider's id; empty until the provider made it
 * @param enabled whether the provider takes transfers for it
 * @param submitted whether its owner went through the provider's form
 * @param due what the provider wants to know yet, in its words
 * @param disabledReason why it takes none, in the provider's words
 * @param deadline until when the provider must know
 */
public record PayoutAccount(
        UUID id,
        Party party,
        Optional<String> providerAccount,
        PayoutCycle cycle,
        boolean enabled,
        boolean submitted,
        List<String> due,
        Optional<String> disabledReason,
        Optional<Instant> deadline,
        Instant nextPayoutAt) {}
