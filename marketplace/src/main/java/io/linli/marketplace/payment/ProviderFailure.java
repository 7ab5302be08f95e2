package io.linli.marketplace.payment;

/** A call to the provider did not do what was asked. */
public final class ProviderFailure extends RuntimeException {

    /** What is known about the call. */
    public enum Kind {
        /** No answer came: it may or may not have happened. The same key may be used again. */
        UNANSWERED,
        /** The provider answered that it failed; it may have happened, and the answer sticks to its key. */
        BROKEN,
        /** The provider refused: it did not happen and will not. */
        REJECTED,
        /** Too many calls, or the key is in use at this moment: it did not happen; try again with the same key. */
        BUSY
    }

    private final Kind kind;
    private final String code;

    /**
     * A failed call.
     *
     * @param code the provider's, for logs: {@code idempotency_error}
     */
    public ProviderFailure(Kind kind, String code, Throwable cause) {
        super("payment provider: " + kind + " " + code, cause);
        this.kind = kind;
        this.code = code;
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }
}
