package io.linli.marketplace.reconciliation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

import io.linli.marketplace.ledger.Party;

/**
 * What a comparison goes by.
 *
 * @param owners whose each account at the provider is; those of nobody are not in it
 * @param bankTold to when the bank's files reach; empty before the first file
 * @param zone of the bank's days
 */
record Rules(
        Instant now,
        Patience provider,
        Patience refund,
        Patience bank,
        Map<String, Party> owners,
        Optional<Instant> bankTold,
        ZoneId zone) {

    /** Empty for no account, and for an account of nobody. */
    Optional<Party> ownerOf(Optional<String> account) {
        return account.map(owners::get);
    }
}
