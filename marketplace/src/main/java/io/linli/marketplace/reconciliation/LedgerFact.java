package io.linli.marketplace.reconciliation;

import java.time.Instant;
import java.util.Optional;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.ledger.Party;

/**
 * What the ledger says of one fact.
 *
 * @param key what it is compared under: its reference; for a correction, what it corrected
 * @param amount what it did to {@code PROVIDER_CLEARING}; zero for what moved nothing there
 * @param party whose money was on its way, for transfers and their reversals
 * @param outside no provider took part
 * @param refunded for what gave a payer money back
 */
record LedgerFact(
        String key,
        EntryKind kind,
        Money amount,
        Instant bookedAt,
        Optional<Party> party,
        Business business,
        boolean outside,
        Optional<Refunded> refunded) {

    /**
     * @param asked what the payer has back
     * @param takenBack what of it was taken back from the parties
     */
    record Refunded(Money asked, Money takenBack) {}

    boolean isCorrection() {
        return kind == EntryKind.CORRECTION;
    }
}
