package io.linli.catalog.outside;

import io.linli.catalog.kernel.Refusal;

/** How whoever reads from an address says what is wrong with it. */
public interface Telling {

    /** It is not https, or not on the public network. */
    Refusal invalid();

    /** Nothing, or not all, came of it in time. */
    Refusal unreachable();

    Refusal tooLarge();
}
