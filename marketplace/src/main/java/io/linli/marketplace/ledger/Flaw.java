package io.linli.marketplace.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the books are not what was sealed.
 *
 * @param height where in its lane; absent for a balance and for what is in no lane
 * @param entryId of the entry, also when it is gone; absent for a balance, and where the seal is gone too
 * @param accountId of a balance
 */
public record Flaw(FlawKind kind, @Nullable Long height, @Nullable UUID entryId, @Nullable UUID accountId) {

    static Flaw at(FlawKind kind, long height, @Nullable UUID entryId) {
        return new Flaw(kind, height, entryId, null);
    }

    static Flaw ofBalance(UUID accountId) {
        return new Flaw(FlawKind.BALANCE_OFF, null, null, accountId);
    }

    static Flaw unsealed(UUID entryId) {
        return new Flaw(FlawKind.UNSEALED, null, entryId, null);
    }
}
