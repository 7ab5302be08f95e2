package io.linli.marketplace.reconciliation;

/** How far a run is. */
public enum RunState {
    REQUESTED,
    RUNNING,
    DONE,
    FAILED
}
