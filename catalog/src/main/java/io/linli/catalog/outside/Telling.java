package io.linli.catalog.outside;

import io.linli.catalog.kernel.Refusal;

/** How whoever reads from an address says what is wrong with it. Who does not tell the cases apart says {@link #unreachable}. */
public interface Telling {

    /** It is not https, or not on the public network. */
    Refusal invalid();

    /** Nothing, or not all, came of it. */
    Refusal unreachable();

    Refusal tooLarge();

    /** Something was there, and stayed silent or was too slow. */
    default Refusal timedOut() {
        return unreachable();
    }

    /** The server does not know this user and password, or wants some. */
    default Refusal signInRefused() {
        return unreachable();
    }

    /** The server is there, the file is not. */
    default Refusal missing() {
        return unreachable();
    }

    /** The file is there, and not for this user. */
    default Refusal forbidden() {
        return unreachable();
    }

    /** The server is not the one it was; nobody signed in. */
    default Refusal hostKeyChanged() {
        return unreachable();
    }
}
