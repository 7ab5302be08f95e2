package io.linli.fulfillment.dispatch;

/** How visits are given out whose technician the resident left open. */
public enum DispatchMode {
    /** By travel and the week's work. */
    AUTOMATIC,
    /** Whoever of the team takes it first. */
    POOL,
    /** As the provider says. */
    BY_HAND
}
