package io.linli.local.mail;

/**
 * What goes wrong at the next mails of a mailbox.
 *
 * @param times how many are left
 */
record Fault(Kind kind, int times) {

    static final Fault NONE = new Fault(Kind.NONE, 0);

    enum Kind {
        NONE,
        /** 451: try again later. */
        BUSY,
        /** 550 to a recipient: never. */
        NO_SUCH_ADDRESS,
        /** 550 to whoever sends: not from there. */
        SENDER_REFUSED,
        /** Taken, but nobody is told. */
        ANSWER_LOST
    }

    /** The same with one less. */
    Fault spent() {
        return times > 1 ? new Fault(kind, times - 1) : NONE;
    }
}
