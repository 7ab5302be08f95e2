package io.linli.marketplace.statement;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.EntryKind;

/**
 * What one fact moved for the party, for one order line where it belongs to one.
 *
 * @param position 1, 2, 3 … in the order of the moments
 * @param amount positive in the party's favour; never zero
 */
public record StatementLine(
        int position,
        UUID entryId,
        Instant bookedAt,
        EntryKind kind,
        @Nullable UUID orderId,
        @Nullable UUID lineId,
        Money amount) {

    public StatementCategory category() {
        return StatementCategory.of(kind);
    }
}
