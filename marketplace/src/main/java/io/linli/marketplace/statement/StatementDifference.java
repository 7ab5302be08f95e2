package io.linli.marketplace.statement;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;

/**
 * Where a statement and the ledger disagree.
 *
 * @param position of the line in the statement; absent for a figure, and for what the statement does not have
 * @param entryId of the line; absent for a figure
 * @param stated absent where the statement has no such line
 * @param recomputed absent where the ledger has no such movement
 */
public record StatementDifference(
        Subject subject,
        @Nullable Integer position,
        @Nullable UUID entryId,
        @Nullable UUID orderId,
        @Nullable UUID lineId,
        @Nullable Value stated,
        @Nullable Value recomputed) {

    /** What differs. */
    public enum Subject {
        OPENING,
        EARNED,
        TAKEN_BACK,
        RESTORED,
        PAID_OUT,
        CAME_BACK,
        CORRECTED,
        CLOSING,
        PENDING,
        PAYABLE,
        RECEIVABLE,
        IN_TRANSIT,
        /** The ledger has no such movement any more. */
        LINE_MISSING,
        /** The ledger has a movement that the statement has not. */
        LINE_ADDED,
        /** The ledger says something else of the movement. */
        LINE_CHANGED
    }

    /**
     * An amount, and for a line its fact and moment.
     *
     * @param kind name of the fact
     */
    public record Value(Money amount, @Nullable String kind, @Nullable Instant bookedAt) {}

    static StatementDifference figure(Subject subject, Money stated, Money recomputed) {
        return new StatementDifference(
                subject, null, null, null, null, new Value(stated, null, null), new Value(recomputed, null, null));
    }
}
