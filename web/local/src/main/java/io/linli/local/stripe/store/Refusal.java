package io.linli.local.stripe.store;

/** An exception that decides whether the work it ends is kept: a declined card leaves traces, a wrong parameter none. */
public abstract class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    protected Refusal(String message) {
        super(message, null, false, false);
    }

    /** Whether what was staged before the refusal is committed. */
    public abstract boolean keepsWork();
}
