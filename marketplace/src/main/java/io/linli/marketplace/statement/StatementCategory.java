package io.linli.marketplace.statement;

import io.linli.marketplace.ledger.EntryKind;

/** What a movement was, to the party. */
public enum StatementCategory {
    /** Shares of divided order lines. */
    EARNED,
    /** What refunds and lost disputes took of shares. */
    TAKEN_BACK,
    /** What refunds that failed gave back. */
    RESTORED,
    /** What was transferred to the party. */
    PAID_OUT,
    /** What of it the party gave back. */
    CAME_BACK,
    /** What a person booked, and whatever is none of the others. */
    CORRECTED;

    public static StatementCategory of(EntryKind kind) {
        return switch (kind) {
            case SPLIT -> EARNED;
            case SPLIT_REVERSAL -> TAKEN_BACK;
            case SPLIT_RESTORED -> RESTORED;
            case TRANSFER -> PAID_OUT;
            case TRANSFER_REVERSAL -> CAME_BACK;
            default -> CORRECTED;
        };
    }
}
