package io.linli.catalog.service;

import io.linli.catalog.kernel.Money;

/** How the price of a service comes about from its rate: the price and duration of the size that is chosen. */
public sealed interface Pricing {

    /** What can be said before anybody has looked. */
    sealed interface Measured extends Pricing {}

    /** The rate is the price. */
    record Fixed() implements Measured {}

    /**
     * The rate is for an hour; how long is chosen.
     *
     * @param leastMinutes a multiple of the step
     * @param stepMinutes at least 5
     * @param mostMinutes a multiple of the step
     */
    record PerHour(int leastMinutes, int stepMinutes, int mostMinutes) implements Measured {}

    /**
     * The rate is for a square metre; its duration is for setting up.
     *
     * @param minutesPerTen how long ten square metres take
     */
    record PerSquareMetre(int least, int most, int minutesPerTen) implements Measured {}

    /**
     * The rate is for a piece, its duration for the first.
     *
     * @param minutesEach how long each further piece takes
     */
    record PerPiece(int most, int minutesEach) implements Measured {}

    /** Coming costs a fee; the rest comes about as {@code then} says. */
    record CallOut(Money fee, Measured then) implements Pricing {}

    /** Somebody has to look first: nothing can be booked for a price. */
    record QuoteFirst() implements Pricing {}

    /** What is measured, where anything is; also behind a call-out fee. */
    default Pricing measured() {
        return this instanceof CallOut callOut ? callOut.then() : this;
    }
}
