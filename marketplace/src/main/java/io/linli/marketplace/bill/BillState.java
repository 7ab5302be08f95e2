package io.linli.marketplace.bill;

/** Where a bill stands. An open one may be held by a checkout; the other two are final. */
public enum BillState {
    OPEN,
    PAID,
    CANCELLED;

    /** The moves there are; the database holds the same. */
    public boolean mayBecome(BillState next) {
        return this == OPEN && next != OPEN;
    }
}
