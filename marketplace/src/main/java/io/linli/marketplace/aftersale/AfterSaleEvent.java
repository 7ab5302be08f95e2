package io.linli.marketplace.aftersale;

/** What can happen to an after-sale request. */
public enum AfterSaleEvent {
    /** Whoever decides grants it, whole or in part. */
    APPROVE,
    /** Whoever decides says no. */
    REFUSE,
    /** The supplier did not answer in time. */
    STAY_SILENT,
    /** The household takes the supplier's refusal to the property company. */
    ESCALATE,
    /** The household no longer asks. */
    WITHDRAW,
    /** The provider gave the money back. */
    PAY_BACK,
    /** The provider could not, or the money came back to us. */
    FAIL
}
