package io.linli.marketplace.message;

/** A message was not taken. Carries a code and never an address. */
public final class Undelivered extends RuntimeException {

    /** What follows from it. */
    public enum Outlook {
        /** Try again. */
        LATER,
        /** It will never be taken. */
        NEVER,
        /** There is nowhere to send it to. */
        NOWHERE
    }

    private final String code;
    private final Outlook outlook;

    /** @param code stable, lower case with hyphens: {@code no-address} */
    public Undelivered(String code, Outlook outlook) {
        super(code, null, false, false);
        this.code = code;
        this.outlook = outlook;
    }

    public String code() {
        return code;
    }

    public Outlook outlook() {
        return outlook;
    }
}
