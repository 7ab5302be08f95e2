package io.linli.marketplace.payment;

/**
 * Where a dispute stands. The provider's events come in any order, so a state only ever follows one that is further up:
 *
 * <pre>
 * INQUIRY → INQUIRY_UNDER_REVIEW → INQUIRY_CLOSED → NEEDS_RESPONSE → UNDER_REVIEW → WON or LOST
 * </pre>
 *
 * Steps may be left out; an inquiry may grow into a dispute, also after it was closed. Won and lost are final.
 */
public enum DisputeState {
    /** The bank asks before it takes the money. */
    INQUIRY(0),
    INQUIRY_UNDER_REVIEW(1),
    /** The bank no longer asks. */
    INQUIRY_CLOSED(2),
    /** The money is withdrawn; evidence is awaited until it is due. */
    NEEDS_RESPONSE(3),
    UNDER_REVIEW(4),
    /** The money is ours again. */
    WON(5),
    /** The payer keeps the money. */
    LOST(5);

    private final int rank;

    DisputeState(int rank) {
        this.rank = rank;
    }

    /** Whether the provider's word of this state is news after that one. */
    boolean follows(DisputeState earlier) {
        return rank > earlier.rank;
    }

    /** Whether evidence is awaited. */
    public boolean takesEvidence() {
        return this == INQUIRY || this == NEEDS_RESPONSE;
    }

    boolean closed() {
        return this == INQUIRY_CLOSED || this == WON || this == LOST;
    }
}
